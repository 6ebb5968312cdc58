"""brat's standoff format: a folder with a .txt and an .ann file a document. Writes only.

Offsets count code points. brat knows types of ASCII letters, digits, hyphens and underscores; the
tag's name is in `visual.conf`, and what else is known of an annotation in a note of type Nkreader.
Reading is the business of `brat_reading`.
"""

import re
from collections.abc import Iterator, Mapping

from nkreader.exchange import brat_claims
from nkreader.exchange.brat_lines import OWN
from nkreader.exchange.brat_words import text_bound, word
from nkreader.exchange.check import reference_faults, refuse
from nkreader.exchange.colours import HEX
from nkreader.exchange.documents import TextDocument, documents, loose, not_held, unplaced
from nkreader.exchange.file_names import file_name
from nkreader.exchange.leaving import left_behind
from nkreader.exchange.order import ordered
from nkreader.links import LINK_KINDS, Link
from nkreader.model import Bundle, Tag
from nkreader.text.hidden import one_line

_TYPE = re.compile(r"[A-Za-z0-9_-]+")
_SIGNS = str.maketrans("|<>\t", "/‹› ")
"""Signs that brat's configuration knows: after one macro that is none it reads nothing of it."""


def files(bundle: Bundle) -> Iterator[tuple[str, bytes]]:
    """The names and bytes of the files of the folder."""
    refuse(reference_faults(bundle))
    return _files(bundle)


def _files(bundle: Bundle) -> Iterator[tuple[str, bytes]]:
    whole = ordered(bundle)
    types = {tag.slug: type_of(tag) for tag in whole.tags}
    found = {one.label for some in bundle.mentions.values() for one in some}
    kinds: list[str] = sorted(found)
    if bundle.spoken.claims:
        kinds += [*brat_claims.PARTS]
    events = brat_claims.EVENT if bundle.spoken.claims else ""
    yield "annotation.conf", _configuration([*types.values(), *kinds], events)
    yield "visual.conf", _looks(whole.tags, types)
    links: dict[str, list[Link]] = {}
    for link in whole.links:
        links.setdefault(link.source, []).append(link)
    for document in documents(bundle):
        name = file_name(document.title, document.article.id)
        yield f"{name}.txt", document.text.encode()
        yield f"{name}.ann", "".join(_lines(document, types, links)).encode()


def type_of(tag: Tag) -> str:
    """What brat calls a tag: its slug where that is ASCII, else its id."""
    return tag.slug if _TYPE.fullmatch(tag.slug) else f"tag-{tag.id}"


def _lines(
    document: TextDocument, types: Mapping[str, str], links: Mapping[str, list[Link]]
) -> Iterator[str]:
    numbers: dict[str, int] = {}
    notes = 0
    for number, one in enumerate(document.spans, 1):
        claim = one.mark.annotation
        numbers[claim.id] = number
        yield text_bound(number, types[one.tag.slug], document.text, one.start, one.end)
        told = f"id={claim.id} created={claim.created} start={one.start} end={one.end}"
        who = f"set={word(one.set.name)} annotator={word(one.set.annotator)}"
        kind = types[one.tag.slug]
        tag = "" if kind == one.tag.slug else f" type={kind} tag={one.tag.slug}"
        notes += 1
        yield f"#{notes}\t{OWN} T{number}\t{told} {who}{tag}\n"
        if claim.note:
            notes += 1
            yield f"#{notes}\tAnnotatorNotes T{number}\t{one_line(claim.note)}\n"
    for number, found in enumerate(document.mentions, len(document.spans) + 1):
        notes += 1
        yield text_bound(number, found.label, document.text, found.start, found.end)
        yield f"#{notes}\t{OWN} T{number}\tentity={word(found.name)}\n"
    relation = 0
    for id, number in numbers.items():
        for link in links.get(id, ()):
            if link.target in numbers:
                relation += 1
                yield f"R{relation}\t{link.kind} Arg1:T{number} Arg2:T{numbers[link.target]}\n"
                if link.reason:
                    notes += 1
                    yield f"#{notes}\tAnnotatorNotes R{relation}\t{one_line(link.reason)}\n"
    first = len(document.spans) + len(document.mentions) + 1
    yield from brat_claims.lines(document, first, notes + 1)


def _configuration(types: list[str], event: str) -> bytes:
    relations = [f"{kind}\tArg1:<ENTITY>, Arg2:<ENTITY>" for kind in LINK_KINDS]
    overlap = "<OVERLAP>\tArg1:<ENTITY>, Arg2:<ENTITY>, <OVL-TYPE>:<ANY>"
    parts = ("[entities]", *types, "", "[relations]", overlap, *relations, "", "[events]", event,
             *([""] if event else []), "[attributes]", "")  # fmt: skip
    return "\n".join(parts).encode()


def _looks(tags: tuple[Tag, ...], types: Mapping[str, str]) -> bytes:
    labels = [f"{types[tag.slug]} | {one_line(tag.name).translate(_SIGNS)}" for tag in tags]
    drawing = [f"{types[tag.slug]}\tbgColor:{HEX[tag.colour].lower()}" for tag in tags]
    return "\n".join(("[labels]", *labels, "", "[drawing]", *drawing, "")).encode()


def leaves(bundle: Bundle) -> list[str]:
    """What the folder cannot hold, counted, one line each."""
    homes = {mark.annotation.id: mark.annotation.article for mark in bundle.marks}
    across = sum(homes[link.source] != homes[link.target] for link in bundle.links)
    graded = sum(bool(mark.annotation.grade.code) for mark in bundle.marks)
    return not_held(
        [
            (len(unplaced(bundle)), "annotation", " without a certain place in the current text"),
            (graded, "annotation", ": its grade"),
            (across, "link", " between articles"),
            (loose(bundle), "link", " of an annotation without a certain place"),
            (sum(link.state != "open" for link in bundle.links), "link", ": its state"),
            (len(bundle.article_marks), "mark", " on whole articles"),
            (len(bundle.tags), "tag", ": definition, key and parent"),
            *left_behind(bundle, claims=True),
        ]
    )
