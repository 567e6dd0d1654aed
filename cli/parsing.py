"""The words of a command line become the options of one command, or its help on the screen."""

from __future__ import annotations

import argparse
from typing import NoReturn

from cli.arguments import COMMANDS, COMMON, EXPLORE, PROGRAM, Command
from corpus.errors import UsageError
from messages import N_, ngettext, use
from messages import gettext as _

ARGPARSE_MESSAGES = (
    N_("argument %(argument_name)s: %(message)s"),
    N_("expected one argument"),
    N_("ignored explicit argument %r"),
    N_("invalid choice: %(value)r (choose from %(choices)s)"),
    N_("options"),
    N_("positional arguments"),
    N_("show this help message and exit"),
    N_("usage: "),
)
"""What argparse itself can say to a user here; it looks its own strings up by these keys."""


class Options(argparse.Namespace):
    """What the user asked for; a command reads only its own and the common ones."""

    command: str
    color: str
    index_dir: str | None
    quiet: bool
    json: bool
    jsonl: bool
    paths: list[str]
    query: list[str]
    documents: list[str]
    document: list[str]
    library: list[str] | None
    limit: int | None
    context: int | None
    count: bool
    files: bool
    open: bool
    explain: bool
    shell: list[str]
    format: str | None
    only: str
    output: str | None
    characters: bool
    textconv: bool
    no_pager: bool
    kind: list[str] | None
    unit: str | None
    min: str | None
    max: str | None
    subject: str | None
    sort: str
    port: int
    reverse: bool
    check: bool = False
    rebuild: bool = False


def parse(words: list[str]) -> Options | None:
    """The options of the command that `words` name, the explorer's when they name none.

    None when help or the version was printed instead. Raises UsageError.
    """
    head, tail = _split(words)
    _choose_language(head)
    vars(argparse).update(_=_, ngettext=ngettext)
    command, head = _command(head)
    if "-h" in head or "--help" in head:
        from cli.help import print_help

        print_help(command, color=_value(head, "--color") or "auto")
        return None
    if command.name == EXPLORE and ("--version" in head or "-V" in head):
        from cli.version import VERSION

        print(f"{PROGRAM} {VERSION}")
        return None
    options = Options(command=command.name)
    _unused, rest = _parser(command).parse_known_args(head, options)
    for word in rest:
        if word.startswith("-") and word != "-" and " " not in word:
            raise UsageError(
                "{command} has no option {option}; put -- before text that begins with a dash",
                command=called(command),
                option=word,
            )
    _place(command, rest + tail, options)
    return options


def called(command: Command) -> str:
    """What the user types to run the command."""
    return PROGRAM if command.name == EXPLORE else f"{PROGRAM} {command.name}"


class _Parser(argparse.ArgumentParser):
    """Options only: argparse would end the arguments by place at the first option among them."""

    def error(self, message: str) -> NoReturn:
        raise UsageError("{problem}; see {command} --help", problem=message, command=self.prog)


def _parser(command: Command) -> _Parser:
    parser = _Parser(prog=called(command), add_help=False, allow_abbrev=False)
    add_options(parser, command)
    return parser


def add_options(parser: argparse.ArgumentParser, command: Command) -> None:
    """Declares the command's options and the common ones."""
    for option in (*command.options, *COMMON):
        if not option.takes_value:
            parser.add_argument(*option.flags, action="store_true", help=_(option.help))
            continue
        parser.add_argument(
            *option.flags,
            action=option.action or "store",
            help=_(option.help),
            metavar=option.metavar,
            choices=option.choices,
            type=option.type,
            default=option.default,
        )


def _split(words: list[str]) -> tuple[list[str], list[str]]:
    """What stands before and after the `--` that ends the options."""
    if "--" not in words:
        return list(words), []
    at = words.index("--")
    return words[:at], words[at + 1 :]


def _command(head: list[str]) -> tuple[Command, list[str]]:
    """The command, and the words without its name; common options may stand before it."""
    skip = False
    for at, word in enumerate(head):
        if skip:
            skip = False
        elif word.startswith("-") and word != "-":
            skip = any(word in option.flags and option.takes_value for option in COMMON)
        elif word in COMMANDS and word != EXPLORE:
            return COMMANDS[word], head[:at] + head[at + 1 :]
        else:
            break
    return COMMANDS[EXPLORE], head


def _value(head: list[str], flag: str) -> str | None:
    """The value of an option that is needed before the options are parsed."""
    for at, word in enumerate(head):
        if word.startswith(flag + "="):
            return word[len(flag) + 1 :]
        if word == flag and at + 1 < len(head):
            return head[at + 1]
    return None


def _choose_language(head: list[str]) -> None:
    language = _value(head, "--lang")
    if language is None:
        return
    if language.lower().split("_")[0].split("-")[0] not in ("en", "zh"):
        raise UsageError("{language} is not spoken here; --lang takes zh or en", language=language)
    use(language)


def _place(command: Command, words: list[str], options: Options) -> None:
    """Gives each argument by place its words. Raises UsageError on too few or too many."""
    for positional in command.positionals:
        most = len(words) if positional.most is None else positional.most
        taken, words = words[:most], words[most:]
        if len(taken) < positional.least:
            raise UsageError(
                "{command} needs {what}; see {command} --help",
                command=called(command),
                what=positional.metavar,
            )
        for word in taken if positional.choices else ():
            if word not in (positional.choices or ()):
                raise UsageError(
                    "{word} is not one of: {choices}",
                    word=word,
                    choices=", ".join(positional.choices or ()),
                )
        setattr(options, positional.dest, taken)
    if words:
        raise UsageError(
            "{word} is one argument too many for {command}", word=words[0], command=called(command)
        )
