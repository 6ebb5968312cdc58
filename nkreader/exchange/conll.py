"""CoNLL-2003: a token a line, its tag in IOB2 in the last column.

One token carries one tag here: of two annotations that overlap the one that begins first stays,
then the longer. Labels are slugs, which have no spaces. spaCy's converter reads it; reading is the
business of `conll_reading`.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from nkreader.exchange.check import reference_faults, refuse
from nkreader.exchange.documents import TextDocument, documents, not_held, unplaced
from nkreader.exchange.leaving import ALL, left_behind
from nkreader.exchange.tokens import tokens
from nkreader.model import Bundle, Version

ENTITY = "entity"
"""What the third column, which is for chunks, says of the tokens of entities."""


class _Flat(NamedTuple):
    start: int
    end: int
    label: str
    is_entity: bool


def write(bundle: Bundle) -> Iterator[bytes]:
    """The documents in UTF-8, each behind a line -DOCSTART-, an empty line behind each sentence."""
    refuse(reference_faults(bundle))
    return _lines(bundle)


def _lines(bundle: Bundle) -> Iterator[bytes]:
    stretches = {version.id: _stretches(version) for version in bundle.versions}
    for document in documents(bundle):
        yield b"-DOCSTART- -X- O O\n\n"
        spans, _ = flat(document)
        for start, end in stretches[document.article.version]:
            lines = list(_sentence(document.text, start, end, spans))
            if lines:
                yield ("\n".join(lines) + "\n\n").encode()


def _stretches(version: Version) -> list[tuple[int, int]]:
    """The sentences, each up to the next: what lies between two belongs to the one before."""
    starts = [start for start, _ in version.sentences[1:]]
    return list(pairwise([0, *starts, len(version.document.text)]))


def _sentence(text: str, start: int, end: int, spans: Sequence[_Flat]) -> Iterator[str]:
    inside = [one for one in spans if one.start < end and one.end > start]
    borders = [border for one in inside for border in (one.start, one.end)]
    before: _Flat | None = None
    for first, last in tokens(text, start, end, borders):
        over = next((one for one in inside if one.start <= first and last <= one.end), None)
        tag = "O" if over is None else f"{'I' if over is before else 'B'}-{over.label}"
        kind = f"{tag[0]}-{ENTITY}" if over is not None and over.is_entity else "O"
        yield f"{text[first:last]} -X- {kind} {tag}"
        before = over


def flat(document: TextDocument) -> tuple[list[_Flat], list[_Flat]]:
    """The spans of a document that stay where none may overlap, and those that are left out.

    Passages come before entities that begin with them and are as long.
    """
    every = [
        *(_Flat(one.start, one.end, one.tag.slug, False) for one in document.spans),
        *(_Flat(one.start, one.end, one.label, True) for one in document.mentions),
    ]
    every.sort(key=lambda one: (one.start, -one.end, one.is_entity))
    stay: list[_Flat] = []
    left: list[_Flat] = []
    for one in every:
        (left if stay and one.start < stay[-1].end else stay).append(one)
    return stay, left


def _parted(bundle: Bundle) -> Iterator[bool]:
    """Of every span that stays, whether a sentence ends in it."""
    ends = {version.id: [end for _, end in version.sentences] for version in bundle.versions}
    for document in documents(bundle):
        own = ends[document.article.version]
        for one in flat(document)[0]:
            at = bisect_right(own, one.start)
            yield at < len(own) and own[at] < one.end


def leaves(bundle: Bundle) -> list[str]:
    """What the columns cannot hold, counted, one line each."""
    left = [one for document in documents(bundle) for one in flat(document)[1]]
    passages = sum(not one.is_entity for one in left)
    parted = sum(_parted(bundle))
    noted = sum(mark.annotation.note is not None for mark in bundle.marks)
    lines = not_held(
        [
            (parted, "span", " over the end of a sentence, where it is cut in two"),
            (len(left) - passages, "entity mention", " inside passages"),
            (len(unplaced(bundle)), "annotation", " without a certain place in the current text"),
            (noted, "annotation", ": its note"),
            (len(bundle.marks), "annotation", ": who made it, when, in which set, its grade"),
            (len(bundle.articles), "article", ": spaces and line ends, and all data"),
            (len(bundle.article_marks), "mark", " on whole articles"),
            (len(bundle.links), "link", ""),
            (len(bundle.tags), "tag", ": name, definition, key, colour and parent"),
            *left_behind(bundle, ALL, changed=True),
        ]
    )
    overlaps = f"{passages} of {len(bundle.marks)} annotations overlap others and were left out"
    return [overlaps, *lines] if passages else lines
