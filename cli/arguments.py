"""The commands, their arguments and options, as one table that parsing and help read."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from messages import N_
from messages import gettext as _

PROGRAM = "jiaokan"
EXPLORE = "explore"


@dataclass(frozen=True, slots=True)
class Positional:
    """An argument by place: how many of it a command takes at least and at most (None: any)."""

    dest: str
    metavar: str
    help: str
    least: int = 0
    most: int | None = None
    choices: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class Option:
    """An argument by name; without `metavar` and `choices` it is a switch."""

    flags: tuple[str, ...]
    help: str
    metavar: str | None = None
    choices: tuple[str, ...] | None = None
    type: Callable[[str], object] = str
    default: object = None
    action: Literal["append"] | None = None

    @property
    def takes_value(self) -> bool:
        """Whether the next word belongs to the option."""
        return self.metavar is not None or self.choices is not None


@dataclass(frozen=True, slots=True)
class Command:
    """One command: what it does in a sentence, how it is called and what its exit codes say."""

    name: str
    summary: str
    positionals: tuple[Positional, ...]
    options: tuple[Option, ...]
    codes: str
    examples: tuple[tuple[str, str], ...]


def count(word: str) -> int:
    """A number of things, 0 or more."""
    if word.isascii() and word.isdigit() and len(word) < 10:
        return int(word)
    raise argparse.ArgumentTypeError(
        _("a whole number is needed, not {word}").format(word=repr(word))
    )


PATHS = Positional("paths", "PATH", N_("a file or a folder of documents; the bundled ones if none"))
JSON = Option(("--json",), N_("print one JSON object"))
JSON_LINES = Option(("--jsonl",), N_("print one JSON object for each find"))
LIBRARY = Option(
    ("--library",),
    N_("look documents named by a part of their title up here; in the bundled ones if not given"),
    metavar="PATH",
    action="append",
)
ONLY = Option(
    ("--only",),
    N_("show only the rows with added figures, with figures or with changes"),
    choices=("added-figures", "figures", "changes", "all"),
    default="all",
)
CHARACTERS = Option(("--characters",), N_("mark what differs character by character, not by words"))
COMMON = (
    Option(
        ("--color", "--colour"),
        N_("colour the output: on a terminal (auto), always or never"),
        choices=("auto", "always", "never"),
        default="auto",
    ),
    Option(("--index-dir",), N_("keep the search index in this folder"), metavar="DIR"),
    Option(("-q", "--quiet"), N_("no progress, no notes; search and compare only tell the code")),
    Option(("--no-pager",), N_("write long output straight to the terminal")),
    Option(("--lang",), N_("speak this language: zh or en"), metavar="LANG"),
)
NOTHING_SPECIAL = N_("Exit codes: 0 all well, 2 trouble.")

COMMANDS = {
    command.name: command
    for command in (
        Command(
            EXPLORE,
            N_("Explore, search and compare Chinese official documents in the terminal."),
            (PATHS,),
            (JSON,),
            NOTHING_SPECIAL,
            (
                (N_("the bundled documents"), "jiaokan"),
                (N_("a folder of your own"), "jiaokan ~/reports"),
                (N_("a folder that is named like a command"), "jiaokan ./search"),
            ),
        ),
        Command(
            "search",
            N_("Search the full text; the index is built or refreshed first where needed."),
            (Positional("query", "QUERY", N_("what to look for"), 1, 1), PATHS),
            (
                JSON,
                JSON_LINES,
                Option(
                    ("--limit",),
                    N_("show at most N paragraphs (0: all; on a terminal 40 if not given)"),
                    metavar="N",
                    type=count,
                ),
                Option(
                    ("--sort",),
                    N_("what comes first: the best match, the newest document, or as they stand"),
                    choices=("relevance", "date", "document"),
                    default="relevance",
                ),
                Option(
                    ("-C", "--context"),
                    N_("show N paragraphs before and after each that was found"),
                    metavar="N",
                    type=count,
                ),
                Option(("-c", "--count"), N_("tell only how many paragraphs of each document")),
                Option(("-l", "--files"), N_("tell only which documents")),
                Option(("-o", "--open"), N_("open the best match in $EDITOR")),
                Option(("--explain",), N_("tell how the query was understood")),
            ),
            N_("Exit codes: 0 something found, 1 nothing found, 2 trouble."),
            (
                (N_("all these words in one paragraph"), "jiaokan search '新能源 汽车'"),
                (N_("exactly these characters"), "jiaokan search '\"高质量发展\"'"),
                (N_("one word but not another"), "jiaokan search '外资 -出口' ~/reports"),
                (N_("amounts above ten billion yuan"), "jiaokan search '投资 figure:>100亿元'"),
                (N_("the best match in your editor"), "jiaokan search -o '\"两个毫不动摇\"'"),
            ),
        ),
        Command(
            "compare",
            N_("Compare two documents sentence by sentence, and their figures."),
            (
                Positional(
                    "documents",
                    "DOCUMENT",
                    N_(
                        "two documents or more, the earlier or longer one first: a path, - for "
                        "standard input, or a part of a title. One alone is compared with its "
                        "nearest version in the library; none: the two bundled versions"
                    ),
                ),
            ),
            (
                JSON,
                Option(
                    ("--format",),
                    N_("the form of the output"),
                    choices=("text", "json", "html", "markdown", "csv"),
                ),
                ONLY,
                CHARACTERS,
                Option(
                    ("-o", "--output"),
                    N_("write into FILE, in the form of its ending"),
                    metavar="FILE",
                ),
                LIBRARY,
            ),
            N_("Exit codes: 0 the same, 1 different, 2 trouble."),
            (
                (N_("the two bundled versions"), "jiaokan compare"),
                (
                    N_("a page to pass on"),
                    "jiaokan compare 草案.txt 定稿.txt --format html -o 对照.html",
                ),
                (N_("only what was added in figures"), "jiaokan compare --only added-figures"),
                (N_("three versions, in order"), "jiaokan compare 2016.txt 2020.txt 2024.txt"),
                (
                    N_("with its nearest version in a folder"),
                    "jiaokan compare 定稿.docx --library ~/drafts",
                ),
            ),
        ),
        Command(
            "figures",
            N_("List the figures of the documents: numbers with their units."),
            (PATHS,),
            (
                JSON,
                JSON_LINES,
                Option(
                    ("--format",),
                    N_("the form of the output"),
                    choices=("table", "json", "jsonl", "csv"),
                ),
                Option(
                    ("--kind",),
                    N_("only this kind; may be given several times"),
                    choices=(
                        *("quantity", "money", "percent", "points", "ratio"),
                        *("date", "ordinal", "identifier", "enumerator"),
                    ),
                    action="append",
                ),
                Option(
                    ("--unit",),
                    N_("only figures in this unit or one that converts to it"),
                    metavar="UNIT",
                ),
                Option(("--min",), N_("only values from this on: 5 or 100亿元"), metavar="VALUE"),
                Option(("--max",), N_("only values up to this one"), metavar="VALUE"),
                Option(("--subject",), N_("only figures of what is named so"), metavar="WORDS"),
                Option(
                    ("--sort",),
                    N_("the order within each document"),
                    choices=("place", "value", "unit", "kind", "subject"),
                    default="place",
                ),
                Option(("--reverse",), N_("the other way round")),
            ),
            NOTHING_SPECIAL,
            (
                (N_("all amounts of money"), "jiaokan figures --kind money ~/reports"),
                (
                    N_("the largest areas first, in whatever unit"),
                    "jiaokan figures --unit 亩 --sort value --reverse ~/reports",
                ),
                (N_("what is said of grain"), "jiaokan figures --subject 粮食 ~/reports"),
                (N_("for a spreadsheet"), "jiaokan figures --format csv > figures.csv"),
            ),
        ),
        Command(
            "show",
            N_("Print a document as it was understood: outline, paragraphs, sentences."),
            (
                Positional(
                    "document",
                    "DOCUMENT",
                    N_("a path, - for standard input, or a part of a title or file name"),
                    1,
                    1,
                ),
            ),
            (
                JSON,
                Option(
                    ("--textconv",), N_("a sentence a line and no colour, as git's textconv needs")
                ),
                LIBRARY,
            ),
            NOTHING_SPECIAL,
            ((N_("a bundled document by its title"), "jiaokan show 工作总结"),),
        ),
        Command(
            "index",
            N_("Build or refresh the search index."),
            (PATHS,),
            (
                JSON,
                Option(("--check",), N_("only verify the index")),
                Option(("--rebuild",), N_("build it anew")),
            ),
            NOTHING_SPECIAL,
            ((N_("a library that is searched often"), "jiaokan index ~/reports"),),
        ),
        Command(
            "serve",
            N_("Open the explorer on a web page that only this computer can reach."),
            (PATHS,),
            (
                JSON,
                Option(
                    ("--port",),
                    N_("listen on this port of the loopback address (0: any that is free)"),
                    metavar="PORT",
                    type=count,
                    default=8765,
                ),
            ),
            N_("Exit codes: 130 after Ctrl-C, which ends it; 2 trouble."),
            ((N_("a folder of your own, in the browser"), "jiaokan serve ~/reports"),),
        ),
        Command(
            "git-diff",
            N_("Compare a file of a git repository: what git calls as its external diff driver."),
            (
                Positional(
                    "paths",
                    "PATH OLD-FILE OLD-HEX OLD-MODE NEW-FILE NEW-HEX NEW-MODE",
                    N_("what git gives: the path, and both files with their names and modes"),
                    1,
                    9,
                ),
            ),
            (JSON, ONLY, CHARACTERS),
            N_("Exit codes: 0, also when they differ, as git expects; 2 trouble."),
            (
                (
                    N_("compare all files that .gitattributes gives to the driver jiaokan"),
                    "git config diff.jiaokan.command 'jiaokan git-diff'",
                ),
            ),
        ),
        Command(
            "completions",
            N_("Print what lets a shell complete commands and options."),
            (
                Positional(
                    "shell", "SHELL", N_("bash, zsh or fish"), 1, 1, choices=("bash", "zsh", "fish")
                ),
            ),
            (JSON,),
            NOTHING_SPECIAL,
            (
                (N_("for bash, in ~/.bashrc"), "source <(jiaokan completions bash)"),
                (N_("for fish, in config.fish"), "jiaokan completions fish | source"),
            ),
        ),
    )
}
