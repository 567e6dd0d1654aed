"""The drawings of a PDF page become its rules: the straight lines that tables are ruled with."""

from __future__ import annotations

import ctypes
import itertools
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

import pypdfium2.raw as pdfium

_THICKEST = 2.5
"""Points; a filled shape that is thicker is no rule but a ground."""

_SHORTEST = 4.0
_ASKEW = 0.7
_SAME, _REACH = 1.5, 3.0
"""Points between two rules that are one, beside each other and one behind the other."""

_MOST_OBJECTS, _MOST_POINTS, _MOST_RULES = 20_000, 20_000, 400
"""Of a page; a picture drawn in lines has more of them than any table."""

_DEEPEST = 3
"""Forms within forms that are looked into."""

Point: TypeAlias = tuple[float, float]
Matrix: TypeAlias = tuple[float, float, float, float, float, float]

_SAME_PLACE: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


@dataclass(frozen=True, slots=True)
class Rule:
    """A straight line: where it stands on one axis, and from where to where on the other."""

    at: float
    low: float
    high: float

    def covers(self, place: float) -> bool:
        """Whether it runs past a place on its own axis."""
        return self.low - _REACH <= place <= self.high + _REACH


@dataclass(frozen=True, slots=True)
class Rules:
    """The level and the upright rules of a page, in points; none where there are too many."""

    level: tuple[Rule, ...] = ()
    upright: tuple[Rule, ...] = ()


def rules_of(page: Any, turn: Callable[[float, float], Point]) -> Rules:
    """The rules of a page, its points turned as its characters are."""
    level: list[Rule] = []
    upright: list[Rule] = []
    points = 0
    for outline in itertools.islice(_outlines(page.raw, _SAME_PLACE, 0), _MOST_OBJECTS):
        points += len(outline)
        if points > _MOST_POINTS:
            return Rules()
        for (x, y), (to_x, to_y) in _strokes([turn(*point) for point in outline]):
            if abs(y - to_y) <= _ASKEW and abs(x - to_x) >= _SHORTEST:
                level.append(Rule((y + to_y) / 2, min(x, to_x), max(x, to_x)))
            elif abs(x - to_x) <= _ASKEW and abs(y - to_y) >= _SHORTEST:
                upright.append(Rule((x + to_x) / 2, min(y, to_y), max(y, to_y)))
    found = Rules(_merged(level), _merged(upright))
    return Rules() if max(len(found.level), len(found.upright)) > _MOST_RULES else found


def _merged(rules: Sequence[Rule]) -> tuple[Rule, ...]:
    """The rules, the pieces of one joined: a table is often ruled cell by cell."""
    beside: list[list[Rule]] = []
    for rule in sorted(rules, key=lambda each: each.at):
        if beside and rule.at - beside[-1][-1].at <= _SAME:
            beside[-1].append(rule)
        else:
            beside.append([rule])
    found: list[Rule] = []
    for group in beside:
        at = sum(rule.at for rule in group) / len(group)
        group.sort(key=lambda each: each.low)
        low, high = group[0].low, group[0].high
        for rule in group[1:]:
            if rule.low > high + _REACH:
                found.append(Rule(at, low, high))
                low = rule.low
                high = rule.high
            high = max(high, rule.high)
        found.append(Rule(at, low, high))
    return tuple(found)


def _strokes(outline: Sequence[Point]) -> Iterator[tuple[Point, Point]]:
    """The lines of an outline; a thin shape is one line along its middle."""
    xs, ys = [x for x, _ in outline], [y for _, y in outline]
    low, high, bottom, top = min(xs), max(xs), min(ys), max(ys)
    if len(outline) > 2 and top - bottom <= _THICKEST < high - low:
        middle = (bottom + top) / 2
        yield (low, middle), (high, middle)
    elif len(outline) > 2 and high - low <= _THICKEST < top - bottom:
        middle = (low + high) / 2
        yield (middle, bottom), (middle, top)
    else:
        yield from itertools.pairwise(outline)


def _outlines(container: Any, matrix: Matrix, depth: int) -> Iterator[list[Point]]:
    """The corners of all that is drawn with straight lines, in the page's points.

    What is filled and not stroked counts only when it is thin, as rules are drawn by some programs.
    """
    if depth:
        count, get = pdfium.FPDFFormObj_CountObjects, pdfium.FPDFFormObj_GetObject
    else:
        count, get = pdfium.FPDFPage_CountObjects, pdfium.FPDFPage_GetObject
    for at in range(min(count(container), _MOST_OBJECTS)):
        drawn = get(container, at)
        kind = pdfium.FPDFPageObj_GetType(drawn)
        if kind == pdfium.FPDF_PAGEOBJ_PATH:
            yield from _corners(drawn, _placed(drawn, matrix))
        elif kind == pdfium.FPDF_PAGEOBJ_FORM and depth < _DEEPEST:
            yield from _outlines(drawn, _placed(drawn, matrix), depth + 1)


def _placed(drawn: Any, outer: Matrix) -> Matrix:
    """The matrix that leads from the points of what is drawn to those of the page."""
    own = pdfium.FS_MATRIX()
    if not pdfium.FPDFPageObj_GetMatrix(drawn, own):
        return outer
    a, b, c, d, e, f = outer
    return (
        own.a * a + own.b * c,
        own.a * b + own.b * d,
        own.c * a + own.d * c,
        own.c * b + own.d * d,
        own.e * a + own.f * c + e,
        own.e * b + own.f * d + f,
    )


def _corners(path: Any, matrix: Matrix) -> Iterator[list[Point]]:
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    if not pdfium.FPDFPath_GetDrawMode(path, fill, stroke):
        return
    if not (fill.value or stroke.value):
        return
    a, b, c, d, e, f = matrix
    x, y = ctypes.c_float(), ctypes.c_float()
    outline: list[Point] = []
    for at in range(min(pdfium.FPDFPath_CountSegments(path), _MOST_POINTS)):
        segment = pdfium.FPDFPath_GetPathSegment(path, at)
        kind = pdfium.FPDFPathSegment_GetType(segment)
        if kind == pdfium.FPDF_SEGMENT_MOVETO:
            if _is_rule(outline, stroked=bool(stroke.value)):
                yield outline
            outline = []
        elif kind != pdfium.FPDF_SEGMENT_LINETO:  # a curve: no rule
            return
        pdfium.FPDFPathSegment_GetPoint(segment, x, y)
        outline.append((x.value * a + y.value * c + e, x.value * b + y.value * d + f))
        if pdfium.FPDFPathSegment_GetClose(segment):
            outline.append(outline[0])
    if _is_rule(outline, stroked=bool(stroke.value)):
        yield outline


def _is_rule(outline: Sequence[Point], *, stroked: bool) -> bool:
    if len(outline) < 2:
        return False
    xs, ys = [x for x, _ in outline], [y for _, y in outline]
    return stroked or min(max(xs) - min(xs), max(ys) - min(ys)) <= _THICKEST
