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
