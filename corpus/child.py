"""A process of its own reads files for another: bytes come in, JSON goes out, one file at a time.

Whatever a file does to its parser, it does it here: this process holds nothing, may write nothing,
and is ended when it takes too long or too much. A request is a line of JSON and the bytes whose
number it tells; an answer is a line that tells the number of bytes of JSON after it.
"""

from __future__ import annotations

import json
import os
import signal
import sys
from typing import BinaryIO

from corpus.errors import DocumentError
from corpus.limits import OUT_OF_MEMORY, SECONDS, allow_seconds, confine
from corpus.transfer import Values, error_values, to_json, to_values


def serve() -> None:
    """Answer requests on standard input until there are no more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    confine()
    requests, answers = sys.stdin.buffer, sys.stdout.buffer
    while header := requests.readline():
        request = json.loads(header)
        raw = _exactly(requests, request["size"])
        allow_seconds(SECONDS)
        try:
            answer = to_json(_answer(raw, request["name"]))
        except MemoryError:
            os._exit(OUT_OF_MEMORY)
        answers.write(b"%d\n" % len(answer))
        answers.write(answer)
        answers.flush()
        del raw, answer


def _answer(raw: bytes, name: str) -> Values:
    from corpus.reading import parse_here

    try:
        return {"document": to_values(parse_here(raw, name))}
    except DocumentError as error:
        return {"error": error_values(error)}
    except RecursionError:
        return {
            "error": error_values(
                DocumentError("{name} is damaged: its parts are nested too deep", name=name)
            )
        }
    except MemoryError:
        raise
    except Exception as error:  # noqa: BLE001 - a parser of hostile bytes may raise anything
        return {
            "error": error_values(
                DocumentError(
                    "{name} is damaged: it could not be parsed ({reason})",
                    name=name,
                    reason=type(error).__name__,
                )
            )
        }


def _exactly(stream: BinaryIO, size: int) -> bytes:
    raw = stream.read(size)
    if len(raw) < size:
        sys.exit(0)
    return raw
