"""PDF: reading order, paragraphs by the look of lines, and no running heads or page numbers."""

from __future__ import annotations

import zlib
from collections.abc import Iterable

from corpus.cleaning import source_offset
from corpus.readers.pdf import read

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


def printed(pages: Iterable[Iterable[Placed]]) -> bytes:
    """A PDF of these pages in a font that is not embedded, every character a size wide."""
    contents = [
        "".join(
            f"BT /F {size} Tf 1 0 0 1 {x} {y} Tm <{text.encode('utf-16-be').hex()}> Tj ET\n"
            for x, y, size, text in page
        )
        for page in pages
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
