"""Numbers in a list whose last one alone has a unit become figures of that unit.

提高11.1、11.2个百分点 tells points twice, 3、4号线 names two lines.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from figures.model import Figure, Kind

_plain = re.compile(r"[+-]?[0-9]+(?:\.[0-9]+)?")
_SHARING = frozenset({Kind.POINTS, Kind.PERCENT, Kind.QUANTITY, Kind.MONEY})
_scaled = re.compile("[十百千万亿](?!分)")


def listed(text: str, figures: Iterable[Figure]) -> Iterable[Figure]:
    """The figures, bare numbers before 、 with the kind and the unit of the figure behind it."""
    done: list[Figure] = []
    for figure in reversed([*figures]):
        following = done[-1] if done else None
        if following and _is_bare(figure) and following.start == figure.end + 1:
            done.append(_like(figure, following) if text[figure.end] == "、" else figure)
        else:
            done.append(figure)
    return reversed(done)


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
