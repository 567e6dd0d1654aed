"""The threads of an apparatus as they are told: witnesses, readings, folds."""

from __future__ import annotations

import pytest

import messages
from collation import Apparatus, apparatus
from collation.exporters.apparatus_sentences import apparatus_sentences, fold_line, run_rows
from collation.exporters.readings import folded, is_same, sigil, told_threads, witnesses
from corpus import parse

SHARED = ["甲方应当履行合同。", "乙方应当按时付款。", "丙方应当提供担保。", "丁方应当提供协助。"]


@pytest.fixture(autouse=True)
def _english() -> None:
    messages.use("en")


def of(*versions: list[str]) -> Apparatus:
    return apparatus([parse("\n\n".join(("# 合同", *lines)), "a.md") for lines in versions])


@pytest.mark.parametrize(
    ("version", "name"), [(0, "A"), (25, "Z"), (26, "AA"), (27, "AB"), (701, "ZZ"), (702, "AAA")]
)
def test_versions_are_called_by_letters(version: int, name: str) -> None:
    assert sigil(version) == name


def test_versions_that_read_the_same_share_a_reading_even_with_another_between() -> None:
    found = of(
        ["本金为三万元整，分期支付。"],
        ["本金为五万元整，分期支付。"],
        ["本金为三万元整，分期支付。"],
    )
    told = told_threads(found, found.threads)

    (thread,) = (one for one in told if not is_same(one.thread))
    assert [reading.versions for reading in thread.readings] == [(0, 2), (1,)]
    assert [witnesses(thread.thread, r.versions) for r in thread.readings] == ["A·C", "·B·"]


def test_the_stretches_of_a_reading_are_the_sentences_of_its_first_witness() -> None:
    found = of(SHARED, [*SHARED[:2], "丙方应当提供足额担保。"], SHARED[1:])

    for one in told_threads(found, found.threads):
        for reading in one.readings:
            version = found.versions[reading.versions[0]]
            told = ["".join(text for text, _marks in p.stretches) for p in reading.passages]
            assert told == [version.sentences[p.index].text for p in reading.passages]


def test_long_runs_of_one_kind_are_one_line_that_counts_them() -> None:
    found = of(SHARED, SHARED, ["戊方独自承担全部责任。", "己方不承担责任。", "庚方另行约定。"])
    runs = folded(told_threads(found, found.threads))

    assert [fold_line(run) for run in runs if len(run) > 1] == [
        "4 sentences only in AB·",
        "3 sentences only in ··C",
    ]


def test_a_passage_with_new_figures_is_not_folded_away() -> None:
    found = of(SHARED, [*SHARED, "新增投资3亿元。", "新增用地5亩。", "新增企业7家。"])
    runs = folded(told_threads(found, found.threads))

    assert all(len(run) == 1 for run in runs if any(one.thread.runs for one in run))


def test_the_figures_that_changed_are_listed_with_their_subject() -> None:
    found = of(["全年新增企业52家。"], ["全年新增企业60家。"], ["全年新增企业60家。"])

    (row,) = run_rows(found, told_threads(found, found.threads))
    assert (row.subject, row.texts) == ("企业", ("52家", "60家", "60家"))
    assert apparatus_sentences(found)[1] == "1 figure is not the same in all versions"
