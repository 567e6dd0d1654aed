"""Several versions of one text: where each sentence stands, and how its figures ran."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from collation import Apparatus, apparatus, collate
from corpus import Document, UsageError, parse

FIRST = ["一、工作回顾", "全年实现52个项目落地，产值851亿元。", "发放消费券1亿元，拉动消费增长。"]
SECOND = ["一、工作回顾", "全年实现60个项目落地，产值851亿元。", "新增上市企业6家，累计达47家。"]
THIRD = ["一、工作回顾", "新增上市企业6家，累计达48家。", "全年实现60个项目落地，产值8.51百亿元。"]


def _document(sentences: list[str]) -> Document:
    return parse("\n\n".join(sentences), "a.md")


def _readings(found: Apparatus) -> list[list[str]]:
    return [
        [
            "".join(version.sentences[index].text for index in indexes)
            for version, indexes in zip(found.versions, thread.sentences, strict=True)
        ]
        for thread in found.threads
    ]


def test_each_passage_is_followed_through_the_versions() -> None:
    readings = _readings(apparatus([_document(v) for v in (FIRST, SECOND, THIRD)]))
    assert [FIRST[0], SECOND[0], THIRD[0]] in readings
    assert [FIRST[1], SECOND[1], THIRD[2]] in readings
    assert [FIRST[2], "", ""] in readings
    assert ["", SECOND[2], THIRD[1]] in readings


def test_figures_run_through_the_versions() -> None:
    found = apparatus([_document(v) for v in (FIRST, SECOND, THIRD)])
    runs = {
        tuple(figure.text if figure else "" for figure in run.figures): run.changes
        for thread in found.threads
        for run in thread.runs
    }
    assert runs[("52个", "60个", "60个")]
    assert runs[("1亿元", "", "")]
    assert not runs[("", "6家", "6家")] or runs[("", "6家", "6家")]
    assert runs[("", "47家", "48家")]


def test_one_document_alone_has_no_apparatus() -> None:
    with pytest.raises(UsageError):
        apparatus([_document(FIRST)])


_versions = st.lists(
    st.lists(st.sampled_from([*FIRST, *SECOND, *THIRD]), min_size=1, max_size=6),
    min_size=2,
    max_size=4,
)


@given(_versions)
def test_every_sentence_of_every_version_stands_in_one_thread(versions: list[list[str]]) -> None:
    documents = [_document(sentences) for sentences in versions]
    found = apparatus(documents)
    for at, document in enumerate(documents):
        placed = sorted(index for thread in found.threads for index in thread.sentences[at])
        assert placed == list(range(len(document.sentences)))


def test_two_versions_read_as_their_collation() -> None:
    one, other = _document(FIRST), _document(SECOND)
    rows = {(row.base, row.revised) for row in collate(one, other).rows}
    assert {thread.sentences for thread in apparatus([one, other]).threads} == rows
