"""PDF: paragraphs are joined by the margins of their own page, whatever stands beside them."""

from __future__ import annotations

import pytest

from tests.corpus.test_prints import (
    BODY,
    OTHER,
    Placed,
    column,
    flush,
    printed,
    ruled,
    texts,
)

ITEMS = (
    "一、申请表内容未填完整或者未按规定填写，参照申请表表格。",
    "二、经营地址填写不完整，如只写了所在县市没有具体门牌号。",
    "三、统一社会信用代码或其他栏目信息填写错误。",
    "四、申请类型填写错误，持证人主体改变的应当重新申领证件。",
    "五、连锁经营企业在申请零售许可证时认为均视同许可的行为。",
    "六、凡是主体发生变化的都应当重新提出申请并且注明其原因。",
)


def test_the_lines_of_a_page_with_margins_of_its_own_are_joined_by_these() -> None:
    pages = [column([BODY, OTHER], 60, 780, 38) for _ in range(4)]
    annex: list[Placed] = []
    for at, item in enumerate(ITEMS):
        annex += [(90, 700 - 62 * at, 16, item[:25]), (90, 669 - 62 * at, 16, item[25:])]
    found = texts(printed([*pages, [line for line in annex if line[3]]]))
    assert found[-len(ITEMS) :] == list(ITEMS)


def test_a_table_has_no_say_in_where_the_text_beside_it_ends() -> None:
    lines = column([BODY, OTHER], 60, 780, 28)
    top = lines[-1][1] - 40
    tops = [top - 20 * at for at in range(12)]
    rows = [
        placed
        for each in tops[:-1]
        for placed in ((60, each - 14, 12, "指标"), (304, each - 14, 12, "全年"))
    ]
    found = texts(printed([[*lines, *rows]], [ruled(tops, (56, 300, 560))]))
    assert found == [BODY, OTHER, *["指标|全年"] * 11]


@pytest.mark.parametrize("point", ["★", "\uf0b7"])
def test_points_and_decimal_numbers_begin_paragraphs_behind_full_lines(point: str) -> None:
    first = point + BODY[:37]
    lines = [first, point + OTHER[:20], "2.3 " + OTHER[:34] + "。", "2.4 " + BODY[:34]]
    assert texts(printed([flush([*lines, BODY[34:72], BODY[72:90]])])) == [
        first,
        point + OTHER[:20],
        "2.3" + OTHER[:34] + "。",
        "2.4" + BODY[:90],
    ]


def test_a_title_whose_bracket_is_open_goes_on_in_the_next_line() -> None:
    cover: list[Placed] = [(90, 740, 22, "风井项目（阎"), (90, 690, 22, "家庄变电站）采购")]
    assert texts(printed([[*cover, *column([BODY, OTHER], 72, 600, 36)]]))[0] == "".join(
        line[3] for line in cover
    )


def test_entries_with_leaders_stay_apart_though_all_are_centred() -> None:
    entries = [f"第{numeral}章招标公告{'.' * 20}{at}" for at, numeral in enumerate("一二三", 2)]
    lines: list[Placed] = [(110, 700 - 24 * at, 15, one) for at, one in enumerate(entries)]
    assert texts(printed([lines, column([BODY, OTHER], 72, 740, 36)]))[:3] == entries


def test_a_paragraph_begins_at_its_indent_though_the_line_above_is_full() -> None:
    width = 34
    first = OTHER[: width - 3].replace("，", "、") + "。"
    lines: list[Placed] = []
    top = 740.0
    for paragraph in (BODY, first, OTHER, first, BODY):
        rest = paragraph[width - 2 :]
        parts = [rest[at : at + width] for at in range(0, len(rest), width)]
        lines.append((96.0, top, 12.0, paragraph[: width - 2]))
        lines += [(72.0, top - 24 * at, 12.0, part) for at, part in enumerate(parts, 1)]
        top = lines[-1][1] - 24
    assert texts(printed([lines])) == [BODY, first, OTHER, first, BODY]


def test_text_in_larger_letters_than_most_is_no_row_of_headlines() -> None:
    width, size = 30, 15.0
    parts = [BODY[at : at + width] for at in range(0, len(BODY), width)]
    text: list[Placed] = [(72.0, 760 - 38.6 * at, size, part) for at, part in enumerate(parts)]
    small = [(72.0, 780 - 11.0 * at, 9.0, OTHER[:50]) for at in range(60)]
    assert BODY in texts(printed([text, small, small]))


def test_words_of_two_characters_set_wide_are_no_cells() -> None:
    rows = ["第一章　总 则", "第六章　附 则"]
    placed: list[Placed] = []
    for at, row in enumerate(rows):
        left, right = row.split(" ")
        placed += [(160.0, 760.0 - 24 * at, 12.0, left), (270.0, 760.0 - 24 * at, 12.0, right)]
    found = texts(printed([[*placed, *column([BODY], 72, 690, 36)]]))
    assert found[:2] == ["第一章总则", "第六章附则"]


def test_an_item_whose_text_hangs_is_whole() -> None:
    items: list[Placed] = []
    for at, text in enumerate((BODY[:60], OTHER[:60])):
        top = 760.0 - 60 * at
        items += [(96.0, top, 12.0, f"({'一二'[at]})"), (138.0, top, 12.0, text[:30])]
        items += [(138.0, top - 18, 12.0, text[30:])]
    found = texts(printed([[*items, *column([BODY], 72, 600, 36)]]))
    assert [text[3:] for text in found[:2]] == [BODY[:60], OTHER[:60]]
