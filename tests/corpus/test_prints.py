"""PDF: reading order, paragraphs by the look of lines, and no running heads or page numbers."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise

import pytest

from corpus.cleaning import source_offset
from corpus.readers.pdf import read
from corpus.reading import parse_bytes

BODY = (
    "一年来，我们坚持以习近平新时代中国特色社会主义思想为指导，全面贯彻党的二十大精神，扎实推进高质量"
    "发展，地区生产总值增长5.8%，规模以上工业增加值增长7.2%，粮食总产量34.5亿斤。就业形势总体稳定，"
    "城镇新增就业12.3万人，居民收入与经济增长基本同步，社会大局保持稳定，人民生活水平进一步提高，各项"
    "事业取得新进展。"
)
OTHER = (
    "新的一年，我们将坚持稳中求进工作总基调，完整准确全面贯彻新发展理念，加快构建新发展格局，着力推动"
    "高质量发展，全力办好民生实事，持续改善生态环境，切实防范化解重点领域风险，努力完成全年目标任务，"
    "确保圆满收官。"
)
Placed = tuple[float, float, float, str]
"""x, y, size and text of a line."""


def printed(pages: Iterable[Iterable[Placed]], drawn: Sequence[str] = ()) -> bytes:
    """A PDF of these pages in a font that is not embedded, every character a size wide.

    `drawn` are the drawings of the pages, in the operators of PDF.
    """
    contents = [
        "".join(
            f"BT /F {size} Tf 1 0 0 1 {x} {y} Tm <{text.encode('utf-16-be').hex()}> Tj ET\n"
            for x, y, size, text in page
        )
        + (drawn[at] if at < len(drawn) else "")
        for at, page in enumerate(pages)
    ]
    kids = " ".join(f"{10 + 2 * at} 0 R" for at in range(len(contents)))
    parts = {
        1: "<< /Type /Catalog /Pages 2 0 R >>",
        2: f"<< /Type /Pages /Kids [{kids}] /Count {len(contents)} >>",
        3: "<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H"
        " /DescendantFonts [4 0 R] >>",
        4: "<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /DW 1000 /CIDSystemInfo"
        " << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> /FontDescriptor 5 0 R >>",
        5: "<< /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [0 -120 1000 880]"
        " /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 880 /StemV 80 >>",
    }
    out = bytearray(b"%PDF-1.5\n")
    places: dict[int, int] = {}
    for number, part in parts.items():
        places[number] = len(out)
        out += f"{number} 0 obj {part} endobj\n".encode()
    for at, content in enumerate(contents):
        places[10 + 2 * at] = len(out)
        out += (
            f"{10 + 2 * at} 0 obj << /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources"
            f" << /Font << /F 3 0 R >> >> /Contents {11 + 2 * at} 0 R >> endobj\n"
        ).encode()
        places[11 + 2 * at] = len(out)
        packed = zlib.compress(content.encode())
        head = f"<< /Filter /FlateDecode /Length {len(packed)} >> stream\n"
        out += f"{11 + 2 * at} 0 obj {head}".encode()
        out += packed + b"\nendstream endobj\n"
    start = len(out)
    out += b"xref\n0 1\n0000000000 65535 f \n"
    for number, place in places.items():
        out += f"{number} 1\n{place:010} 00000 n \n".encode()
    out += f"trailer << /Size 999 /Root 1 0 R >> startxref\n{start}\n%%EOF".encode()
    return bytes(out)


def column(
    paragraphs: Iterable[str], left: float, top: float, width: int, size: float = 12
) -> list[Placed]:
    """Paragraphs set in lines of `width` characters, the first indented by two."""
    lines: list[Placed] = []
    for paragraph in paragraphs:
        at, indent = 0, 2
        while at < len(paragraph):
            room = width - indent
            lines.append((left + indent * size, top, size, paragraph[at : at + room]))
            at, indent, top = at + room, 0, top - 1.5 * size
    return lines


def texts(raw: bytes) -> list[str]:
    extracted = read(raw, "a.pdf")
    for line in extracted.lines:
        for offset, character in enumerate(line.content.text):
            assert extracted.text[source_offset(line.content.runs, offset)] == character
    return [line.content.text for line in extracted.lines]


def test_lines_of_a_paragraph_are_joined_and_paragraphs_kept_apart() -> None:
    assert texts(printed([column([BODY, OTHER, BODY], 72, 740, 36)])) == [BODY, OTHER, BODY]


def test_a_paragraph_goes_on_over_the_page_without_running_heads_and_page_numbers() -> None:
    lines = column([BODY, OTHER] * 3, 72, 740, 36)
    pages: list[list[Placed]] = []
    for at in range(0, len(lines), 7):
        top = lines[at][1]
        page = [(x, y - top + 740, size, text) for x, y, size, text in lines[at : at + 7]]
        head: Placed = (200, 800, 9, "临江市人民政府公报 2024年第3期")
        number: Placed = (270, 60, 10.5, f"— {len(pages) + 1} —")
        pages.append([head, *page, number])

    assert texts(printed(pages)) == [BODY, OTHER] * 3


def test_what_a_browser_prints_around_a_single_page_is_left_out() -> None:
    page: list[Placed] = [
        (24, 820, 8, "2024/5/6 09:12"),
        (280, 820, 8, "关于防汛工作的通知"),
        *column([BODY, OTHER], 72, 740, 36),
        (24, 20, 8, "https://www.example.gov.cn/zwgk/202405/t20240506_1.html"),
        (560, 20, 8, "1/1"),
    ]
    assert texts(printed([page])) == [BODY, OTHER]


def test_two_columns_are_read_one_after_the_other_below_their_headline() -> None:
    headline: Placed = (150, 790, 22, "临江市加快发展新质生产力")
    left = column([BODY, OTHER], 60, 740, 18)
    right = column([OTHER, BODY], 60 + 18 * 12 + 24, 740, 18)
    mixed = [line for pair in zip(left, right, strict=False) for line in pair]
    rest = [*left[len(right) :], *right[len(left) :]]

    assert texts(printed([[headline, *mixed, *rest]])) == [
        "临江市加快发展新质生产力",
        *(BODY, OTHER, OTHER, BODY),
    ]


def test_a_line_that_hangs_into_the_gutter_parts_no_column() -> None:
    left = column([BODY, OTHER], 60, 740, 18)
    right = column([OTHER, BODY], 60 + 18 * 12 + 18, 740, 18)
    (x, y, size, text), (_, below, _, rest) = left[3:5]
    hanging = [*left[:3], (x, y, size, text + rest[0]), (x, below, size, rest[1:]), *left[5:]]

    assert texts(printed([[*hanging, *right]])) == [BODY, OTHER, OTHER, BODY]


def test_the_rows_of_a_table_are_not_taken_for_columns() -> None:
    rows = [("指标", "2023年", "2024年"), ("生产总值", "1200亿元", "1290亿元")]
    rows += [(f"第{at}产业", f"{at}00亿元", f"{at}10亿元") for at in range(1, 9)]
    table: list[Placed] = [
        (72 + 150 * nth, 700 - 20 * at, 12, cell)
        for at, row in enumerate(rows)
        for nth, cell in enumerate(row)
    ]

    assert texts(printed([table])) == ["|".join(row) for row in rows]


def test_a_numbered_item_begins_a_paragraph_though_the_line_before_is_full() -> None:
    first = "（一）" + "加" * 30 + "；"
    lines = column([], 0, 0, 1) + [
        (72.0, 740 - 18 * at, 12.0, text)
        for at, text in enumerate(
            (first, "（二）" + "快" * 30 + "。", "（三）" + "好" * 9 + "。") * 3
        )
    ]

    assert len(texts(printed([lines]))) == 9


LEFTS, WIDE = (72.0, 132.0, 192.0, 252.0), 12.0


def stroked(x: float, y: float, to_x: float, to_y: float) -> str:
    return f"{x} {y} m {to_x} {to_y} l S\n"


def filled(x: float, y: float, to_x: float, to_y: float) -> str:
    return f"{x - 0.25} {y - 0.25} {to_x - x + 0.5} {to_y - y + 0.5} re f\n"


def ruled(
    tops: Sequence[float], lefts: Sequence[float] = LEFTS, rule: Callable[..., str] = stroked
) -> str:
    """The rules of a table, drawn cell by cell as office programs do."""
    level = [rule(x, y, to_x, y) for y in tops for x, to_x in pairwise(lefts)]
    upright = [rule(x, y, x, top) for x in lefts for top, y in pairwise(tops)]
    return "".join([*level, *upright])


def cell(row_top: float, column: int, *lines: str) -> list[Placed]:
    return [
        (LEFTS[column] + 3, row_top - 12 - 14 * nth, WIDE, line) for nth, line in enumerate(lines)
    ]


@pytest.mark.parametrize("rule", [stroked, filled])
def test_a_ruled_table_is_told_cell_by_cell_though_its_cells_take_several_lines(
    rule: Callable[..., str],
) -> None:
    placed = [
        *cell(700, 0, "指标"), *cell(700, 1, "单位"), *cell(700, 2, "全年"),
        *cell(680, 0, "社会消费", "品零售总", "额"), *cell(680, 1, "亿元"), *cell(680, 2, "560"),
        *cell(630, 0, "进出口"), *cell(630, 1, "万美元"), *cell(630, 2, "98.6"),
    ]  # fmt: skip
    below: Placed = (72, 580, 12, "注：数据为初步统计数。")

    assert texts(printed([[*placed, below]], [ruled((700, 680, 630, 610), rule=rule)])) == [
        "指标|单位|全年",
        "社会消费品零售总额|亿元|560",
        "进出口|万美元|98.6",
        "注：数据为初步统计数。",
    ]


def test_cells_that_take_several_rows_or_columns_stand_where_they_begin() -> None:
    rules = "".join(
        (
            stroked(72, 700, 252, 700), stroked(132, 680, 252, 680), stroked(72, 660, 252, 660),
            stroked(72, 640, 252, 640), stroked(72, 700, 72, 640), stroked(132, 700, 132, 640),
            stroked(192, 680, 192, 640), stroked(252, 700, 252, 640),
        )
    )  # fmt: skip
    placed = [
        *cell(700, 0, "指标"), *cell(700, 1, "全年"),
        *cell(680, 1, "绝对数"), *cell(680, 2, "增速"),
        *cell(660, 0, "总值"), *cell(660, 1, "1290"), *cell(660, 2, "5.6"),
    ]  # fmt: skip

    assert texts(printed([placed], [rules])) == ["指标|全年", "|绝对数|增速", "总值|1290|5.6"]


def test_a_table_with_open_sides_ends_where_its_rules_do() -> None:
    rules = ruled((700, 680, 660), LEFTS).replace(stroked(72, 680, 72, 700), "")
    rules = rules.replace(stroked(72, 660, 72, 680), "").replace(stroked(252, 680, 252, 700), "")
    placed = [
        *cell(700, 0, "年份"), *cell(700, 1, "产值"), *cell(700, 2, "人口"),
        *cell(680, 0, "2024"), *cell(680, 1, "1290"), *cell(680, 2, "34.5"),
    ]  # fmt: skip

    assert texts(printed([placed], [rules])) == ["年份|产值|人口", "2024|1290|34.5"]


def test_a_frame_around_running_text_is_no_table() -> None:
    lines = column([BODY, OTHER], 72, 740, 36)

    assert texts(printed([lines], [ruled((760, 500), (60, 520))])) == [BODY, OTHER]


def test_a_table_that_goes_on_over_a_page_has_its_head_once_and_its_parted_row_whole() -> None:
    head = [*cell(700, 0, "序号"), *cell(700, 1, "任务"), *cell(700, 2, "期限")]
    first = [*cell(680, 0, "1"), *cell(680, 1, "改造老旧", "小区三十"), *cell(680, 2, "年底")]
    rest = [*cell(680, 1, "个"), *cell(660, 0, "2"), *cell(660, 1, "植树"), *cell(660, 2, "四月")]
    pages = [[*head, *first], [*head, *rest]]

    assert texts(printed(pages, [ruled((700, 680, 640)), ruled((700, 680, 660, 640))])) == [
        "序号|任务|期限",
        "1|改造老旧小区三十个|年底",
        "2|植树|四月",
    ]


def test_a_head_on_each_page_is_told_once_though_headings_part_the_table() -> None:
    head = [*cell(700, 0, "序号"), *cell(700, 1, "任务"), *cell(700, 2, "期限")]

    def page(nth: int) -> list[Placed]:
        rows = ((0, str(nth)), (1, f"任务{nth}"), (2, "年底"))
        above = [placed for at, text in rows for placed in cell(680, at, text)]
        below = [placed for at, text in rows for placed in cell(620, at, text.replace("年", "月"))]
        return [*head, *above, (76.0, 646.0, 12.0, f"第{nth}类项目"), *below]

    rules = ruled((700, 680, 660)) + ruled((640, 620))
    found = texts(printed([page(nth) for nth in (1, 2, 3)], [rules] * 3))
    assert found.count("序号|任务|期限") == 1
    assert [text for text in found if text.endswith("年底")] == [
        f"{n}|任务{n}|年底" for n in (1, 2, 3)
    ]


def test_figures_below_one_another_stand_in_columns_of_their_own_without_rules() -> None:
    rows = [("生产总值（亿元）", "1200.5", "1290.8"), ("财政收入（亿元）", "98.6", "103.2")]
    table: list[Placed] = [
        (x, 700 - 20 * at, 12, text)
        for at, row in enumerate(rows)
        for x, text in zip((72, 180, 262), row, strict=True)
    ]

    assert texts(printed([table])) == ["|".join(row) for row in rows]


@pytest.mark.parametrize(
    ("matrix", "is_read"),
    [("1 0 0.33 1", True), ("0.7 0 0.18 0.7", True), ("0.7 0.7 -0.7 0.7", False)],
)
def test_slanted_letters_are_read_and_a_watermark_across_the_page_is_not(
    matrix: str,
    is_read: bool,
) -> None:
    shown = "目录".encode("utf-16-be").hex()
    slanted = f"BT /F 16 Tf {matrix} 200 600 Tm <{shown}> Tj ET\n"
    rows = [(72.0, 760.0 - 24 * at, 12.0, BODY[20 * at : 20 * at + 20]) for at in range(4)]
    lines = read(printed([rows], [slanted]), "a.pdf").lines
    assert ("目录" in "".join(line.content.text for line in lines)) is is_read


def test_larger_letters_over_the_text_are_headings_the_larger_the_higher() -> None:
    top = 780.0
    page: list[Placed] = [(150, top, 22, "社会性别统计报告")]
    for size, text in ((16, "1 人口特征"), (14, "人口规模"), (14, "年龄构成"), (16, "2 教育")):
        page.append((72, top - 40, size, text))
        lines = column([BODY], 72, top - 70, 36)
        page += lines
        top = lines[-1][1]
    document = parse_bytes(printed([page]), "a.pdf")
    assert [(each.level, each.heading) for each in document.sections] == [
        (0, "社会性别统计报告"),
        (1, "1人口特征"),
        (2, "人口规模"),
        (2, "年龄构成"),
        (1, "2教育"),
    ]


def test_what_an_annex_is_called_is_not_the_title_of_a_print() -> None:
    page: list[Placed] = [(72, 800, 16, "附件2："), (150, 760, 20, "面试递补人员名单")]
    document = parse_bytes(printed([[*page, *column([BODY], 72, 700, 36)]]), "a.pdf")
    assert document.title == "面试递补人员名单"


def flush(lines: Sequence[str]) -> list[Placed]:
    """Lines without indents, one below the other."""
    return [(72, 740 - 18 * nth, 12, line) for nth, line in enumerate(lines)]


def test_an_article_begins_a_paragraph_though_the_line_before_is_full() -> None:
    full = [BODY[at : at + 36] for at in range(0, 108, 36)]
    ended = full[2][:-1] + "。"
    lines = [
        *full[:2],
        ended,
        "第二十条任何单位和个人都应当",
        ended,
        "第三条规定的措施由国务院制定。",
    ]
    assert texts(printed([flush(lines)])) == [
        "".join([*full[:2], ended]),
        "第二十条任何单位和个人都应当",
        ended + "第三条规定的措施由国务院制定。",
    ]


def test_an_item_whose_quotation_is_open_goes_on_in_the_next_line() -> None:
    full = [BODY[at : at + 36] for at in range(0, 108, 36)]
    item = "8.联农模式：在发展产业中，探索形成的“党组织+龙头企业发展好起来"
    full[2] = full[2][:-1] + "。"
    lines = [*full, item, "+合作社”产业发展模式和利益联结机制，取得了很好的成效。", *full]
    assert item + lines[4] in texts(printed([flush(lines)]))


def test_a_number_at_the_margin_begins_no_paragraph_where_paragraphs_are_indented() -> None:
    items = "".join(f"（{at}）{'新建改建中小学和幼儿园' * 5}一。" for at in range(1, 10))
    paragraphs = [BODY, "今年办好以下各项为民办的实事要事。" + "好" + items, OTHER]
    assert {len(each) for each in items.split("（")[1:]} == {59}
    assert texts(printed([column(paragraphs, 72, 760, 20, 10)])) == paragraphs


def test_figures_in_a_row_that_stood_together_go_on_with_the_line_before() -> None:
    lines = [
        "全省旅游服务质量加快提升升级一码游平台功能新增五星级饭店三",
        "家接待游客人次、旅游总花费分别增长",
        "10.4%、13.3%、81.8%。贵州旅游热度更高、人气",
        "更旺。",
    ]
    more = ["新能源产业加快发展，就业形势总体稳定，居民收入稳步增长。"] * 6
    assert texts(printed([flush([*lines, *more])]))[0] == "".join(lines)


def test_a_dash_behind_the_end_of_a_sentence_begins_a_paragraph() -> None:
    full = [BODY[at : at + 36] for at in range(0, 108, 36)]
    ended = full[2][:-1] + "。"
    point = ("——更加注重" + full[0])[:36]
    lines = [*full[:2], ended, point, *full[:2], "——" + full[0][:34], ended]
    assert texts(printed([flush(lines)])) == ["".join(lines[:3]), "".join(lines[3:])]
