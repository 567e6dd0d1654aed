"""PDF: gaps, first lines, even line ends, and what opens paragraphs tell where one begins."""

from __future__ import annotations

from corpus.reading import parse_bytes
from tests.corpus.test_prints import BODY, OTHER, Placed, column, printed, texts

CLAUSE = "县级以上人民政府应当加强对电梯安全工作的领导，将其纳入安全生产责任体系和年度考核内容。"
HEAD = "（二）聚力打造内陆开放国际合作引领区，在服务国家向西向南高水平开放"


def apart(
    paragraphs: list[str], width: int, pitch: float = 14, gap: float = 23, top: float = 780
) -> list[Placed]:
    """Paragraphs without an indent, `gap` between their baselines and `pitch` between lines."""
    lines: list[Placed] = []
    for paragraph in paragraphs:
        parts = [paragraph[at : at + width] for at in range(0, len(paragraph), width)]
        lines += [(72, top - pitch * at, 12, part) for at, part in enumerate(parts)]
        top = lines[-1][1] - gap
    return lines


def test_short_paragraphs_stand_apart_though_most_lines_are_the_first_of_one() -> None:
    width = 36
    full = CLAUSE[: width - 1] + "。"
    paragraphs = [full, CLAUSE, full, full, CLAUSE, full, CLAUSE, full, full, CLAUSE, full]
    assert texts(printed([apart(paragraphs, width)])) == paragraphs


def test_a_gap_that_is_hardly_wider_than_a_line_parts_paragraphs_where_all_have_it() -> None:
    width = 36
    full = CLAUSE[: width - 1] + "。"
    paragraphs = [BODY, full, OTHER, full, CLAUSE, full, BODY, OTHER]
    assert texts(printed([apart(paragraphs, width, pitch=15, gap=20)])) == paragraphs


def test_a_title_that_fills_its_line_is_none_of_the_indented_paragraph_below() -> None:
    width = 30
    title = "最高人民法院关于刑事裁判涉财产部分执行的若干规定与说明一"
    assert len(title) == width - 2
    found = texts(printed([column([title, BODY, OTHER, BODY, OTHER], 72, 780, width)]))
    assert found == [title, BODY, OTHER, BODY, OTHER]


def test_a_line_that_stops_short_ends_a_paragraph_where_no_other_stops_short() -> None:
    width = 36
    passed = "2019年2月17日中华人民共和国国务院令第708号公布执行"
    lines: list[Placed] = [(72, 780, 12, passed), (72, 765, 12, "2019年4月1日起正式施行")]
    more = [apart([BODY, OTHER] * 4, width, 15, 15, top) for top in (735, 780)]
    found = texts(printed([[*lines, *more[0]], more[1]]))
    assert found[:2] == [passed, "2019年4月1日起正式施行"]


def test_a_full_line_over_a_paragraph_like_the_others_ends_one_where_nothing_shows_it() -> None:
    width = 36
    full = CLAUSE[: width - 1] + "。"
    told = [CLAUSE, BODY, CLAUSE, CLAUSE, BODY, full, CLAUSE, CLAUSE, BODY, full, CLAUSE]
    assert texts(printed([apart(told, width, 15, 15)])) == told


def test_a_sentence_that_ends_at_a_page_end_may_end_a_paragraph_where_gaps_part_them() -> None:
    width = 36
    first = [CLAUSE.replace("电梯", one).replace("考核", one) for one in ("电梯", "锅炉", "索道")]
    last = [each[: width - 1] + "。" for each in first]
    pages = [[each, BODY, each, ended] for each, ended in zip(first, last, strict=True)]
    told = [paragraph for page in pages for paragraph in page]
    assert texts(printed([apart(page, width) for page in pages])) == told


def test_a_number_at_the_margin_begins_a_paragraph_where_its_fellows_do() -> None:
    width = 30
    items = [f"（{number}）加强对电梯安全工作的领导；" for number in "一二四五六"]
    full = ("（三）" + CLAUSE)[: width - 1] + "；"
    above = [BODY, CLAUSE] * 4
    lines = column([*above, "有下列情形之一的，应当加强检查："], 72, 810, width, 9)
    top = lines[-1][1]
    told = [*items[:2], full, *items[2:]]
    lines += [(72, top - 13.5 * at, 9, item) for at, item in enumerate(told, 1)]
    assert texts(printed([lines]))[-6:] == told


def test_a_heading_over_two_lines_in_the_middle_is_one() -> None:
    heading: list[Placed] = [
        (72 + 6, 690, 12, HEAD),
        (72 + 14 * 12, 672, 12, "中培育新优势二"),
    ]
    above = column([OTHER], 72, 780, 35)
    below = column([BODY, OTHER], 72, 640, 35)
    found = texts(printed([[*above, *heading, *below]]))
    assert found[1] == HEAD + "中培育新优势二"


def test_a_last_page_of_two_columns_is_read_as_the_others() -> None:
    left = column([BODY, OTHER, BODY], 40, 780, 20, 10)
    right = column([OTHER, BODY, OTHER], 310, 780, 20, 10)
    last: list[Placed] = [
        (60, 780, 10, "第十九条国务院组成部门和直属机"),
        (40, 765, 10, "构应当各司其职、各负其责。"),
        (330, 780, 10, "第二十条本法自公布之日起施行。"),
        (310, 765, 10, "附则由国务院负责解释。"),
    ]
    found = texts(printed([[*left, *right], last]))
    assert "第十九条国务院组成部门和直属机构应当各司其职、各负其责。" in found


def test_cells_below_one_another_are_told_though_they_stand_close() -> None:
    rows = [
        ("产品名称", "计量单位", "产量"),
        ("塑料制品", "吨", "183946"),
        ("烟花鞭炮", "万箱", "1575"),
    ]
    lines = [
        (left, 600 - 24.0 * at, 12.0, cell)
        for at, row in enumerate(rows)
        for left, cell in zip((72.0, 138.0, 220.0), row, strict=True)
    ]
    document = parse_bytes(printed([[*column([BODY], 72, 780, 36), *lines]]), "a.pdf")
    assert [each.text for each in document.paragraphs][1:] == ["|".join(row) for row in rows]
