"""doccano's JSONL: a document a line, `label` a list of [start, end, label]. Writes only.

doccano counts UTF-16 units, as its browser does. Where its project does not allow overlapping spans
it drops them in silence when it imports: `leaves` says how many those are. Reading is the business
of `doccano_reading`.
"""

import json
from collections.abc import Iterator
from typing import Any

from nkreader.exchange.check import reference_faults, refuse
from nkreader.exchange.documents import TextDocument, documents, not_held, unplaced
from nkreader.exchange.leaving import left_behind
from nkreader.exchange.units import utf16
from nkreader.model import Bundle

FOUND = "found_by_nkreader"
"""The field, of a document's data, of the spans that are entities: doccano hands it back."""


def write(bundle: Bundle) -> Iterator[bytes]:
    """The documents as lines of JSON in UTF-8, in order; labels are tags' slugs."""
    refuse(reference_faults(bundle))
    return _lines(bundle)


def _lines(bundle: Bundle) -> Iterator[bytes]:
    for document in documents(bundle):
        unit = utf16(document.text)
        line: dict[str, Any] = {
            "text": document.text,
            "label": [
                [unit.out(start), unit.out(end), label] for start, end, label in _spans(document)
            ],
            "title": document.title,
            "article": document.article.id,
        }
        if document.mentions:
            line[FOUND] = " ".join(
                found(unit.out(one.start), unit.out(one.end), one.label)
                for one in document.mentions
            )
        yield (json.dumps(line, ensure_ascii=False) + "\n").encode()


def found(start: int | None, end: int | None, label: str | None) -> str:
    """How a span is told in that field, in the units of the file.

    >>> found(13, 18, "GPE")
    '13-18-GPE'
    """
    return f"{start}-{end}-{label}"


def _spans(document: TextDocument) -> list[tuple[int, int, str]]:
    """Start, end and label, in code points and in order."""
    spans = [(one.start, one.end, one.tag.slug) for one in document.spans]
    spans += [(one.start, one.end, one.label) for one in document.mentions]
    return sorted(spans)


def _dropped(document: TextDocument) -> int:
    """How many spans begin before the last one that stays has ended."""
    dropped = last = 0
    for start, end, _ in _spans(document):
        if start < last:
            dropped += 1
        else:
            last = end
    return dropped


def leaves(bundle: Bundle) -> list[str]:
    """What the lines cannot hold, counted, one line each."""
    dropped = sum(map(_dropped, documents(bundle)))
    noted = sum(mark.annotation.note is not None for mark in bundle.marks)
    return not_held(
        [
            (len(unplaced(bundle)), "annotation", " without a certain place in the current text"),
            (noted, "annotation", ": its note"),
            (len(bundle.marks), "annotation", ": who made it, when, in which set, its grade"),
            (dropped, "span", " over others: dropped by doccano, unless its project allows"
             " overlapping spans"),
            (len(bundle.article_marks), "mark", " on whole articles"),
            (len(bundle.links), "link", ""),
            (len(bundle.tags), "tag", ": name, definition, key, colour and parent"),
            *left_behind(bundle, changed=True),
        ]
    )  # fmt: skip
