"""A refresh indexes what changed and nothing else; a build that was killed goes on where it was."""

from __future__ import annotations

import ast
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

import corpus
from corpus import DocumentError
from search_index import Index, Progress, check_index, crew, indexing, open_index, search
from search_index.carrying import carry
from search_index.making import WRITERS
from search_index.sources import Known, Source
from tests.search_index.records import record

ROOT = Path(__file__).parents[2]


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """Ten documents with a word of their own each, of one size."""
    folder = tmp_path / "library"
    folder.mkdir()
    for number in range(10):
        _write(folder, number, f"外资企业达到{420 + number}家。")
    return folder


def _write(folder: Path, number: int, text: str) -> None:
    filler = "推动更高水平的对外开放，营商环境持续优化。" * 20
    (folder / f"{number:02}.txt").write_text(f"第{number}号报告\n\n{text}\n\n{filler}\n", "utf-8")


def _open(library: Path, told: list[Progress] | None = None) -> Index:
    return open_index(
        [library],
        index_dir=library.parent / "indexes",
        progress=None if told is None else told.append,
    )


def _read(told: list[Progress]) -> list[str]:
    return [Path(each.name).name for each in told if each.name]


def _answers(index: Index) -> list[object]:
    queries = ("外资", "营商环境", "企业 开放", "figure:>421家", "新*", "title:第3号", "-外资")
    return [
        [(hit.document, hit.paragraph, hit.score, hit.matches) for hit in search(index, each).hits]
        for each in queries
    ]


def test_only_what_came_or_changed_is_read_again(library: Path) -> None:
    _open(library).close()
    _write(library, 3, "出口增长了，进口也增长了。")
    _write(library, 10, "新来的外资报告。")
    (library / "07.txt").unlink()
    told: list[Progress] = []
    with _open(library, told) as index:
        assert _read(told) == ["03.txt", "10.txt"]
        assert told[0].total == 10
        assert search(index, "外资企业").total == 8
        assert search(index, "figure:427家").total == 0
        assert search(index, "出口增长").total == 1


def test_a_refreshed_index_answers_as_one_built_afresh(library: Path) -> None:
    _open(library).close()
    _write(library, 3, "外资企业达到999家，出口增长。")
    (library / "05.txt").unlink()
    with _open(library) as index:
        assert len(index.parts) == 2
        refreshed = _answers(index)
    with open_index([library], index_dir=library.parent / "other") as index:
        assert len(index.parts) == 1
        assert _answers(index) == refreshed


def test_many_refreshes_leave_few_parts(library: Path) -> None:
    _open(library).close()
    for number in range(10, 26):
        _write(library, number, "新来的外资报告。")
        with _open(library) as index:
            assert search(index, "外资").total == number + 1
            assert len(index.parts) <= 5


def test_a_refreshed_index_is_checked_and_repaired_like_any_other(library: Path) -> None:
    _open(library).close()
    _write(library, 3, "出口增长。")
    with _open(library) as index:
        folder = Path(index.generation.folder)
    assert check_index([library], index_dir=library.parent / "indexes").whole
    for path in folder.glob("parts/*/texts.clean"):
        content = bytearray(path.read_bytes())
        content[0] ^= 1
        path.write_bytes(content)
    assert len(check_index([library], index_dir=library.parent / "indexes").damaged) == 2
    with _open(library) as index:
        assert search(index, "外资").total == 9


def test_a_part_that_is_mostly_gone_is_left_behind(tmp_path: Path) -> None:
    sources = {f"k{at}": Source(f"k{at}", (100, 0, 0)) for at in range(3)}
    digests = dict.fromkeys(sources, "same")
    known = {key: Known("same", None) for key in sources}
    for size, kept in ((300, 1), (500, 1), (700, 0)):
        earlier = {tmp_path: (record("a", size=size, sources=known),)}
        parts, left = carry(earlier, tmp_path / "new", digests, sources, merge=True)
        assert len(parts) == kept
        assert len(left) == (0 if kept else 3)


def test_a_document_is_taken_from_one_part_only(tmp_path: Path) -> None:
    sources = {f"k{at}": Source(f"k{at}", (100, 0, 0)) for at in range(2)}
    digests = {"k0": "same", "k1": "changed"}
    known = {key: Known("same", None) for key in sources}
    both = (record("a", size=200, sources=known), record("b", size=200, sources=known))
    parts, left = carry({tmp_path: both}, tmp_path / "new", digests, sources, merge=True)
    assert [(each.name, set(each.sources)) for each in parts] == []
    assert set(left) == {"k0", "k1"}


def test_a_reader_that_fails_in_an_unforeseen_way_costs_its_file_alone(
    library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    genuine = corpus.read

    def failing(path: Path) -> object:
        if path.name == "04.txt":
            raise RecursionError("nested too deep")
        return genuine(path)

    monkeypatch.setattr(indexing, "read", failing)
    with _open(library) as index:
        assert [Path(problem.name).name for problem in index.problems] == ["04.txt"]
        assert "nested too deep" in str(index.problems[0].reason)
        assert isinstance(index.problems[0].reason, DocumentError)
        assert search(index, "外资").total == 9


@pytest.fixture
def small_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    """Even ten small documents are worth two workers and make several parts."""
    monkeypatch.setattr(crew, "WORTH_A_WORKER", 1)
    monkeypatch.setattr(crew, "LARGEST_PART", 3000)
    monkeypatch.setattr(crew, "_cores", lambda: 2)


@pytest.mark.usefixtures("small_parts")
def test_workers_make_the_index_that_one_process_makes(library: Path) -> None:
    told: list[Progress] = []
    with _open(library, told) as index:
        assert len(index.parts) > 2
        together = _answers(index)
    assert sorted(_read(told)) == [f"{number:02}.txt" for number in range(10)]
    assert [each.done for each in told] == list(range(11))
    crew.WORTH_A_WORKER = 10**9
    crew.LARGEST_PART = 10**9
    with open_index([library], index_dir=library.parent / "other") as index:
        assert len(index.parts) == 1
        assert _answers(index) == together


@pytest.mark.usefixtures("small_parts")
def test_a_file_that_ends_the_worker_that_reads_it_costs_itself_alone(
    library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fatal = (
        "import os, sys; sys.path.insert(0, sys.argv[1])\n"
        "from search_index import indexing, worker\n"
        "genuine = indexing.read\n"
        "indexing.read = lambda path: os._exit(9) if path.name == '04.txt' else genuine(path)\n"
        "worker.main()"
    )
    monkeypatch.setattr(crew, "START", fatal)
    with _open(library) as index:
        assert [Path(problem.name).name for problem in index.problems] == ["04.txt"]
        assert search(index, "外资").total == 9


@pytest.mark.usefixtures("small_parts")
def test_a_worker_that_ends_while_it_writes_blames_no_file(
    library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    writing = (
        "import os, sys; sys.path.insert(0, sys.argv[1])\n"
        "from search_index import indexing, worker\n"
        "indexing.PartWriter.finish = lambda *given: os._exit(9)\n"
        "worker.main()"
    )
    with monkeypatch.context() as patched:
        patched.setattr(crew, "START", writing)
        with pytest.raises(Exception, match="ended at once"):
            _open(library)
    with _open(library) as index:
        assert (index.problems, len(index.entries)) == ((), 10)


@pytest.mark.usefixtures("small_parts")
def test_a_worker_that_cannot_begin_is_one_clear_error(
    library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(crew, "START", "raise SystemExit")
    with pytest.raises(Exception, match="ended at once"):
        _open(library)


@pytest.mark.usefixtures("small_parts")
def test_an_interrupted_build_goes_on_where_it_was(library: Path) -> None:
    def interrupt(progress: Progress) -> None:
        if progress.done == 5:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        open_index([library], index_dir=library.parent / "indexes", progress=interrupt)
    told: list[Progress] = []
    with _open(library, told) as index:
        assert 0 < len(_read(told)) < 10
        resumed = _answers(index)
    kept = [path.name for path in _library(library).glob("generation-*")]
    assert kept == [Path(index.generation.folder).name]
    with open_index([library], index_dir=library.parent / "other") as index:
        assert _answers(index) == resumed


def test_what_workers_hold_when_a_build_is_interrupted_is_not_read_again(
    library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(crew, "WORTH_A_WORKER", 1)
    monkeypatch.setattr(crew, "_cores", lambda: 2)
    slow = (
        "import sys, time; sys.path.insert(0, sys.argv[1])\n"
        "from search_index import indexing, worker\n"
        "genuine = indexing.read\n"
        "indexing.read = lambda path: (time.sleep(0.2), genuine(path))[1]\n"
        "worker.main()"
    )
    monkeypatch.setattr(crew, "START", slow)

    def interrupt(progress: Progress) -> None:
        if progress.done == 3:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        open_index([library], index_dir=library.parent / "indexes", progress=interrupt)
    told: list[Progress] = []
    with _open(library, told) as index:
        assert 0 < len(_read(told)) < 9
        resumed = _answers(index)
    with open_index([library], index_dir=library.parent / "other") as index:
        assert _answers(index) == resumed


@pytest.mark.usefixtures("small_parts")
def test_a_damaged_part_of_an_interrupted_build_is_not_taken_up(library: Path) -> None:
    def interrupt(progress: Progress) -> None:
        if progress.done == 9:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        open_index([library], index_dir=library.parent / "indexes", progress=interrupt)
    for path in _library(library).glob("generation-1/parts/*/texts.clean"):
        path.write_bytes(path.read_bytes()[:-1])
    told: list[Progress] = []
    with _open(library, told) as index:
        assert len(_read(told)) == 10
        assert search(index, "外资").total == 10


def _library(library: Path) -> Path:
    return next(library.parent.joinpath("indexes").iterdir())


KILLED = """
import sys
from pathlib import Path
from search_index import crew, open_index
crew.WORTH_A_WORKER, crew.LARGEST_PART, crew._cores = 1, 3000, lambda: 2
open_index([Path(sys.argv[1])], index_dir=Path(sys.argv[2]), rebuild=len(sys.argv) > 3)
"""


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="needs kill -9")
def test_an_index_survives_kills_at_any_moment(library: Path) -> None:
    words = [
        sys.executable,
        "-W",
        "ignore",
        "-c",
        KILLED,
        str(library),
        f"{library.parent}/indexes",
    ]
    for moment in (0.3, 0.5, 0.7, 0.9):
        for more in ([], ["rebuild"]):
            process = subprocess.Popen([*words, *more], cwd=ROOT, stderr=subprocess.DEVNULL)
            time.sleep(moment)
            process.send_signal(signal.SIGKILL)
            process.wait()
            _write(library, 3, f"外资企业达到{moment}亿元。")
            with _open(library) as index:
                assert search(index, "外资").total == 10
                assert search(index, f"figure:{moment}亿元").total == 1
            unfinished = [
                path
                for path in _library(library).glob("generation-*")
                if not (path / "manifest.json").exists()
            ]
            assert not unfinished


def test_the_second_builder_is_told_whom_it_waits_for(library: Path) -> None:
    _open(library).close()
    _write(library, 3, "外资。")
    held = (
        "import sys, time; from pathlib import Path; from search_index.folders import locked\n"
        "with locked(Path(sys.argv[1]), print):\n print(flush=True); time.sleep(0.5)"
    )
    process = subprocess.Popen(
        [sys.executable, "-c", held, str(_library(library))], cwd=ROOT, stdout=subprocess.PIPE
    )
    assert process.stdout
    process.stdout.readline()
    told: list[Progress] = []
    _open(library, told).close()
    process.communicate()
    assert told[0].waiting_for == str(process.pid)
    assert told[-1].done == 10


READERS = {"clock", "lexicon"}
"""Modules that those which write an index import for what is done on reading it."""


def test_all_code_that_decides_what_stands_in_an_index_names_its_maker() -> None:
    seen: set[str] = set()
    todo = ["indexing"]
    while todo:
        seen.add(name := todo.pop())
        tree = ast.parse((ROOT / "search_index" / f"{name}.py").read_text(encoding="utf-8"))
        for node in ast.walk(tree):
            if isinstance(node, ast.ImportFrom) and node.module:
                room, _, inner = node.module.partition(".")
                assert room not in {"collation", "seeds", "messages"}
                if room == "search_index":
                    todo += {inner} - seen if inner else {each.name for each in node.names} - seen
    assert seen - READERS == set(WRITERS)
