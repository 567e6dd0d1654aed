"""A process of its own reads files for another: bytes come in, JSON goes out, one file at a time.

Whatever a file does to its parser, it does it here: this process holds nothing, may write nothing,
and is ended when it takes too long or too much. A request is a line of JSON and the bytes whose
number it tells; the lines of an answer are those of `corpus.transfer`.
"""

from __future__ import annotations

import json
import os
import signal
import sys
from collections.abc import Iterator
from typing import BinaryIO

from corpus.errors import DocumentError
from corpus.limits import OUT_OF_MEMORY, SECONDS, allow_seconds, confine
from corpus.transfer import error_line, to_lines


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
            for line in _answer(raw, request["name"]):
                answers.write(line)
        except MemoryError:
            os._exit(OUT_OF_MEMORY)
        answers.flush()
        del raw


def _answer(raw: bytes, name: str) -> Iterator[bytes]:
    from corpus.reading import parse_here

    try:
        document = parse_here(raw, name)
    except DocumentError as error:
        yield error_line(error)
    except RecursionError:
        yield error_line(
            DocumentError("{name} is damaged: its parts are nested too deep", name=name)
        )
    except MemoryError:
        raise
    except Exception as error:  # noqa: BLE001 - a parser of hostile bytes may raise anything
        yield error_line(
            DocumentError(
                "{name} is damaged: it could not be parsed ({reason})",
                name=name,
                reason=type(error).__name__,
            )
        )
    else:
        yield from to_lines(document)


def _exactly(stream: BinaryIO, size: int) -> bytes:
    raw = stream.read(size)
    if len(raw) < size:
        sys.exit(0)
    return raw
