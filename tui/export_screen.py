"""A comparison becomes a file in the format and under the name that one chooses."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.containers import Vertical

from corpus.errors import UsageError
from messages import N_
from messages import gettext as _
from tui.bar import Bar, warning
from tui.commands import command, hint, hints
from tui.field import Field
from tui.screen import ExplorerScreen

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult
    from textual.binding import BindingType

    from collation.model import Collation, Row
    from tui.app import Explorer

ENDINGS = {".html": "html", ".htm": "html", ".md": "markdown", ".csv": "csv"}
"""The ending of a file name, and the format it stands for."""

_OFFERED = (".html", ".md", ".csv")

_REFUSAL_TOLD = 30.0
"""Seconds for which it is told why nothing could be written."""


def proposed(collation: Collation) -> str:
    """A file name that nothing has yet, in the folder that one works in."""
    stem = Path(collation.revised.name).stem or "comparison"
    number = 1
    while True:
        name = f"{stem}-compared{f'-{number}' if number > 1 else ''}.html"
        if not Path(name).exists():
            return name
        number += 1


def export(collation: Collation, rows: Sequence[Row], name: str, *, by_characters: bool) -> Path:
    """The file written, in the format of its ending. Raises UsageError; never overwrites."""
    from collation.exporters import export as written
    from handover.saving import save

    path = Path(name).expanduser()
    form = ENDINGS.get(path.suffix.lower())
    if form is None:
        raise UsageError("the file name must end in .html, .md or .csv")
    text = written(collation, rows, form, by_characters=by_characters)
    save(text, path, (collation.base, collation.revised), replace=False)
    return path.resolve()


class ExportScreen(ExplorerScreen[str]):
    """Under which name; its ending says in which format."""

    BINDINGS: ClassVar[list[BindingType]] = [
        command("export.cancel", "escape", "dismiss", N_("Back"), N_("Write nothing")),
        command("export.form", "tab", "form", N_("Format"),
                N_("Web page, Markdown or table")),
    ]  # fmt: skip

    app: Explorer

    def __init__(self, name: str, rows: str, refusal: str = "") -> None:
        """Propose a name; `refusal` is why nothing could be written under it."""
        super().__init__()
        self._proposed = name
        self._rows = rows
        self._refusal = refusal

    def compose(self) -> ComposeResult:
        """A name to change, and what the endings mean."""
        with Vertical(id="export"):
            yield Bar(id="export-title", classes="foot")
            yield Field(id="export-name")
            yield Bar(id="export-hint", classes="foot")

    def on_mount(self) -> None:
        """Propose a name."""
        self.query_one("#export-title", Bar).tell(
            _("Write the comparison to a file"), _("Rows: {what}").format(what=self._rows)
        )
        field = self.query_one("#export-name", Field)
        field.value = self._proposed
        field.focus()
        self._hint()
        hint = self.query_one("#export-hint", Bar)
        if self._refusal:
            hint.notice(warning(self._refusal), _REFUSAL_TOLD)

    @on(Field.Changed)
    def _changed(self, event: Field.Changed) -> None:
        """Tell no longer why nothing could be written under another name."""
        if event.value != self._proposed:
            self._hint()

    def _hint(self) -> None:
        self.query_one("#export-hint", Bar).tell(
            hint(_("{key}: .html, .md or .csv"), key=self.app.key("export.form")),
            hints(
                hint(_("{key}: write"), key=self.app.key("field.accept")),
                hint(_("{key}: back"), key=self.app.key("export.cancel")),
            ),
        )

    def action_form(self) -> None:
        """The ending of the next format."""
        field = self.query_one("#export-name", Field)
        path = Path(field.value)
        at = _OFFERED.index(path.suffix) if path.suffix in _OFFERED else -1
        stem = field.value[: -len(path.suffix)] if path.suffix in ENDINGS else field.value
        field.value = stem + _OFFERED[(at + 1) % len(_OFFERED)]
        field.cursor_position = len(stem)

    @on(Field.Submitted)
    def _submitted(self, event: Field.Submitted) -> None:
        if event.value.strip():
            self.dismiss(event.value.strip())
        else:
            self.query_one("#export-hint", Bar).warn(_("A name is missing"))
