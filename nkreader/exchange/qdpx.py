"""`qdpx`: a whole project as REFI-QDA has it, a zip of project.qde and the texts. Writes only.

Texts are UTF-8 without a byte order mark, in lower-case `sources/`, named by their GUID: QualCoder
counts a mark as a character, and ATLAS.ti refuses `Sources/`. Reading is the business of
`refi_reading`.
"""

import io
import zipfile
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from nkreader.exchange.check import reference_faults, refuse
from nkreader.exchange.documents import (
    Tagged,
    TextDocument,
    documents,
    not_held,
    unplaced,
    uuid_of,
)
from nkreader.exchange.leaving import ALL, left_behind
from nkreader.exchange.order import ordered
from nkreader.exchange.refi import (
    MACHINE,
    ORIGIN,
    PROJECT,
    annotators,
    codes,
    described,
    element,
    file_of,
    kinds,
    times,
)
from nkreader.model import Bundle
from nkreader.text.hidden import one_line

if TYPE_CHECKING:
    from lxml.etree import _Element

_DATE = (1980, 1, 1, 0, 0, 0)
_SHOWN = 80
"""Code points of the words by which a selection is named."""


def write(bundle: Bundle) -> Iterator[bytes]:
    """The zip."""
    refuse(reference_faults(bundle))
    return _whole(bundle)


def _whole(bundle: Bundle) -> Iterator[bytes]:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_STORED) as archive:
        _put(archive, "project.qde", file_of(_project(bundle)))
        for document in documents(bundle):
            _put(archive, f"sources/{_guid(document)}.txt", document.text.encode())
    yield packed.getvalue()


def _put(archive: zipfile.ZipFile, name: str, data: bytes) -> None:
    info = zipfile.ZipInfo(name, _DATE)
    info.compress_type = zipfile.ZIP_STORED
    info.external_attr = 0o644 << 16
    info.create_system = 3
    archive.writestr(info, data)


def _guid(document: TextDocument) -> str:
    return uuid_of("source", document.article.version)


def _project(bundle: Bundle) -> "_Element":
    whole = ordered(bundle)
    people = annotators(whole)
    first = {"creatingUserGUID": uuid_of("user", people[0])} if people else {}
    root = element(
        None, PROJECT, "Project", name="nkreader", origin=ORIGIN, **first,
        creationDateTime=times(whole),
    )  # fmt: skip
    coders = [*people, MACHINE] if kinds(whole) else people
    if coders:
        users = element(root, PROJECT, "Users")
        for name in coders:
            element(users, PROJECT, "User", guid=uuid_of("user", name), name=name)
    if whole.tags or kinds(whole):
        codes(element(root, PROJECT, "CodeBook"), PROJECT, whole)
    found = list(documents(whole))
    if found:
        sources = element(root, PROJECT, "Sources")
        codings = _whole_codings(whole)
        for document in found:
            _source(sources, document, codings.get(document.article.id, []))
    return root


class _Whole(NamedTuple):
    """A tag on a whole article: the GUIDs of the coding and its code, who and when."""

    guid: str
    code: str
    told: dict[str, str]


def _whole_codings(bundle: Bundle) -> dict[str, list[_Whole]]:
    """The tags on whole articles, by article."""
    tags = {tag.slug: tag.id for tag in bundle.tags}
    people = {one.id: one.annotator for one in bundle.sets}
    found: dict[str, list[_Whole]] = {}
    for mark in bundle.article_marks:
        if mark.tag:
            told = {
                "creatingUser": uuid_of("user", people[mark.set]),
                "creationDateTime": mark.created,
            }
            one = _Whole(uuid_of("mark", mark.id), uuid_of("tag", tags[mark.tag]), told)
            found.setdefault(mark.article, []).append(one)
    return found


def _source(parent: "_Element", document: TextDocument, whole: list[_Whole]) -> None:
    guid = _guid(document)
    source = element(
        parent, PROJECT, "TextSource", guid=guid, name=one_line(document.title),
        plainTextPath=f"internal://{guid}.txt",
    )  # fmt: skip
    data = document.article.metadata
    told = (
        f"article {document.article.id}", data.publisher, data.author, data.translator,
        data.published, data.language, data.url,
    )  # fmt: skip
    described(source, PROJECT, " · ".join(one for one in told if one))
    for one in document.spans:
        _selection(source, document, one)
    machine = {"creatingUser": uuid_of("user", MACHINE)}
    for mention in document.mentions:
        place = f"{document.article.version}:{mention.start}-{mention.end}"
        selection = element(
            source, PROJECT, "PlainTextSelection", guid=uuid_of("mention", place),
            name=_words(document.text[mention.start : mention.end]),
            startPosition=str(mention.start), endPosition=str(mention.end),
            **machine,
        )  # fmt: skip
        kind = uuid_of("kind", mention.label)
        _coding(selection, uuid_of("mention-coding", place), kind, machine)
    for each in whole:
        _coding(source, each.guid, each.code, each.told)


def _selection(source: "_Element", document: TextDocument, one: Tagged) -> None:
    claim = one.mark.annotation
    who = uuid_of("user", one.set.annotator)
    selection = element(
        source, PROJECT, "PlainTextSelection", guid=uuid_of("selection", claim.id),
        name=_words(document.text[one.start : one.end]), startPosition=str(one.start),
        endPosition=str(one.end), creatingUser=who, creationDateTime=claim.created,
        modifyingUser=who, modifiedDateTime=claim.modified,
    )  # fmt: skip
    described(selection, PROJECT, claim.note)
    times = {"creatingUser": who, "creationDateTime": claim.created}
    _coding(selection, uuid_of("coding", claim.id), uuid_of("tag", one.tag.id), times)


def _coding(parent: "_Element", guid: str, code: str, more: dict[str, str]) -> None:
    coding = element(parent, PROJECT, "Coding", guid=guid, **more)
    element(coding, PROJECT, "CodeRef", targetGUID=code)


def _words(text: str) -> str:
    # Nothing is made visible here: programs believe that these are the words.
    shown = " ".join(text.split())
    return shown if len(shown) <= _SHOWN else f"{shown[: _SHOWN - 1]}…"


def leaves(bundle: Bundle) -> list[str]:
    """What a project cannot hold, counted, one line each."""
    graded = sum(bool(mark.annotation.grade.code) for mark in bundle.marks)
    moved = sum(
        mark.placement[1:] != (mark.annotation.start, mark.annotation.end) for mark in bundle.marks
    )
    memos = sum(one.note is not None for one in bundle.article_marks)
    return not_held(
        [
            (len(unplaced(bundle)), "annotation", " without a certain place in the current text"),
            (moved, "annotation", ": the place in the version it was made in"),
            (graded, "annotation", ": its grade"),
            (len(bundle.sets), "set", ": its name; whose it is stays"),
            (memos, "mark", " on whole articles: its memo or note"),
            (len(bundle.links), "link", ""),
            (len(bundle.tags), "tag", ": its slug and key"),
            *left_behind(bundle, ALL, changed=True),
        ]
    )
