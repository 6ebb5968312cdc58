"""Label Studio's JSON: a task a document, an annotation a set, entities predicted. Writes only.

Offsets count code points. The labelling interface it needs goes beside (`.config.xml`): a project
takes no labels that its interface does not have. Reading is the business of `labelstudio_reading`.
"""

import json
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple
from xml.sax.saxutils import quoteattr

from nkreader.exchange.check import reference_faults, refuse
from nkreader.exchange.colours import HEX
from nkreader.exchange.documents import (
    Tagged,
    TextDocument,
    documents,
    not_held,
    unplaced,
    uuid_of,
)
from nkreader.exchange.order import ordered
from nkreader.links import Link
from nkreader.model import AnnotationSet, Bundle, Mention

CONFIG = ".config.xml"
FROM, TO, WHOLE = "label", "text", "article"
"""Names in the labelling interface: of the labels, the text, the choices for whole articles."""


def write(bundle: Bundle) -> Iterator[bytes]:
    """The tasks as a JSON array in UTF-8, one task a line, in order."""
    refuse(reference_faults(bundle))
    return _lines(bundle)


class _More(NamedTuple):
    """What of a bundle goes into results beside spans."""

    sets: tuple[AnnotationSet, ...]
    links: Mapping[str, list[Link]]
    """By the annotation they lead from."""
    whole: Mapping[tuple[str, str], list[str]]
    """The slugs on whole articles, by set and article."""


def _more(bundle: Bundle) -> _More:
    links: dict[str, list[Link]] = {}
    whole: dict[tuple[str, str], list[str]] = {}
    for link in bundle.links:
        links.setdefault(link.source, []).append(link)
    for one in bundle.article_marks:
        if one.tag:
            whole.setdefault((one.set, one.article), []).append(one.tag)
    return _More(bundle.sets, links, whole)


def _lines(bundle: Bundle) -> Iterator[bytes]:
    more = _more(ordered(bundle))
    yield b"["
    for number, document in enumerate(documents(bundle)):
        yield (",\n" if number else "\n").encode()
        yield json.dumps(_task(more, document), ensure_ascii=False).encode()
    yield b"\n]\n"


def _task(more: _More, document: TextDocument) -> dict[str, Any]:
    data = document.article.metadata
    told = {
        "text": document.text, "title": document.title, "article": document.article.id,
        "publisher": data.publisher, "published": data.published, "url": data.url,
    }  # fmt: skip
    task: dict[str, Any] = {"data": {name: value for name, value in told.items() if value}}
    task["annotations"] = [
        {"unique_id": uuid_of("labelstudio", f"{owner.id}:{document.article.id}"), "result": result}
        for owner in more.sets
        if (result := _results(more, document, owner.id))
    ]
    if document.mentions:
        found = [_mention(document, one) for one in document.mentions]
        task["predictions"] = [{"model_version": "nkreader", "result": found}]
    return task


def _results(more: _More, document: TextDocument, owner: str) -> list[dict[str, Any]]:
    own = [one for one in document.spans if one.set.id == owner]
    ids = {one.mark.annotation.id for one in own}
    result = [_passage(document, one) for one in own]
    result += [
        {"type": "relation", "from_id": link.source, "to_id": link.target, "direction": "right",
         "labels": [link.kind]}
        for one in own
        for link in more.links.get(one.mark.annotation.id, ())
        if link.target in ids
    ]  # fmt: skip
    chosen = more.whole.get((owner, document.article.id))
    if chosen:
        result.append(
            {"id": f"{document.article.id}-{owner}", "from_name": WHOLE, "to_name": TO,
             "type": "choices", "value": {"choices": chosen}}
        )  # fmt: skip
    return result


def _passage(document: TextDocument, one: Tagged) -> dict[str, Any]:
    meta: dict[str, Any] = {"annotator": one.set.annotator, "set": one.set.name}
    meta["created"] = one.mark.annotation.created
    if one.mark.annotation.note:
        meta["text"] = [one.mark.annotation.note]
    words = document.text[one.start : one.end]
    return {
        "id": one.mark.annotation.id, "from_name": FROM, "to_name": TO, "type": "labels",
        "value": {"start": one.start, "end": one.end, "text": words, "labels": [one.tag.slug]},
        "meta": meta,
    }  # fmt: skip


def _mention(document: TextDocument, one: Mention) -> dict[str, Any]:
    words = document.text[one.start : one.end]
    return {
        "id": f"{document.article.id}-{one.start}-{one.end}", "from_name": FROM, "to_name": TO,
        "type": "labels",
        "value": {"start": one.start, "end": one.end, "text": words, "labels": [one.label]},
    }  # fmt: skip


def beside(bundle: Bundle) -> list[tuple[str, bytes]]:
    """The labelling interface of a project that takes these tasks."""
    labels = [
        f"    <Label value={quoteattr(tag.slug)} background={quoteattr(HEX[tag.colour])}"
        f" hint={quoteattr(tag.name)}/>"
        for tag in bundle.tags
    ]
    kinds = sorted({one.label for found in bundle.mentions.values() for one in found})
    labels += [f"    <Label value={quoteattr(kind)}/>" for kind in kinds]
    used = {one.tag for one in bundle.article_marks}
    choices = [
        f"    <Choice value={quoteattr(tag.slug)}/>" for tag in bundle.tags if tag.slug in used
    ]
    lines = ["<View>", f'  <Labels name="{FROM}" toName="{TO}">', *labels, "  </Labels>"]
    lines.append(f'  <Text name="{TO}" value="$text"/>')
    if choices:
        head = f'  <Choices name="{WHOLE}" toName="{TO}" choice="multiple">'
        lines += [head, *choices, "  </Choices>"]
    return [(CONFIG, "\n".join([*lines, "</View>", ""]).encode())]


def leaves(bundle: Bundle) -> list[str]:
    """What the tasks cannot hold, counted, one line each."""
    homes = {mark.annotation.id: mark.annotation for mark in bundle.marks}
    across = sum(
        (homes[link.source].article, homes[link.source].set)
        != (homes[link.target].article, homes[link.target].set)
        for link in bundle.links
    )
    graded = sum(bool(mark.annotation.grade.code) for mark in bundle.marks)
    return not_held(
        [
            (len(unplaced(bundle)), "annotation", " without a certain place in the current text"),
            (graded, "annotation", ": its grade"),
            (across, "link", " between articles or sets"),
            (sum(not one.tag for one in bundle.article_marks), "memo", " on whole articles"),
            (len(bundle.tags), "tag", ": definition, key and parent"),
            (len(bundle.decisions), "decision", " about entities"),
            (len(bundle.views), "view", ""),
        ]
    )
