"""Whether two figures are the same, restated, changed or different."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from figures import Figure, Relation, compare, find_figures
from figures.comparison import comparable, dimension
from figures.units import CONVERTIBLE, UNITS


def _figure(text: str) -> Figure:
    (figure,) = find_figures(text)
    return figure


RELATIONS = [
    ("7家", "7家", Relation.SAME),
    ("7家", "７家", Relation.SAME),
    ("七十五个", "75个", Relation.RESTATED),
    ("2850万元", "0.285亿元", Relation.RESTATED),
    ("48401万吨", "9680亿斤", Relation.RESTATED),
    ("588万公顷", "8827万亩", Relation.RESTATED),
    ("588万公顷", "8847万亩", Relation.CHANGED),
    ("9680.2亿斤", "9680亿斤", Relation.RESTATED),
    ("12.5亿千瓦时", "125000万千瓦时", Relation.RESTATED),
    ("1500余家", "1562家", Relation.RESTATED),
    ("1500余家", "1662家", Relation.CHANGED),
    ("1066项", "1100余项", Relation.CHANGED),
    ("约1500家", "1500余家", Relation.RESTATED),
    ("60多个", "62个", Relation.RESTATED),
    ("5%以上", "4.5%左右", Relation.CHANGED),
    ("超过150万家", "149.8万家", Relation.CHANGED),
    ("超过150万家", "150.2万家", Relation.RESTATED),
    ("不超过150万家", "150.2万家", Relation.CHANGED),
    ("近300家", "295家", Relation.RESTATED),
    ("近300家", "近295家", Relation.CHANGED),
    ("1/4", "25%", Relation.RESTATED),
    ("百分之五", "5%", Relation.RESTATED),
    ("千分之五", "0.5%", Relation.RESTATED),
    ("三成", "30%", Relation.RESTATED),
    ("5角", "0.5元", Relation.RESTATED),
    ("一打", "12个", Relation.RESTATED),
    ("半年", "6个月", Relation.RESTATED),
    ("24小时", "1天", Relation.RESTATED),
    ("超过40亿美元", "40亿美元", Relation.RESTATED),
    ("二〇二二年", "2022年", Relation.RESTATED),
    ("5%以上", "5%以下", Relation.CHANGED),
    ("3至5年", "3年", Relation.CHANGED),
    ("3至5年", "3至7年", Relation.CHANGED),
    ("三年以上七年以下", "3至7年", Relation.RESTATED),
    ("34.5亿元", "34.6亿元", Relation.CHANGED),
    ("6家", "8家", Relation.CHANGED),
    ("五万元", "十万元", Relation.CHANGED),
    ("二百人", "一百人", Relation.CHANGED),
    ("第十条", "第十三条", Relation.CHANGED),
    ("第九版", "第9版", Relation.RESTATED),
    ("第十三条", "第一款", Relation.DIFFERENT),
    ("5家", "5个", Relation.RESTATED),
    ("5%", "5个百分点", Relation.DIFFERENT),
    ("5亿元", "5亿美元", Relation.DIFFERENT),
    ("5亿元", "5亿吨", Relation.DIFFERENT),
    ("5公里", "5公顷", Relation.DIFFERENT),
    ("第5版", "5家", Relation.DIFFERENT),
]


@pytest.mark.parametrize(("base", "revised", "relation"), RELATIONS)
def test_how_two_figures_stand_to_each_other(base: str, revised: str, relation: Relation) -> None:
    assert compare(_figure(base), _figure(revised)) is relation


_units = st.sampled_from(
    [
        "家",
        "亿元",
        "万元",
        "美元",
        "%",
        "‰",
        "万吨",
        "斤",
        "亩",
        "公顷",
        "千瓦时",
        "个百分点",
        "倍",
        "年",
        "个月",
    ]
)
_texts = st.builds(
    lambda digits, decimals, more, unit: f"{digits}{decimals}{more}{unit}",
    st.integers(0, 99999),
    st.sampled_from(["", ".5", ".25"]),
    st.sampled_from(["", "余"]),
    _units,
)


@given(_texts, _texts)
def test_the_relation_is_symmetric(one: str, other: str) -> None:
    base, revised = _figure(one), _figure(other)

    assert compare(base, revised) is compare(revised, base)
    assert comparable(base, revised) is comparable(revised, base)


@given(_texts)
def test_a_figure_is_the_same_as_itself(text: str) -> None:
    assert compare(_figure(text), _figure(text)) is Relation.SAME


@given(_texts, _texts)
def test_only_figures_of_one_dimension_are_related(one: str, other: str) -> None:
    base, revised = _figure(one), _figure(other)

    related = compare(base, revised) is not Relation.DIFFERENT
    assert related == (dimension(base) == dimension(revised))


@given(st.integers(1, 10**6), st.integers(0, 4))
def test_rounding_that_leaves_three_digits_restates(value: int, digits: int) -> None:
    exact = Decimal(value) / 10**4
    rounded = round(exact, digits)
    if rounded * 10**digits >= 100:
        relation = compare(_figure(f"{exact:f}万元"), _figure(f"{rounded:f}万元"))

        assert relation in {Relation.SAME, Relation.RESTATED}


@given(st.integers(1, 10**4), st.integers(1, 10**4), st.sampled_from(["%", "亿元", "个"]))
def test_a_value_that_differs_by_a_fiftieth_is_changed_where_nothing_tells_that_it_is_rounded(
    one: int, other: int, unit: str
) -> None:
    low, high = sorted((Decimal(one) / 10, Decimal(other) / 10))
    if high > low * Decimal("1.02"):
        for around in ("", "左右"):
            base, revised = _figure(f"{low}{unit}{around}"), _figure(f"{high}{unit}{around}")

            assert compare(base, revised) is Relation.CHANGED


@given(
    st.integers(1, 10**5), st.sampled_from([("亿斤", "万吨"), ("公顷", "平方米"), ("万元", "元")])
)
def test_a_value_told_in_another_unit_is_restated(value: int, units: tuple[str, str]) -> None:
    coarse, fine = units
    factor = {"亿斤": Decimal(5), "公顷": Decimal(10000), "万元": Decimal(10000)}[coarse]

    told = compare(_figure(f"{value}{coarse}"), _figure(f"{value * factor:f}{fine}"))

    assert told is Relation.RESTATED


def test_every_unit_has_a_dimension_and_a_worth() -> None:
    for members in CONVERTIBLE.values():
        for name in members:
            assert UNITS[name].factor > 0
            told = UNITS[name].name
            assert UNITS[told].dimension == UNITS[name].dimension
            assert UNITS[told].factor == UNITS[name].factor
