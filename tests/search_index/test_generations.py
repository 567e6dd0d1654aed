"""An index is whole, fresh and the user's own, or it is built again."""

from __future__ import annotations

import errno
import gc
import json
import os
import stat
import threading
import time
from itertools import product
from pathlib import Path

import pytest

from corpus import LibraryError
from search_index import (
    Index,
    Progress,
    building,
    check_index,
    generations,
    open_index,
    search,
    sources,
)
from search_index.generations import CURRENT
from search_index.whoosh_engine import WhooshEngine


def _open(shelf: Path, *, rebuild: bool = False) -> Index:
    return open_index([shelf], index_dir=shelf.parent / "indexes", rebuild=rebuild)


def _number(shelf: Path) -> int:
    with _open(shelf) as index:
        return index.generation.number


def _library(shelf: Path) -> Path:
    return next(shelf.parent.joinpath("indexes").iterdir())


def _kinds_of_files(shelf: Path) -> list[str]:
    """Patterns for all files of a generation; its parts have a new name every time."""
    with _open(shelf) as index:
        generation = Path(index.generation.folder)
    parts = [path.name for path in generation.joinpath("parts").iterdir()]
    assert len(parts) == 1
    return sorted(
        path.relative_to(generation).as_posix().replace(parts[0], "*")
        for path in generation.rglob("*")
        if path.is_file()
    )


def test_an_index_is_built_once_and_used_again(shelf: Path) -> None:
    assert [_number(shelf), _number(shelf)] == [1, 1]


def test_rebuilding_starts_afresh(shelf: Path) -> None:
    assert _number(shelf) == 1
    with _open(shelf, rebuild=True) as index:
        assert index.generation.number == 2


def _damage(path: Path, damage: str) -> None:
    content = bytearray(path.read_bytes())
    if damage == "remove" or not content:
        path.unlink()
    elif damage == "truncate":
        path.write_bytes(content[:-1])
    else:
        content[len(content) // 2] ^= 1
        path.write_bytes(content)


def test_every_damaged_or_lost_file_of_the_index_ends_in_a_rebuild(shelf: Path) -> None:
    kinds = _kinds_of_files(shelf)
    assert len(kinds) > 15
    for kind in kinds:
        for damage in ("flip", "truncate", "remove"):
            before = _number(shelf)
            _damage(next(_library(shelf).glob(f"generation-{before}/{kind}")), damage)
            with _open(shelf) as index:
                assert search(index, "外资").total == 2
                rebuilt = index.generation.number != before
                assert rebuilt == (kind != "stamps.json"), (kind, damage)
                said = [str(note) for note in index.notes]
                assert all("damaged" in each for each in said)
                assert bool(said) == rebuilt


@pytest.mark.parametrize("damage", ["flip", "truncate", "remove"])
def test_a_damaged_pointer_to_the_current_generation_ends_in_a_rebuild(
    shelf: Path, damage: str
) -> None:
    assert _number(shelf) == 1
    _damage(_library(shelf) / CURRENT, damage)
    with _open(shelf) as index:
        assert search(index, "外资").total == 2


def test_the_check_finds_every_bit_of_the_pointer_that_flipped(shelf: Path) -> None:
    _number(shelf)
    pointer = _library(shelf) / CURRENT
    whole = pointer.read_bytes()
    for at, bit in product(range(len(whole)), range(8)):
        content = bytearray(whole)
        content[at] ^= 1 << bit
        pointer.write_bytes(content)
        assert not check_index([shelf], index_dir=shelf.parent / "indexes").whole, (at, bit)
    pointer.write_bytes(whole)
    assert check_index([shelf], index_dir=shelf.parent / "indexes").whole


@pytest.mark.parametrize("change", ["edit", "same size", "add", "remove"])
def test_documents_that_changed_are_noticed(shelf: Path, change: str) -> None:
    with _open(shelf) as index:
        assert not index.changed()
        one = shelf / "甲.txt"
        status = one.stat()
        if change == "edit":
            one.write_text("甲报告\n\n没有了。\n", encoding="utf-8")
        elif change == "same size":
            one.write_bytes(one.read_bytes().replace("外资".encode(), "内资".encode()))
            os.utime(one, ns=(status.st_atime_ns, status.st_mtime_ns))
        elif change == "add":
            shelf.joinpath("丙.txt").write_text("丙\n\n外资。\n", encoding="utf-8")
        else:
            one.unlink()
        assert index.changed()
        report = check_index([shelf], index_dir=shelf.parent / "indexes")
        assert not report.whole
        assert not report.damaged
        assert len(report.changed + report.added + report.removed) == 1
    with _open(shelf) as index:
        assert index.generation.number == 2
        assert search(index, "外资").total == (3 if change == "add" else 1)
        assert not index.changed()


def test_a_document_too_young_to_tell_is_read_at_one_more_look_and_at_no_other(
    shelf: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[str] = []
    later = time.time_ns() + 60_000_000_000
    with _open(shelf) as index:

        def reads(path: str) -> str:
            read.append(path)
            return sources.digest_of(path)

        monkeypatch.setattr(generations, "digest_of", reads)
        monkeypatch.setattr("search_index.index.time.time_ns", lambda: later)
        assert not index.changed()
        assert len(read) == len(index.names)
        assert not index.changed()
        assert len(read) == len(index.names)


def test_a_touched_but_equal_document_rebuilds_nothing(shelf: Path) -> None:
    assert _number(shelf) == 1
    os.utime(shelf / "甲.txt")
    assert _number(shelf) == 1


def test_an_index_of_another_version_is_built_again_and_says_so(
    shelf: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert _number(shelf) == 1
    monkeypatch.setattr(generations, "maker", lambda _segmenter, _own, _known: ("look", "another"))
    monkeypatch.setattr(building, "maker", lambda _segmenter, _own, _known: ("look", "another"))
    with _open(shelf) as index:
        assert index.generation.number == 2
        assert ["another version" in str(note) for note in index.notes] == [True]
    with _open(shelf) as index:
        assert (index.generation.number, index.notes) == (2, ())


def test_the_same_code_installed_again_leaves_the_index_as_it_is(shelf: Path) -> None:
    with _open(shelf) as index:
        stamps = Path(index.generation.folder) / "stamps.json"
    told = json.loads(stamps.read_bytes())
    told["code"][0] = "the look of the modules before"
    stamps.write_text(json.dumps(told), encoding="ascii")
    assert [_number(shelf), _number(shelf)] == [1, 1]
    assert json.loads(stamps.read_bytes())["code"][0] != "the look of the modules before"


def test_a_check_names_the_damaged_file(shelf: Path) -> None:
    with _open(shelf) as index:
        path = next(Path(index.generation.folder).glob("parts/*/texts.clean"))
    assert check_index([shelf], index_dir=shelf.parent / "indexes").whole
    content = bytearray(path.read_bytes())
    content[0] ^= 1
    path.write_bytes(content)
    report = check_index([shelf], index_dir=shelf.parent / "indexes")
    assert [Path(name).name for name in report.damaged] == ["texts.clean"]


def test_there_is_nothing_to_check_before_the_first_build(shelf: Path) -> None:
    report = check_index([shelf], index_dir=shelf.parent / "indexes")
    assert not report.built
    assert not report.whole


def test_the_previous_generation_stays_and_older_ones_go(shelf: Path) -> None:
    for _ in range(4):
        _open(shelf, rebuild=True).close()
    kept = sorted(path.name for path in _library(shelf).glob("generation-*"))
    assert kept == ["generation-3", "generation-4"]


def test_the_rest_of_a_build_that_was_killed_is_swept_away(shelf: Path) -> None:
    assert _number(shelf) == 1
    left = _library(shelf) / "generation-7"
    left.mkdir()
    left.joinpath("texts.clean").write_bytes(b"half")
    _open(shelf, rebuild=True).close()
    assert not left.exists()


def test_an_index_is_for_its_owner_alone(shelf: Path) -> None:
    assert _number(shelf) == 1
    assert stat.S_IMODE(_library(shelf).stat().st_mode) == 0o700
    _library(shelf).chmod(0o777)
    with _open(shelf) as index:
        assert search(index, "外资").total == 2
    assert stat.S_IMODE(_library(shelf).stat().st_mode) == 0o700


def test_an_index_never_lives_where_the_documents_are(shelf: Path) -> None:
    with pytest.raises(LibraryError, match="may not live among the documents"):
        open_index([shelf], index_dir=shelf / "indexes")
    assert sorted(path.name for path in shelf.iterdir()) == ["乙.txt", "甲.txt"]


def test_the_spelling_of_a_path_changes_names_but_not_the_index(
    shelf: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert _number(shelf) == 1
    monkeypatch.chdir(shelf)
    with open_index([Path()], index_dir=shelf.parent / "indexes") as index:
        assert index.generation.number == 1
        assert {entry.name for entry in index.entries} == {"甲.txt", "乙.txt"}
        assert {hit.document for hit in search(index, "外资").hits} == {"甲.txt", "乙.txt"}


def test_a_file_that_cannot_be_read_is_named_and_the_rest_is_served(shelf: Path) -> None:
    shelf.joinpath("空.txt").write_bytes(b"")
    for _ in range(2):
        with _open(shelf) as index:
            assert [Path(problem.name).name for problem in index.problems] == ["空.txt"]
            assert len(index.entries) == 2


def test_nothing_to_serve_is_one_clear_error(tmp_path: Path) -> None:
    with pytest.raises(LibraryError, match="does not exist"):
        open_index([tmp_path / "missing"], index_dir=tmp_path / "indexes")
    (tmp_path / "library").mkdir()
    with pytest.raises(LibraryError, match="holds no documents"):
        open_index([tmp_path / "library"], index_dir=tmp_path / "indexes")
    tmp_path.joinpath("library", "空.txt").write_bytes(b"")
    with pytest.raises(LibraryError, match="is empty"):
        open_index([tmp_path / "library"], index_dir=tmp_path / "indexes")


def test_an_index_that_cannot_be_written_is_one_clear_error(shelf: Path) -> None:
    shelf.parent.joinpath("indexes").write_bytes(b"in the way")
    with pytest.raises(LibraryError, match="cannot be written"):
        _open(shelf)


def test_progress_counts_every_document(shelf: Path) -> None:
    told: list[Progress] = []
    open_index([shelf], index_dir=shelf.parent / "indexes", progress=told.append).close()
    assert [(each.done, each.total) for each in told] == [(0, 2), (1, 2), (2, 2)]


def test_a_build_that_is_interrupted_leaves_the_index_as_it_was(shelf: Path) -> None:
    assert _number(shelf) == 1
    before = sorted(_library(shelf).iterdir())

    def interrupt(progress: Progress) -> None:
        if progress.done:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        open_index([shelf], index_dir=shelf.parent / "indexes", rebuild=True, progress=interrupt)
    assert sorted(_library(shelf).iterdir()) == before
    assert _number(shelf) == 1


def test_a_full_disk_is_one_clear_error_and_leaves_the_index_as_it_was(
    shelf: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert _number(shelf) == 1

    def full(_descriptor: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(LibraryError, match="No space left"):
        _open(shelf, rebuild=True)
    assert _number(shelf) == 1
    assert [path.name for path in _library(shelf).glob("generation-*")] == ["generation-1"]


def test_the_garbage_collector_runs_again_after_a_build_however_it_ends(
    shelf: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    paused: list[bool] = []

    def written(*_given: object) -> None:
        paused.append(not gc.isenabled())
        raise OSError(errno.ENOSPC, "No space left on device")

    _number(shelf)
    assert gc.isenabled()
    monkeypatch.setattr(WhooshEngine, "write", written)
    with pytest.raises(LibraryError):
        _open(shelf, rebuild=True)
    assert paused == [True]
    assert gc.isenabled()


def test_two_builders_build_once(shelf: Path) -> None:
    numbers: list[int] = []
    builders = [threading.Thread(target=lambda: numbers.append(_number(shelf))) for _ in range(3)]
    for builder in builders:
        builder.start()
    for builder in builders:
        builder.join()
    assert numbers == [1, 1, 1]


def test_a_reader_is_undisturbed_by_a_rebuild(shelf: Path) -> None:
    with _open(shelf) as index:
        for _ in range(3):
            _open(shelf, rebuild=True).close()
        assert search(index, "外资企业").total == 1
    _open(shelf, rebuild=True).close()
    assert len(list(_library(shelf).glob("generation-*"))) == 2


def test_searching_from_other_threads_gives_the_same_answer(seeds: Index) -> None:
    wanted = search(seeds, "营商环境").total
    totals: list[int] = []
    threads = [
        threading.Thread(target=lambda: totals.append(search(seeds, "营商环境").total))
        for _ in range(8)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert totals == [wanted] * 8
