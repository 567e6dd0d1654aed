"""A command becomes its help page."""

from __future__ import annotations

import argparse
import sys
from typing import ClassVar

from rich.console import Console
from rich_argparse import RawDescriptionRichHelpFormatter

from cli.arguments import COMMANDS, EXPLORE, Command
from cli.parsing import add_options, called
from cli.terminal import colored, columns
from messages import gettext as _


class _Formatter(RawDescriptionRichHelpFormatter):
    """Group names as they are written, and nothing in a text taken for an option or for markup."""

    group_name_formatter = str
    highlights: ClassVar = []
    help_markup = False
    text_markup = False


def print_help(command: Command, *, color: str) -> None:
    """Writes the help to standard output; wrapped by cells, so Chinese too keeps to the width."""
    console = Console(
        file=sys.stdout,
        width=min(columns(), 100),
        force_terminal=colored(color, sys.stdout),
        color_system="standard" if colored(color, sys.stdout) else None,
        highlight=False,
        legacy_windows=False,
    )

    def formatter(prog: str) -> argparse.HelpFormatter:
        return _Formatter(prog, console=console, max_help_position=26)

    parser = argparse.ArgumentParser(
        prog=called(command),
        usage=_usage(command),
        description=_(command.summary),
        epilog=_epilog(command),
        add_help=False,
        formatter_class=formatter,
    )
    for positional in command.positionals:
        parser.add_argument(
            positional.dest, metavar=positional.metavar, nargs="*", help=_(positional.help)
        )
    add_options(parser, command)
    parser.add_argument("-h", "--help", action="help", help=_("show this help message and exit"))
    if command.name == EXPLORE:
        parser.add_argument("-V", "--version", action="store_true", help=_("show the version"))
    parser.print_help(sys.stdout)


def _usage(command: Command) -> str:
    words = [called(command)]
    for positional in command.positionals:
        shown = positional.metavar if positional.least else f"[{positional.metavar}]"
        words.append(f"[{positional.metavar} ...]" if positional.most is None else shown)
    lines = [" ".join([*words, "[OPTION ...]"])]
    if command.name == EXPLORE:
        lines.append(f"{called(command)} COMMAND ...")
    return "\n       ".join(lines)


def _epilog(command: Command) -> str:
    lines = []
    if command.name == EXPLORE:
        lines += [_("Commands:")]
        lines += [f"  {one.name:<9} {_(one.summary)}" for one in COMMANDS.values()][1:]
        lines += ["", _("Each has its own --help.")]
    lines += ["", _(command.codes)] if lines else [_(command.codes)]
    lines += ["", _("Examples:")]
    for purpose, line in command.examples:
        lines += [f"  # {_(purpose)}", f"  {line}"]
    return "\n".join(lines)
