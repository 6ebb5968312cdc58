"""Label Studio's JSON: a task a document, an annotation a set, entities predicted. Writes only.

Offsets count code points. The labelling interface it needs goes beside (`.config.xml`): a project
takes no labels that its interface does not have. Reading is the business of `labelstudio_reading`.
"""

import json
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple
from xml.sax.saxutils import quoteattr

from nkreader.article_marks import ArticleMark
from nkreader.exchange import labelstudio_claims
from nkreader.exchange.check import reference_faults, refuse
from nkreader.exchange.colours import HEX
from nkreader.exchange.documents import (
    Tagged,
    TextDocument,
    documents,
    loose,
    not_held,
    unplaced,
    uuid_of,
)
from nkreader.exchange.leaving import left_behind
from nkreader.exchange.order import ordered
from nkreader.links import LINK_KINDS, Link
from nkreader.model import AnnotationSet, Bundle, Mention

CONFIG = ".config.xml"
MODEL = "nkreader"
"""Who predicts entities."""
FROM, TO, WHOLE, MEMO = "label", "text", "whole_article", "memo"
"""Names in the labelling interface: labels, text, choices for whole articles, words on them."""


def write(bundle: Bundle) -> Iterator[bytes]:
    """The tasks as a JSON array in UTF-8, one task a line, in order."""
    refuse(reference_faults(bundle))
    return _lines(bundle)


class _More(NamedTuple):
    """What of a bundle goes into results beside spans."""

    sets: tuple[AnnotationSet, ...]
    links: Mapping[str, list[Link]]
    """By the annotation they lead from."""
    whole: Mapping[tuple[str, str], list[ArticleMark]]
    """What is said of whole articles, by set and article."""


def _more(bundle: Bundle) -> _More:
    links: dict[str, list[Link]] = {}
    whole: dict[tuple[str, str], list[ArticleMark]] = {}
    for link in bundle.links:
        links.setdefault(link.source, []).append(link)
    for one in bundle.article_marks:
        whole.setdefault((one.set, one.article), []).append(one)
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
        if (result := _results(more, document, owner))
    ]
    if document.mentions or document.claims:
        found = [_mention(document, one) for one in document.mentions]
        found += labelstudio_claims.results(document, FROM, TO)
        task["predictions"] = [{"model_version": MODEL, "result": found}]
    return task


def _results(more: _More, document: TextDocument, owner: AnnotationSet) -> list[dict[str, Any]]:
    own = [one for one in document.spans if one.set.id == owner.id]
    ids = {one.mark.annotation.id for one in own}
    result = [_passage(document, one) for one in own]
    result += [
        {"type": "relation", "from_id": link.source, "to_id": link.target, "direction": "right",
         "labels": [link.kind], "meta": {"text": [link.reason] if link.reason else []}}
        for one in own
        for link in more.links.get(one.mark.annotation.id, ())
        if link.target in ids
    ]  # fmt: skip
    said = more.whole.get((owner.id, document.article.id), [])
    chosen = [one for one in said if one.tag]
    if chosen:
        result.append(_of_article(owner, chosen, WHOLE, "choices", {"choices": [
            one.tag for one in chosen
        ]}))  # fmt: skip
    for memo in said:
        if not memo.tag:
            result.append(_of_article(owner, [memo], MEMO, "textarea", {"text": [memo.note]}))
    return result


def _of_article(
    owner: AnnotationSet, said: list[ArticleMark], name: str, kind: str, value: dict[str, Any]
) -> dict[str, Any]:
    """A result on the whole article."""
    meta = _meta(owner, max(one.created for one in said), None)
    return {"id": said[0].id, "from_name": name, "to_name": TO, "type": kind, "value": value,
            "meta": meta}  # fmt: skip


def _meta(owner: AnnotationSet, created: str, note: str | None) -> dict[str, Any]:
    """What a result has no other place for; a note is shown beside its region."""
    meta: dict[str, Any] = {"annotator": owner.annotator, "set": owner.name, "created": created}
    return {**meta, "text": [note]} if note else meta


def _passage(document: TextDocument, one: Tagged) -> dict[str, Any]:
    words = document.text[one.start : one.end]
    claim = one.mark.annotation
    return {
        "id": claim.id, "from_name": FROM, "to_name": TO, "type": "labels",
        "value": {"start": one.start, "end": one.end, "text": words, "labels": [one.tag.slug]},
        "meta": _meta(one.set, claim.created, claim.note),
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
    found = {one.label for some in bundle.mentions.values() for one in some}
    kinds: list[str] = sorted(found)
    kinds += labelstudio_claims.LABELS if bundle.spoken.claims else ()
    labels += [f"    <Label value={quoteattr(kind)}/>" for kind in kinds]
    used = {one.tag for one in bundle.article_marks}
    memo = [f'  <TextArea name="{MEMO}" toName="{TO}" rows="4"/>'] if None in used else []
    choices = [
        f"    <Choice value={quoteattr(tag.slug)}/>" for tag in bundle.tags if tag.slug in used
    ]
    lines = ["<View>", f'  <Labels name="{FROM}" toName="{TO}">', *labels, "  </Labels>"]
    lines.append(f'  <Text name="{TO}" value="$text"/>')
    if choices:
        head = f'  <Choices name="{WHOLE}" toName="{TO}" choice="multiple">'
        lines += [head, *choices, "  </Choices>"]
    lines += memo
    claimed = labelstudio_claims.RELATIONS if bundle.spoken.claims else ()
    linked = LINK_KINDS if bundle.links else ()
    relations = [f'    <Relation value="{each}"/>' for each in (*linked, *claimed)]
    if relations:
        lines += ["  <Relations>", *relations, "  </Relations>"]
    return [(CONFIG, "\n".join([*lines, "</View>", ""]).encode())]


def leaves(bundle: Bundle) -> list[str]:
    """What the tasks cannot hold, counted, one line each."""
    homes = {mark.annotation.id: mark.annotation for mark in bundle.marks}
    across = sum(
        (homes[link.source].article, homes[link.source].set)
        != (homes[link.target].article, homes[link.target].set)
        for link in bundle.links
    )
    noted = sum(bool(one.tag and one.note) for one in bundle.article_marks)
    settled = sum(link.state != "open" for link in bundle.links)
    graded = sum(bool(mark.annotation.grade.code) for mark in bundle.marks)
    return not_held(
        [
            (len(unplaced(bundle)), "annotation", " without a certain place in the current text"),
            (graded, "annotation", ": its grade"),
            (across, "link", " between articles or sets"),
            (loose(bundle), "link", " of an annotation without a certain place"),
            (noted, "mark", " on whole articles: its note"),
            (settled, "link", ": its state"),
            (len(bundle.tags), "tag", ": definition, key and parent"),
            *left_behind(bundle, ("publisher", "published", "url"), claims=True),
        ]
    )
