"""A query as typed becomes a tree; what cannot be understood becomes plain words and a note."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TypeAlias

from corpus.errors import UsageError
from corpus.folding import matchable
from corpus.words import is_word
from search_index.numbers import parse_range
from search_index.query import (
    And,
    Exact,
    FigureIs,
    Fuzzy,
    Near,
    Not,
    Nothing,
    Or,
    Pattern,
    Query,
    Restriction,
    Word,
)

MAX_LENGTH = 1000
MAX_TERMS = 64
MAX_NESTING = 32
MAX_EDITS = 2
DEFAULT_EDITS = 1

QUOTES = {'"': '"', "“": "”", "＂": "＂", "「": "」", "„": "“"}
"""Opening quotation marks and what closes them."""

FIELDS = ("title", "section", "file", "figure")
FIELD = re.compile(rf"({'|'.join(FIELDS)})[:：]", re.IGNORECASE)
WORD = re.compile(r"[^\s()（）" + "".join(QUOTES) + "”」]+")
NEARNESS = re.compile(r"[~～](\d{1,3})")
NEAR_SPELLING = re.compile(r"(.+?)~(\d?)", re.DOTALL)
OPERATORS = ("AND", "OR", "NOT")

Token: TypeAlias = tuple[str, str]
"""A kind (an operator, `(`, `)`, `-`, field, quoted, near, word) and the text."""


@dataclass(frozen=True, slots=True)
class Parsed:
    """The tree of a query and what its writer should know about how it was read."""

    tree: Query
    notes: tuple[UsageError, ...] = ()


class _NotUnderstoodError(Exception):
    """The query is not in the language."""


def parse_query(query: str) -> Parsed:
    """The query as a tree. Never raises: every string is understood or read as plain words."""
    notes: list[UsageError] = []
    if len(query) > MAX_LENGTH:
        notes.append(UsageError("The query was cut off after {count} characters", count=MAX_LENGTH))
        query = query[:MAX_LENGTH]
    try:
        tree = _Reader(list(_tokens(query, notes))).whole()
    except _NotUnderstoodError:
        notes.append(UsageError("The query was not understood and is searched as plain text"))
        tree = _plain(query, notes)
    if isinstance(tree, Nothing):
        notes = [UsageError("The query holds nothing to search for")]
    return Parsed(tree, tuple(notes))


def _tokens(query: str, notes: list[UsageError]) -> Iterator[Token]:
    at = 0
    fresh = True  # a `-` or a field counts only where a word could begin
    while at < len(query):
        character = query[at]
        if character.isspace():
            at += 1
            fresh = True
        elif character in "(（)）":
            yield ("(" if character in "(（" else ")"), character
            at += 1
            fresh = True
        elif character in QUOTES:
            at, token = _quoted(query, at, notes)
            yield token
            fresh = True
        elif fresh and character in "-－" and query[at + 1 : at + 2].strip():
            yield "-", character
            at += 1
        elif fresh and (field := FIELD.match(query, at)):
            yield "field", field[1].lower()
            at = field.end()
        elif word := WORD.match(query, at):
            yield (word[0] if word[0] in OPERATORS else "word"), word[0]
            at = word.end()
            fresh = False
        else:  # a closing quotation mark without its opening
            at += 1


def _quoted(query: str, at: int, notes: list[UsageError]) -> tuple[int, Token]:
    """The quoted text that begins at `at`, and where the query goes on after it."""
    opening, closing = query[at], QUOTES[query[at]]
    depth, end = 1, at + 1
    while end < len(query):
        if query[end] == closing:
            depth -= 1
            if not depth:
                break
        elif query[end] == opening:
            depth += 1
        end += 1
    else:
        notes.append(UsageError("A quotation mark is not closed: it is read as closed at the end"))
    text = query[at + 1 : end]
    near = NEARNESS.match(query, end + 1)
    if near:
        return near.end(), ("near", f"{near[1]} {text}")
    return end + 1, ("quoted", text)


class _Reader:
    """Reads tokens by recursive descent: OR binds weakest, then AND, then NOT."""

    def __init__(self, tokens: list[Token]) -> None:
        self._tokens = tokens
        self._at = 0
        self._depth = 0

    def whole(self) -> Query:
        if not self._tokens:
            return Nothing()
        if sum(kind in {"word", "quoted", "near"} for kind, _ in self._tokens) > MAX_TERMS:
            raise _NotUnderstoodError
        tree = self._any()
        if self._at < len(self._tokens):
            raise _NotUnderstoodError
        return tree

    def _kind(self) -> str:
        return self._tokens[self._at][0] if self._at < len(self._tokens) else ""

    def _take(self, *kinds: str) -> bool:
        taken = self._kind() in kinds
        self._at += taken
        return taken

    def _any(self) -> Query:
        children = [self._all()]
        while self._take("OR"):
            children.append(self._all())
        return _join(Or, children)

    def _all(self) -> Query:
        children = [self._one()]
        while self._take("AND") or self._kind() not in {"", "OR", ")"}:
            children.append(self._one())
        return _join(And, children)

    def _one(self) -> Query:
        self._depth += 1
        if self._depth > MAX_NESTING:
            raise _NotUnderstoodError
        try:
            if self._take("NOT", "-"):
                child = self._one()
                return child.child if isinstance(child, Not) else Not(child)
            if self._take("field"):
                return _restrict(self._tokens[self._at - 1][1], self._one())
            if self._take("("):
                inside = self._any()
                if not self._take(")"):
                    raise _NotUnderstoodError
                return inside
            return self._leaf()
        finally:
            self._depth -= 1

    def _leaf(self) -> Query:
        if not self._take("word", "quoted", "near"):
            raise _NotUnderstoodError
        kind, text = self._tokens[self._at - 1]
        if kind == "near":
            distance, _, words = text.partition(" ")
            return Near(words, int(distance))
        if not matchable(text):
            raise _NotUnderstoodError
        return Exact(text) if kind == "quoted" else _word(text)


def _join(kind: type[And] | type[Or], children: list[Query]) -> Query:
    """One node of that kind; the children of children of the same kind are its own."""
    flat: list[Query] = []
    for child in children:
        flat += child.children if isinstance(child, And | Or) and type(child) is kind else [child]
    return flat[0] if len(flat) == 1 else kind(tuple(flat))


def _word(text: str) -> Query:
    spelling = NEAR_SPELLING.fullmatch(text)
    if spelling and is_word(spelling[1]) and not set(spelling[1]) & set("*?~"):
        return Fuzzy(spelling[1], min(int(spelling[2] or DEFAULT_EDITS), MAX_EDITS))
    if set(text) & set("*?＊") and is_word(text):
        return Pattern(text.replace("＊", "*"))
    return Word(text)


def _restrict(field: str, to: Query) -> Query:
    """`title:(a OR b)` is `title:a OR title:b`."""
    match to:
        case And() | Or():
            return replace(to, children=tuple(_restrict(field, child) for child in to.children))
        case Not():
            return Not(_restrict(field, to.child))
        case Word() | Exact() | Pattern() if field == "figure":
            wanted = parse_range(to.text)
            if wanted is None:
                raise _NotUnderstoodError
            return FigureIs(wanted)
        case Word() | Exact():
            return Restriction(field, to.text, isinstance(to, Exact))
        case Pattern() if field == "file":
            return Restriction(field, to.text, exact=False)
    raise _NotUnderstoodError


def _plain(query: str, notes: list[UsageError]) -> Query:
    """The words of a query that is not in the language, without its operators."""
    words = [word for word in WORD.findall(query) if matchable(word)]
    words = [word for word in words if word not in OPERATORS] or words
    if len(words) > MAX_TERMS:
        notes.append(UsageError("Only the first {count} words are searched", count=MAX_TERMS))
    leaves: list[Query] = [Word(word) for word in words[:MAX_TERMS]]
    return _join(And, leaves) if leaves else Nothing()
