"""A sentence becomes a quotation with its source, to be pasted into another text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.model import sentence_section
from typesetting.printable import bare

if TYPE_CHECKING:
    from corpus.model import Document


def citation(document: Document, sentence: int) -> str:
    """The sentence, then title, date and headings in Chinese punctuation, for any language."""
    source = f"《{document.title}》"
    if document.date and document.date not in document.title:
        source += f"（{document.date}）"
    path = "，".join([source, *sentence_section(document, sentence)])
    return bare(f"“{document.sentences[sentence].text}”") + "\n" + bare(f"——{path}") + "\n"
