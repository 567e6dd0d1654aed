"""The sketches of a library are kept, and made anew where anything is in doubt."""

from __future__ import annotations

from pathlib import Path

import pytest

from cli.sketches import FOLDER, Sketched, sketched
from search_index import sources


@pytest.fixture
def library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(sources, "SUSPICIOUS_NS", -(10**15))  # files so new are believed here
    folder = tmp_path / "library"
    folder.mkdir()
    (folder / "a.md").write_text("# 条例\n\n第一条机关应当在30日内支付款项。\n", encoding="utf-8")
    (folder / "empty.md").write_text("", encoding="utf-8")
    return folder


def _asked(library: Path) -> tuple[dict[str, Sketched | None], list[str]]:
    """The sketches by name, and the names of the files that were read for them."""
    read: list[str] = []
    files = sorted(library.iterdir())
    index_dir = library.parent / "kept"
    found = sketched(files, [library], index_dir, lambda _done, _all, name: read.append(name))
    return {path.name: one for path, one in found.items()}, read


def test_what_did_not_change_is_not_read_again(library: Path) -> None:
    first, read = _asked(library)
    assert read == ["a.md", "empty.md"]
    assert first["empty.md"] is None

    again, read = _asked(library)

    assert read == []
    assert again == first


def test_a_changed_file_is_read_again_and_a_lost_one_forgotten(library: Path) -> None:
    before, _ = _asked(library)
    (library / "a.md").write_text("# 条例\n\n第一条本条例已经废止，另行公布。\n", encoding="utf-8")
    (library / "empty.md").unlink()

    after, read = _asked(library)

    assert read == ["a.md"]
    assert after.keys() == {"a.md"}
    assert after["a.md"] != before["a.md"]


@pytest.mark.parametrize("damage", [b"", b"[]", b'{"maker": "", "documents": {}}', b"\xff\x00"])
def test_damaged_sketches_are_made_again(library: Path, damage: bytes) -> None:
    before, _ = _asked(library)
    (kept,) = (library.parent / "kept" / FOLDER).iterdir()
    kept.write_bytes(damage)

    after, read = _asked(library)

    assert read == ["a.md", "empty.md"]
    assert after == before


def test_what_was_read_before_an_interruption_is_kept(library: Path) -> None:
    def interrupted(done: int, _all: int, _name: str) -> None:
        if done == 1:
            raise KeyboardInterrupt

    files = sorted(library.iterdir())
    with pytest.raises(KeyboardInterrupt):
        sketched(files, [library], library.parent / "kept", interrupted)

    _, read = _asked(library)

    assert read == ["empty.md"]
