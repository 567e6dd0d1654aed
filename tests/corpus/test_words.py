from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import corpus.words
from corpus import read
from corpus.folding import fold
from corpus.words import Segmenter, cut, load, segmenter, words, words_and_parts

SEEDS = sorted(Path(__file__).parents[2].joinpath("seeds").glob("*.txt"))


@given(st.text(max_size=60))
def test_the_pieces_of_a_text_join_to_it(text: str) -> None:
    assert "".join(cut(text)) == text


@given(st.text(max_size=60))
def test_words_stand_where_they_say(text: str) -> None:
    for word, start, end in words(text):
        assert fold(text)[start:end] == word


def test_width_case_and_script_do_not_change_where_a_text_is_cut() -> None:
    lengths = [len(piece) for piece in cut("2022年GDP增长3.5%，新能源汽车发展")]
    assert [len(piece) for piece in cut("２０２２年ｇｄｐ增长３．５％,新能源汽車發展")] == lengths


@pytest.mark.parametrize("figure", ["3.5%", "1,234.5", "B20", "5G", "2022"])
def test_a_number_stays_whole(figure: str) -> None:
    assert figure in cut(f"同比增长{figure}左右")


def test_a_range_is_cut_into_its_ends() -> None:
    assert cut("1-11月") == ("1", "-", "11", "月")


def test_words_come_with_the_words_inside_them() -> None:
    assert words_and_parts("新能源汽车") == ["能源", "新能源", "汽车"]


def test_single_letters_and_digits_are_words() -> None:
    assert words_and_parts(fold("A区，5个Ｂ")) == ["a", "区", "5", "个", "b"]


@pytest.mark.skipif(segmenter() != "rjieba", reason="rjieba has no wheel here")
def test_jieba_and_rjieba_cut_the_seeds_alike(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(corpus.words, "_private_folder", lambda: tmp_path)
    told: list[list[object]] = []
    for name in ("jieba", "rjieba"):
        loaded: Segmenter = load(name)
        monkeypatch.setattr(corpus.words, "_segmenter", lambda loaded=loaded: loaded)
        texts = [paragraph.text for seed in SEEDS for paragraph in read(seed).paragraphs]
        told.append([(cut(text), words_and_parts(fold(text))) for text in texts])
    assert len(told[0]) > 200
    assert told[0] == told[1]


def test_jieba_writes_no_cache_where_others_can() -> None:
    code = (
        "from corpus.words import load; import jieba, os, stat;"
        "load('jieba').cut('中文');"
        "print(oct(stat.S_IMODE(os.stat(jieba.dt.tmp_dir).st_mode)))"
    )
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", code],
        capture_output=True,
        text=True,
        cwd=Path(__file__).parents[2],
        check=True,
    )
    assert done.stdout.strip() == "0o700"
    assert not done.stderr
