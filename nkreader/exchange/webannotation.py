"""`webannotation`: W3C Web Annotations as one JSON-LD page. Writes only.

Each annotation has its quote with 32 code points either side and its place, in code points as the
standard says; its target is the article's address, else its id. Reading is the business of
`webannotation_reading`.
"""

import json
from collections.abc import Iterator
from typing import Any

from nkreader.exchange.check import reference_faults, refuse
from nkreader.exchange.documents import (
    Tagged,
    TextDocument,
    documents,
    newest,
    not_held,
    unplaced,
    uuid_of,
)
from nkreader.exchange.leaving import left_behind
from nkreader.model import Bundle, Mention
from nkreader.wellformed import around

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
MACHINE = {"type": "Software", "name": "nkreader"}
"""Who found the entities."""


def write(bundle: Bundle) -> Iterator[bytes]:
    """One AnnotationPage in UTF-8, an annotation a line."""
    refuse(reference_faults(bundle))
    return _lines(bundle)


def _lines(bundle: Bundle) -> Iterator[bytes]:
    id = uuid_of("page", f"{newest(bundle)}:{len(bundle.marks)}")
    head = json.dumps({"@context": CONTEXT, "id": f"urn:uuid:{id}", "type": "AnnotationPage"})
    yield f'{head[:-1]}, "items": ['.encode()
    first = True
    for document in documents(bundle):
        items = [_item(document, one) for one in document.spans]
        items += [_entity(document, one) for one in document.mentions]
        for item in items:
            yield ("\n" if first else ",\n").encode()
            yield json.dumps(item, ensure_ascii=False).encode()
            first = False
    yield b"\n]}\n"


def _item(document: TextDocument, one: Tagged) -> dict[str, Any]:
    claim = one.mark.annotation
    bodies = [_body(one.tag.name, "tagging")]
    if claim.note:
        bodies.append(_body(claim.note, "commenting"))
    return {
        "id": f"urn:nkreader:{claim.id}",
        "type": "Annotation",
        "motivation": "tagging",
        "created": claim.created,
        "modified": claim.modified,
        "creator": {"type": "Person", "name": one.set.annotator},
        "body": bodies,
        "target": _target(document, one.start, one.end),
    }


def _entity(document: TextDocument, one: Mention) -> dict[str, Any]:
    place = f"{document.article.version}:{one.start}-{one.end}"
    return {
        "id": f"urn:uuid:{uuid_of('mention', place)}",
        "type": "Annotation",
        "motivation": "classifying",
        "generator": MACHINE,
        "body": [_body(one.label, "classifying")],
        "target": _target(document, one.start, one.end),
    }


def _body(value: str, purpose: str) -> dict[str, str]:
    return {"type": "TextualBody", "purpose": purpose, "format": "text/plain", "value": value}


def _target(document: TextDocument, start: int, end: int) -> dict[str, Any]:
    prefix, suffix = around(document.text, start, end)
    words = document.text[start:end]
    url = document.article.metadata.url
    return {
        "source": url or f"urn:nkreader:{document.article.id}",
        "title": document.title,
        "selector": [
            {"type": "TextQuoteSelector", "exact": words, "prefix": prefix, "suffix": suffix},
            {"type": "TextPositionSelector", "start": start, "end": end},
        ],
    }


def leaves(bundle: Bundle) -> list[str]:
    """What the page cannot hold, counted, one line each."""
    graded = sum(bool(mark.annotation.grade.code) for mark in bundle.marks)
    return not_held(
        [
            (len(unplaced(bundle)), "annotation", " without a certain place in the current text"),
            (graded, "annotation", ": its grade"),
            (len(bundle.sets), "set", ": its name; whose it is stays"),
            (len(bundle.article_marks), "mark", " on whole articles"),
            (len(bundle.links), "link", ""),
            (len(bundle.articles), "article", ": the full text"),
            (len(bundle.tags), "tag", ": its slug, definition, key, colour and parent"),
            *left_behind(bundle, ("url",), changed=True),
        ]
    )
