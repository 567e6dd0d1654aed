from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from opencc import OpenCC

from corpus.folding import (
    COMPATIBILITY_BLOCKS,
    RADICALS,
    TWINS,
    fold,
    matchable,
    squeeze,
)
from corpus.simplification import PAIRS

ANY_TEXT = st.text(st.characters(codec=None), max_size=60)


@given(ANY_TEXT)
def test_folding_keeps_every_offset(text: str) -> None:
    assert len(fold(text)) == len(text)


@given(ANY_TEXT)
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(ANY_TEXT)
def test_every_character_left_by_squeezing_knows_where_it_stood(text: str) -> None:
    squeezed = squeeze(text)
    assert [text[at] for at in squeezed.offsets[:-1]] == list(squeezed.text)
    assert squeezed.offsets[-1] == len(text)
    assert not any(character.isspace() for character in squeezed.text)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ＧＤＰ增长５．５％", "gdp增长5.5%"),
        ("“十四五”规划，（一）", '"十四五"规划,(一)'),
        ("「两区」", "“两区”"),
        ("經濟體制改革發展", "经济体制改革发展"),
        ("⺠族⻓城⻋站", "民族长城车站"),
        ("⾦融", "金融"),
        ("1—11月", "1-11月"),
        ("二○二五年", "二〇二五年"),
        ("国发〔2022〕12号", "国发[2022]12号"),
        ("高质量\u3000发 展\u200b", "高质量发展"),
        ("拜耳•亦庄", "拜耳·亦庄"),
    ],
)
def test_what_a_reader_calls_the_same_text_folds_to_the_same(one: str, other: str) -> None:
    assert matchable(one) == matchable(other)


@pytest.mark.parametrize("text", ["①", "㎡", "……", "½", "℃", "Ⅳ级"])
def test_signs_of_their_own_do_not_become_letters_and_digits(text: str) -> None:
    assert not set(fold(text)) & set("0123456789abcdefghijklmnopqrstuvw.")


def test_the_table_of_simplification_is_what_opencc_says() -> None:
    convert = OpenCC("t2s").convert
    blocks = ((0x3400, 0x4DC0), (0x4E00, 0xA000), (0x20000, 0x32000))
    characters = [chr(point) for block in blocks for point in range(*block)]
    simplified = convert("\n".join(characters)).split("\n")
    wanted = {one: other for one, other in zip(characters, simplified, strict=True) if one != other}
    assert dict(zip(PAIRS[::2], PAIRS[1::2], strict=True)) == wanted


def test_no_sign_is_folded_to_two_different_ones() -> None:
    twins = [twin for each in TWINS.values() for twin in each]
    assert len(set(twins)) == len(twins)
    assert len(RADICALS) % 2 == 0
    assert all(unicodedata.name(radical).startswith("CJK RADICAL") for radical in RADICALS[::2])
    assert all(first < last for first, last in COMPATIBILITY_BLOCKS)


def test_lone_surrogates_fold_to_something_that_can_be_encoded() -> None:
    assert fold("a\ud800").encode() == "a\ufffd".encode()
