"""Two documents become a `Collation`: aligned rows with their changes and figure verdicts."""

from collation.apparatus import Apparatus, FigureRun, Thread, apparatus
from collation.collate import collate
from collation.kinship import Kin, Sketch, is_clear, kinship, nearest, sketch
from collation.model import Change, Collation, FigurePair, FigureVerdicts, Row, Summary
from collation.wording import WordChange, differing_words

__all__ = [
    "Apparatus",
    "Change",
    "Collation",
    "FigurePair",
    "FigureRun",
    "FigureVerdicts",
    "Kin",
    "Row",
    "Sketch",
    "Summary",
    "Thread",
    "WordChange",
    "apparatus",
    "collate",
    "differing_words",
    "is_clear",
    "kinship",
    "nearest",
    "sketch",
]
