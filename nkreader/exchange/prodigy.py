"""Prodigy's JSONL: one document a line, its spans by character. Writes only.

spaCy, and many scripts, read the same lines. Labels are tags' slugs; offsets count code points.
"""

import json
from collections.abc import Collection, Iterator
from typing import Any

from nkreader.exchange.check import reference_faults, refuse
from nkreader.exchange.documents import TextDocument, documents, not_held, unplaced
from nkreader.exchange.leaving import left_behind
from nkreader.model import Bundle


def write(bundle: Bundle) -> Iterator[bytes]:
    """The documents as lines of JSON in UTF-8, in order."""
    refuse(reference_faults(bundle))
    return _lines(bundle)


def _lines(bundle: Bundle) -> Iterator[bytes]:
    for document in documents(bundle):
        line = {
            "text": document.text,
            "meta": {"title": document.title, "id": document.article.id},
            "spans": spans(document),
            "answer": "accept",
        }
        yield (json.dumps(line, ensure_ascii=False) + "\n").encode()


def spans(document: TextDocument) -> list[dict[str, Any]]:
    """The spans of a document, entities among them where they go along: `kind` tells them apart."""
    tagged = [
        {"start": one.start, "end": one.end, "label": one.tag.slug, "kind": "tag",
         "id": one.mark.annotation.id, "exact": document.text[one.start : one.end],
         "note": one.mark.annotation.note, "annotator": one.set.annotator, "set": one.set.name}
        for one in document.spans
    ]  # fmt: skip
    found = [
        {"start": one.start, "end": one.end, "label": one.label, "kind": "entity",
         "id": None, "exact": document.text[one.start : one.end], "note": None,
         "annotator": None, "set": None}
        for one in document.mentions
    ]  # fmt: skip
    return sorted([*tagged, *found], key=lambda one: (one["start"], one["end"], one["label"]))


def leaves(bundle: Bundle) -> list[str]:
    """What the lines cannot hold, counted, one line each."""
    return left(bundle, ())


def left(bundle: Bundle, data: Collection[str]) -> list[str]:
    """The same of rows that hold these fields of articles."""
    graded = sum(bool(mark.annotation.grade.code) for mark in bundle.marks)
    return not_held(
        [
            (len(unplaced(bundle)), "annotation", " without a certain place in the current text"),
            (graded, "annotation", ": its grade"),
            (len(bundle.marks), "annotation", ": when it was made"),
            (len(bundle.article_marks), "mark", " on whole articles"),
            (len(bundle.links), "link", ""),
            (len(bundle.tags), "tag", ": name, definition, key, colour and parent"),
            *left_behind(bundle, data, changed=True),
        ]
    )
