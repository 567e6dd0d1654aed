"""The documents of a library become a new generation of its index."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TypeAlias

from corpus import Document, DocumentError, LibraryError, read
from corpus.words import segmenter, words_and_parts
from search_index.engine import FOLDER, PostingsWriter
from search_index.generations import Generation, discard_unfinished, new_folder, publish
from search_index.library import LibraryWriter
from search_index.model import Progress
from search_index.sources import Known, Source, digest_of, stamp_of
from search_index.whoosh_engine import WhooshWriter

Report: TypeAlias = Callable[[Progress], None]


def build(folder: Path, sources: Mapping[str, Source], report: Report | None) -> Generation:
    """A new current generation of the index in `folder`, whose lock must be held.

    A document that cannot be read is noted in the manifest with the reason. Raises LibraryError
    when no document can be read; then nothing is changed.
    """
    started_ns = time.time_ns()
    generation = new_folder(folder)
    published = False
    try:
        (generation / FOLDER).mkdir(mode=0o700)
        library = LibraryWriter(generation)
        postings: PostingsWriter = WhooshWriter(generation / FOLDER)
        try:
            known = _fill(library, postings, sources, report)
            library.finish()
            postings.commit()
        except BaseException:
            library.close()
            postings.cancel()
            raise
        stamps = {key: source.stamp for key, source in sources.items()}
        built = publish(generation, segmenter(), known, stamps, started_ns)
        published = True
        return built
    finally:
        if not published:
            discard_unfinished(generation)


def _fill(
    library: LibraryWriter,
    postings: PostingsWriter,
    sources: Mapping[str, Source],
    report: Report | None,
) -> dict[str, Known]:
    """Write every readable document; what is known of each source."""
    known: dict[str, Known] = {}
    lexicon: Counter[str] = Counter()
    failed: DocumentError | None = None
    for done, (key, source) in enumerate(sources.items()):
        if report:
            report(Progress(done, len(sources), source.name))
        digest = digest_of(key)
        try:
            document = read(Path(source.name))
        except DocumentError as error:
            failed = error
            fields = {name: str(value) for name, value in error.fields.items()}
            known[key] = Known(digest, (error.message, fields))
            continue
        known[key] = Known(_settled(key, source, digest), None)
        library.add(key, document)
        _add_words(document, postings, lexicon)
    if failed is not None and all(each.problem for each in known.values()):
        raise LibraryError(failed.message, **failed.fields)
    library.add_lexicon(lexicon)
    if report:
        report(Progress(len(sources), len(sources), ""))
    return known


def _add_words(document: Document, postings: PostingsWriter, lexicon: Counter[str]) -> None:
    for paragraph in document.paragraphs:
        words = words_and_parts(paragraph.text)
        postings.add(words)
        lexicon.update(set(words))


def _settled(key: str, source: Source, digest: str) -> str:
    """The digest, or none at all if the file changed while it was read, so that it is read anew."""
    try:
        return digest if stamp_of(key) == source.stamp else ""
    except OSError:
        return ""
