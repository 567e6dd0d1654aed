"""Files of exclude rules, as git has them, become the answer whether a path is left out."""

from __future__ import annotations

from pathlib import Path

from pathspec import GitIgnoreSpec

_LARGEST = 1 << 20
"""Bytes of a file of rules that are read."""


class Excludes:
    """The rules met so far below one root: those of a folder bind what is beside and below it."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._rules: dict[Path, list[GitIgnoreSpec]] = {}

    def add(self, folder: Path, name: str) -> None:
        """Take up the rules in the file `name` of a folder; one that cannot be read has none."""
        try:
            with (folder / name).open("rb") as file:
                text = file.read(_LARGEST).decode("utf-8", "replace")
        except OSError:
            return
        try:
            spec = GitIgnoreSpec.from_lines(text.splitlines())
        except ValueError:
            return
        self._rules.setdefault(folder, []).append(spec)

    def file(self, path: Path) -> bool:
        """Whether a file is left out; the innermost rule that speaks of it decides."""
        return self._decides(path, "")

    def folder(self, path: Path) -> bool:
        """Whether a folder is left out, and with it all that it holds."""
        return self._decides(path, "/")

    def _decides(self, path: Path, mark: str) -> bool:
        for folder in path.parents:
            for spec in reversed(self._rules.get(folder, ())):
                verdict = spec.check_file(str(path.relative_to(folder)) + mark).include
                if verdict is not None:
                    return verdict
            if folder == self._root:
                break
        return False
