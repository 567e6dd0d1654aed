"""Which figures of aligned sentences tell of one thing, and what became of it."""

from __future__ import annotations

import pytest

from collation import Change, Row, collate
from corpus import Document, parse


def _document(sentence: str) -> Document:
    before = "总体经济运行稳中有进，主要指标好于预期。"
    after = "社会大局保持和谐稳定，民生持续改善。"
    return parse("\n".join((before, sentence, after)), "a.txt")


def _rows(base: str, revised: str) -> list[Row]:
    rows = collate(_document(base), _document(revised)).rows
    return [row for row in rows if row.change is not Change.EQUAL]


def _one_row(base: str, revised: str) -> Row:
    (row,) = _rows(base, revised)
    return row


@pytest.mark.parametrize(
    ("base", "revised"),
    [
        ("规上服务业营业收入增长8.8%。", "规上企业研发经费投入增长14.2%。"),
        (
            "接待游客人数和旅游收入分别增长10.8%、11.1%。",
            "集成电路和汽车出口分别增长36.1%、21.6%。",
        ),
    ],
)
def test_sentences_alike_only_in_what_they_say_of_numbers_are_not_paired(
    base: str, revised: str
) -> None:
    assert sorted(row.change for row in _rows(base, revised)) == [Change.ADDED, Change.REMOVED]


@pytest.mark.parametrize(
    ("base", "revised", "relation"),
    [
        ("三次产业分别增长4%、5.3%、3.4%。", "三次产业分别增长4.2%、5.6%、3.1%。", "changed"),
        (
            "固定资产投资增长5%左右，收入增长5.5%。",
            "固定资产投资增长4.5%左右，收入增长5.5%。",
            "changed",
        ),
        (
            "森林覆盖率达到60%，增加造林30万亩。",
            "森林覆盖率达到60.2%，增加造林30万亩。",
            "restated",
        ),
        ("新增养老护理员8000人，持证上岗。", "新增养老护理员1万人，持证上岗。", "changed"),
        ("新增养老护理员9620人，持证上岗。", "新增养老护理员1万人，持证上岗。", "restated"),
        ("满意率约97%，参保率95.3%。", "满意率96.8%，参保率95.3%。", "restated"),
        ("营业收入851亿元，利润34.5亿元。", "营业收入851.3亿元，利润34.5亿元。", "restated"),
    ],
)
def test_numbers_told_exactly_are_not_rounded_ones(base: str, revised: str, relation: str) -> None:
    figures = _one_row(base, revised).figures
    assert getattr(figures, relation)
    assert not (figures.changed and figures.restated)


def test_figures_of_different_things_in_one_weakly_alike_row_are_not_changed() -> None:
    row = _one_row(
        "完成植树造林434万亩，新增国家储备林185万亩，修复和新造红树林1.7万亩。",
        "植树造林479万亩，修复和新造红树林7695亩。",
    )
    assert [(p.base.text, p.revised.text) for p in row.figures.changed] == [
        ("434万亩", "479万亩"),
        ("1.7万亩", "7695亩"),
    ]
    assert [figure.text for figure in row.figures.removed] == ["185万亩"]


def test_values_that_changed_places_between_two_things_are_changed() -> None:
    row = _one_row(
        "一产、二产增加值分别增长5%、6.8%，农业基础更加稳固。",
        "一产、二产增加值分别增长6.8%、5%，农业基础更加稳固。",
    )
    assert [(p.base.text, p.revised.text) for p in row.figures.changed] == [
        ("5%", "6.8%"),
        ("6.8%", "5%"),
    ]


def test_values_that_changed_places_between_two_clauses_are_changed() -> None:
    row = _one_row(
        "第一产业增加值增长5%，第二产业增加值增长6.8%。",
        "第一产业增加值增长6.8%，第二产业增加值增长5%。",
    )
    assert [(p.base.text, p.revised.text) for p in row.figures.changed] == [
        ("5%", "6.8%"),
        ("6.8%", "5%"),
    ]


@pytest.mark.parametrize("listed", ["10月1日、2日、3日", "10月1日、2日和3日"])
def test_days_listed_one_after_another_are_the_period_they_make(listed: str) -> None:
    sentence = "（七）国庆节，放假3天（{}），全体公民放假。"
    there = _one_row(sentence.format(listed), sentence.format("10月1日至3日")).figures
    back = _one_row(sentence.format("10月1日至3日"), sentence.format(listed)).figures
    for figures in (there, back):
        assert len(figures.restated) == 1
        assert not (*figures.added, *figures.removed, *figures.changed)


@pytest.mark.parametrize("listed", ["10月1日、2日", "10月1日、3日"])
def test_other_days_than_those_of_a_period_are_changed(listed: str) -> None:
    sentence = "（七）国庆节，放假3天（{}），全体公民放假。"
    figures = _one_row(sentence.format(listed), sentence.format("10月1日至3日")).figures
    assert len(figures.changed) == 1
    assert not figures.restated


@pytest.mark.parametrize(
    ("base", "revised"),
    [
        (
            "违反规定的，处二百元以下罚款；情节严重的，处五百元以下罚款。",
            "违反规定的，处五百元以下罚款；情节严重的，处一千元以下罚款。",
        ),
        (
            "对单位处五千元以上一万元以下罚款；情节严重的，处一万元以上二万元以下罚款。",
            "对单位处一万元以上二万元以下罚款；情节严重的，处二万元以上五万元以下罚款。",
        ),
        (
            "今年安排中央预算内投资7350亿元，重大水利工程投资8000亿元。",
            "今年重大水利工程投资安排7900亿元，中央预算内投资8000亿元。",
        ),
    ],
)
def test_each_rung_is_compared_with_its_own_though_the_next_has_its_value(
    base: str, revised: str
) -> None:
    figures = _one_row(base, revised).figures
    assert len(figures.changed) == 2
    assert not (*figures.added, *figures.removed)
    back = _one_row(revised, base).figures
    assert {(p.revised.text, p.base.text) for p in back.changed} == {
        (p.base.text, p.revised.text) for p in figures.changed
    }


@pytest.mark.parametrize(
    ("base", "revised", "added"),
    [
        ("奖励50元，奖励80元，共计两档。", "奖励50元，奖励60元，奖励80元，共计三档。", "60元"),
        ("三次产业分别增长4%、5.3%、3.4%。", "三次产业分别增长4%、4.4%、5.3%、3.4%。", "4.4%"),
    ],
)
def test_of_several_like_places_the_new_one_is_told_by_the_values_that_stayed(
    base: str, revised: str, added: str
) -> None:
    figures = _one_row(base, revised).figures
    assert [figure.text for figure in figures.added] == [added]
    assert not (*figures.changed, *figures.removed)


def test_the_figure_of_a_clause_that_took_the_place_of_another_is_added() -> None:
    figures = _one_row(
        "全面推进乡村振兴，新建改扩建普通高中232所，粮食产量稳定在300亿斤以上，农村面貌持续改善。",
        "全面推进乡村振兴，新增就业岗位47个，粮食产量稳定在310亿斤以上，农村面貌持续改善。",
    ).figures
    assert [figure.text for figure in figures.added] == ["47个"]
    assert [figure.text for figure in figures.removed] == ["232所"]
    assert [(p.base.text, p.revised.text) for p in figures.changed] == [("300亿斤", "310亿斤")]


@pytest.mark.parametrize(
    ("base", "revised"),
    [
        (
            "居民医保和基本公共卫生服务经费人均财政补助标准分别提高30元和5元。",
            "居民医保人均财政补助标准提高24元。",
        ),
        ("政务服务平台服务人数突破370万人次。", "政务服务平台服务人数达438万人次。"),
        ("举报人应当自收到通知之日起两个月内提出。", "举报人应当自收到通知之日起六十日内提出。"),
        ("三百吨以上的船舶应当登记。", "三百总吨以上的船舶应当登记。"),
        ("抓好七方面工作，养老服务水平提高。", "抓好八个方面工作，养老服务水平提高。"),
    ],
)
def test_what_is_told_of_one_thing_is_changed_whatever_words_and_units_tell_it(
    base: str, revised: str
) -> None:
    figures = _one_row(base, revised).figures
    assert len(figures.changed) == 1
    assert not figures.added


def test_clauses_that_changed_places_change_no_figure() -> None:
    figures = _one_row(
        "东部地区投资增长5%，西部地区投资增长6%。", "西部地区投资增长6%，东部地区投资增长5%。"
    ).figures
    assert not (*figures.added, *figures.removed, *figures.changed, *figures.restated)
