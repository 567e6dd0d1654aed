"""Paths become the explorer on a web page that only this computer, and only the user, can open."""

from __future__ import annotations

import importlib.util
import json
import os
import secrets
import shlex
import socket
import sys

from cli.main import INTERRUPTED
from cli.parsing import Options
from cli.terminal import complain
from corpus.errors import UsageError
from messages import gettext as _

_IN_PLACE = ["exec"] if os.name == "posix" else []
"""Lets the explorer take the place of the shell that starts it: the server is its parent then."""

HOST = "127.0.0.1"
"""The loopback address; there is no other choice."""


def run(options: Options) -> int:
    """Serves until Ctrl-C. Raises UsageError when the port is taken or textual-serve missing."""
    if importlib.util.find_spec("textual_serve") is None:
        raise UsageError(
            "jiaokan serve needs textual-serve, which is not installed: "
            "pip install 'jiaokan[web]' brings it"
        )
    from cli.web import serve

    listening = _listen(options.port)
    port: int = listening.getsockname()[1]
    token = secrets.token_urlsafe(24)
    address = f"http://{HOST}:{port}/{token}/"
    if options.json:
        print(json.dumps({"schema": "jiaokan.serve/1", "address": address}), flush=True)
    else:
        print(address, flush=True)
    complain(
        _(
            "whoever has this address can read these documents and use the explorer as you: "
            "keep it to yourself; Ctrl-C ends it"
        )
    )
    serve(served_command(options), listening, token)
    return INTERRUPTED


def served_command(options: Options) -> str:
    """The command line, as a shell reads it, of the explorer behind one web page."""
    words = [*_IN_PLACE, sys.executable, "-m", "cli.served"]
    if options.index_dir is not None:
        words += ["--index-dir", options.index_dir]
    return shlex.join([*words, "--", *options.paths])


def _listen(port: int) -> socket.socket:
    """A socket on the loopback address; port 0 takes any that is free."""
    listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    try:
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind((HOST, port))
        listening.listen()
    except (OSError, OverflowError) as error:
        listening.close()
        reason = getattr(error, "strerror", None) or str(error)
        raise UsageError(
            "port {port} cannot be used: {reason}; --port takes another", port=port, reason=reason
        ) from None
    return listening
