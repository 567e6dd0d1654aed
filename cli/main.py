"""The words of a command line become an exit code; asking for the version loads nothing else."""

from __future__ import annotations

import sys
from importlib import import_module

INTERRUPTED = 130
"""As shells say it of a process that ended by Ctrl-C."""


def main(argv: list[str] | None = None) -> int:
    """The exit code of `jiaokan` with these arguments (those of the process when None)."""
    words = sys.argv[1:] if argv is None else argv
    if words in (["--version"], ["-V"]):
        from cli.version import VERSION

        print(f"jiaokan {VERSION}")
        return 0
    try:
        dispatch = import_module("cli.dispatch")
        code: int = dispatch.run(words)
    except KeyboardInterrupt:
        return INTERRUPTED
    return code


if __name__ == "__main__":
    sys.exit(main())
