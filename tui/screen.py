"""Questions put to a thread become answers on the screen that asked, unless it has asked again."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any, ClassVar, TypeVar

from textual import events
from textual.await_complete import AwaitComplete
from textual.message import Message
from textual.screen import Screen
from textual.worker import get_current_worker

from corpus.errors import JiaokanError
from messages import gettext as _
from messages import translate
from tui import roles
from tui.bar import Bar
from tui.commands import translated
from tui.field import Field
from typesetting.printable import printable

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.binding import ActiveBinding

Result = TypeVar("Result")
Answer = TypeVar("Answer")


class Stopped(Exception):  # noqa: N818  not an error: nobody waits for the answer any more
    """The work was given up because the explorer is closing."""


def stop_if_unwanted() -> None:
    """Raise Stopped in a thread whose answer nobody waits for; to be called now and then."""
    if get_current_worker().is_cancelled:
        raise Stopped


def told(error: Exception) -> str:
    """The error as one line in the user's language."""
    if isinstance(error, JiaokanError):
        return printable(translate(error))
    name = type(error).__name__
    return printable(_("Jiaokan made a mistake ({error})").format(error=f"{name}: {error}"))


class ExplorerScreen(Screen[Result]):
    """A screen that never waits: slow work goes to threads, and only the latest answer counts."""

    COMPONENT_CLASSES: ClassVar[set[str]] = roles.CLASSES
    DEFAULT_CSS = f"""
    ExplorerScreen {{
        {roles.CSS}
    }}
    """

    class Answered(Message):
        """A thread has the answer to the `number`th question about a topic, or an error."""

        def __init__(
            self, topic: str, number: int, then: Callable[[Any], None], outcome: object
        ) -> None:
            super().__init__()
            self.topic = topic
            self.number = number
            self.then = then
            self.outcome = outcome

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002  Textual's own name
        super().__init__(id=id)
        self._asked: Counter[str] = Counter()

    async def on_event(self, event: events.Event) -> None:
        """Take an event; a screen that one has left before it was there has nothing to begin."""
        if not (isinstance(event, events.Mount) and self not in self.app.screen_stack):
            await super().on_event(event)

    @property
    def active_bindings(self) -> dict[str, ActiveBinding]:
        """The commands at hand by key, in the user's language; none for a key that one types."""
        typed = self.focused.takes if isinstance(self.focused, Field) else lambda _key: False
        return {
            key: translated(active)
            for key, active in super().active_bindings.items()
            if not typed(key)
        }

    def _compositor_refresh(self) -> None:
        """Draw nothing where another screen hides all.

        Textual draws the screen on top anew, all of it, whenever one below it has been told
        something, as it does not look whether the one below can be seen.
        """
        top = self.app.screen
        if self is top or top.styles.background.a < 1:
            super()._compositor_refresh()

    def dismiss(self, result: Result | None = None) -> AwaitComplete:
        """Leave, unless that is done already: keys and answers may come faster than screens go."""
        return super().dismiss(result) if self.app.screen is self else AwaitComplete()

    def ask(self, topic: str, work: Callable[[], Answer], then: Callable[[Answer], None]) -> None:
        """Do `work` in a thread and `then` something with its answer, unless asked anew by then.

        An error that it raises is told to the user as one line.
        """
        self.forget(topic)
        number = self._asked[topic]

        # A worker is freed only when Python looks for garbage: what it works on is taken from it.
        asked = [(work, then)]

        def in_thread() -> None:
            work, then = asked.pop()
            outcome: object
            try:
                outcome = work()
            except Stopped:
                return
            except Exception as error:  # noqa: BLE001  told to the user where it arrives
                outcome = error
            self.post_message(self.Answered(topic, number, then, outcome))

        self.run_worker(in_thread, thread=True, group=topic, exit_on_error=False)

    def asking(self, topic: str) -> bool:
        """Whether a thread still works on a question about this topic."""
        return any(
            worker.node is self and worker.group == topic and not worker.is_finished
            for worker in self.workers
        )

    def forget(self, topic: str) -> None:
        """Drop the answer that is still to come, and let its thread stop where it looks."""
        self._asked[topic] += 1
        self.workers.cancel_group(self, topic)

    def on_explorer_screen_answered(self, message: Answered) -> None:
        """Use an answer that is still wanted."""
        message.stop()
        if message.number != self._asked[message.topic]:
            return
        if isinstance(message.outcome, Exception):
            self.failed(message.topic, message.outcome)
        else:
            message.then(message.outcome)

    def failed(self, topic: str, error: Exception) -> None:  # noqa: ARG002  for screens that care
        """Tell an error in the line at the foot."""
        self.warn(told(error))

    @property
    def foot(self) -> Bar:
        """The line that tells what is known and what went wrong."""
        return self.query_one(".foot", Bar)

    def warn(self, text: str) -> None:
        """Tell what went wrong in the line at the foot."""
        self.foot.warn(text)
