"""A command line becomes the run of its command; whatever goes wrong, one sentence and a code."""

from __future__ import annotations

import os
from importlib import import_module

from cli.pager import paged
from cli.parsing import parse
from cli.terminal import (
    complain,
    finish_output,
    silence_output,
    stand_in_for_closed_streams,
)
from corpus.errors import JiaokanError
from messages import gettext as _
from messages import translate

TROUBLE = 2


def run(words: list[str]) -> int:
    """The exit code of the command that `words` ask for.

    A command's module is loaded only here, so that no command pays for what another one uses.
    """
    stand_in_for_closed_streams()
    try:
        options = parse(words)
        if options is None:
            return 0
        module = import_module(f"cli.{options.command.replace('-', '_')}")
        with paged(options):
            code: int = module.run(options)
            finish_output()
    except JiaokanError as error:
        complain(translate(error))
    except KeyboardInterrupt:
        silence_output()
        raise
    except BrokenPipeError:
        silence_output()
        return 0
    except OSError as error:
        if os.environ.get("JIAOKAN_DEBUG"):
            raise
        complain(translate(_from_system(error)))
        silence_output()
    except Exception as error:
        if os.environ.get("JIAOKAN_DEBUG"):
            raise
        complain(
            _("Jiaokan made a mistake ({kind}: {reason}); JIAOKAN_DEBUG=1 shows where").format(
                kind=type(error).__name__, reason=error
            )
        )
    else:
        return code
    return TROUBLE


def _from_system(error: OSError) -> JiaokanError:
    """What the operating system refused, as a sentence."""
    reason = error.strerror or type(error).__name__
    if error.filename:
        return JiaokanError("{name} cannot be used: {reason}", name=error.filename, reason=reason)
    return JiaokanError("the output cannot be written: {reason}", reason=reason)
