"""Two documents become a `Collation`: aligned rows with their changes and figure verdicts."""

from collation.collate import collate
from collation.model import Change, Collation, FigurePair, FigureVerdicts, Row, Summary
from collation.wording import WordChange, differing_words

__all__ = [
    "Change",
    "Collation",
    "FigurePair",
    "FigureVerdicts",
    "Row",
    "Summary",
    "WordChange",
    "collate",
    "differing_words",
]
