"""Numbers in a list whose last one alone has a unit become figures of that unit.

提高11.1、11.2个百分点 tells points twice, 3、4号线 names two lines.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal

from figures.model import Figure, Kind

_plain = re.compile(r"[+-]?[0-9]+(?:\.[0-9]+)?")
_year = re.compile("(?:19|20)[0-9]{2}")
_AND = frozenset("、和与及")
_RANKED_TO = _AND | frozenset("至到-—")
_ranked = re.compile("第[^款项条章节编目季届次批种]{1,4}")
_provision = re.compile(".{1,4}[款项条章节编目届次批种]")
_SHARING = frozenset({Kind.POINTS, Kind.PERCENT, Kind.QUANTITY, Kind.MONEY})
_scaled = re.compile("[十百千万亿](?!分)")


def listed(text: str, figures: Iterable[Figure]) -> Iterable[Figure]:
    """The figures, bare numbers before 、 with the kind and the unit of the figure behind it."""
    done: list[Figure] = []
    for figure in reversed([*figures]):
        following = done[-1] if done else None
        if following and _is_year(figure) and _tells_years(text, figure, following):
            done.append(replace(figure, kind=Kind.DATE, value=Decimal(figure.text), unit="年"))
            continue
        if following and _is_bare(figure) and following.start == figure.end + 1:
            done.append(_like(figure, following) if text[figure.end] == "、" else figure)
        else:
            done.append(figure)
    return _ranked_together(text, done[::-1])


def _ranked_together(text: str, figures: Iterable[Figure]) -> Iterable[Figure]:
    """The figures, those behind a rank without its noun as ranks too (第一、二款)."""
    before: Figure | None = None
    for figure in figures:
        told = figure
        if (
            before is not None
            and before.kind is Kind.ORDINAL
            and figure.kind is Kind.QUANTITY
            and figure.start == before.end + 1
            and text[before.end] in _RANKED_TO
            and _ranked.fullmatch(before.text)
            and _provision.fullmatch(figure.text)
        ):
            told = replace(figure, kind=Kind.ORDINAL, unit="")
        yield told
        before = told


def _is_year(figure: Figure) -> bool:
    return not figure.unit and _year.fullmatch(figure.text) is not None


def _tells_years(text: str, figure: Figure, following: Figure) -> bool:
    """Whether a year follows in the list, or how many years the list tells (1997、1998两年)."""
    if following.unit != "年":
        return False
    if following.kind is Kind.DATE:
        return following.start == figure.end + 1 and text[figure.end] in _AND
    return following.kind is Kind.QUANTITY and following.start == figure.end


def _is_bare(figure: Figure) -> bool:
    return not figure.unit and _plain.fullmatch(figure.text) is not None


def _like(figure: Figure, following: Figure) -> Figure:
    """The bare number told as what follows it, where that is told in a unit and in no scale."""
    if following.kind is Kind.IDENTIFIER:
        return replace(figure, kind=Kind.IDENTIFIER, value=None)
    if following.kind not in _SHARING or not following.unit or figure.value is None:
        return figure
    if _scaled.search(following.text) or following.value_max is not None:
        return figure
    return replace(figure, kind=following.kind, unit=following.unit)
