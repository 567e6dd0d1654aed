"""The commands and their options become what a shell completes: bash, zsh or fish."""

from __future__ import annotations

import argparse
import shlex
from collections.abc import Iterator

from cli.arguments import COMMANDS, COMMON, EXPLORE, PROGRAM, Command, Option
from cli.json_output import to_line
from cli.parsing import Options, add_options
from cli.terminal import write_utf8
from messages import gettext as _


def run(options: Options) -> int:
    """Prints the script for the shell that the user named."""
    shell = options.shell[0]
    script = _script(shell)
    if options.json:
        write_utf8(to_line({"schema": "jiaokan.completions/1", "shell": shell, "script": script}))
    else:
        write_utf8(script)
    return 0


def _script(shell: str) -> str:
    if shell == "fish":
        return "".join(f"{line}\n" for line in _fish())
    import shtab

    return str(shtab.complete(_parser(), shell=shell)) + "\n"


def _parser() -> argparse.ArgumentParser:
    """All commands as one parser, which only tells what there is."""
    parser = argparse.ArgumentParser(prog=PROGRAM)
    add_options(parser, COMMANDS[EXPLORE])
    inner = parser.add_subparsers()
    for command in COMMANDS.values():
        if command.name != EXPLORE:
            one = inner.add_parser(command.name, help=_(command.summary))
            add_options(one, command)
            for positional in command.positionals:
                # One of its own each: what may be many would take in all that follows.
                many = None if positional.most == 1 else "*"
                argument = one.add_argument(positional.dest, nargs=many, choices=positional.choices)
                if not positional.choices and positional.dest != "query":
                    _completed_as_files(argument)
    return parser


def _completed_as_files(argument: argparse.Action) -> None:
    import shtab

    argument.complete = shtab.FILE  # type: ignore[attr-defined]  # shtab's own convention


def _fish() -> Iterator[str]:
    names = " ".join(name for name in COMMANDS if name != EXPLORE)
    for command in COMMANDS.values():
        if command.name == EXPLORE:
            where = f"not __fish_seen_subcommand_from {names}"
        else:
            where = f"__fish_seen_subcommand_from {command.name}"
            yield _told(["-n", f"not __fish_seen_subcommand_from {names}", "-a", command.name],
                        _(command.summary))  # fmt: skip
        for option in (*command.options, *COMMON):
            yield _told(["-n", where, *_flags(option)], _(option.help))
        yield from _choices(command, where)


def _flags(option: Option) -> Iterator[str]:
    for flag in option.flags:
        yield from ("-l", flag[2:]) if flag.startswith("--") else ("-s", flag[1:])
    if option.choices:
        yield from ("-x", "-a", " ".join(option.choices))
    elif option.takes_value:
        yield "-r"


def _choices(command: Command, where: str) -> Iterator[str]:
    for positional in command.positionals:
        if positional.choices:
            yield _told(["-n", where, "-x", "-a", " ".join(positional.choices)], "")


def _told(words: list[str], description: str) -> str:
    described = ["-d", description] if description else []
    return shlex.join(["complete", "-c", PROGRAM, *words, *described])
