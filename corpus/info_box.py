"""The box of fields that a page has above its document, a label a line and what it tells below."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.scripts import either_script
from corpus.titles import is_issuer

_label = re.compile(r"[\u4e00-\u9fff](?:\s?[\u4e00-\u9fff]){1,7}\s?[：:]")
_of_title = re.compile(either_script(r"(?:标\s*题|名\s*称|题\s*名)\s?[：:]"))
_TOP = 30
_FEWEST = 2
"""Lines at the top among which such a box stands, and the labels that it has."""


def values_of_labels(texts: Sequence[str]) -> frozenset[int]:
    """The places, in the clean texts of a document's blocks, of what labels with a line of their
    own tell at its top, but for what it is called, which is said again below."""
    top = texts[:_TOP]
    labels = [at for at, text in enumerate(top[:-1]) if len(text) <= 16 and _label.fullmatch(text)]
    boxed = [at for at in labels if at + 2 in labels or at - 2 in labels]
    if len(boxed) < _FEWEST:
        return frozenset()
    return frozenset(
        at + 1
        for at in boxed
        if at + 1 not in labels
        and not _of_title.fullmatch(texts[at])
        and (texts[at + 1] not in top[at + 2 :] or is_issuer(texts[at + 1]))
    )
