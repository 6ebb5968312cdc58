"""The article that a document of another program is, and where its codings lie in it."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from nkreader.anchoring import Anchor, resolve_all
from nkreader.coded_set import CodedText, Coding
from nkreader.ids import spelled_id
from nkreader.library.coded_places import Original, Span
from nkreader.library.context import Context
from nkreader.library.shaping import OPENING, digest
from nkreader.model import Article, Metadata, Version
from nkreader.provenance import Identity
from nkreader.store import articles, versions
from nkreader.text.cleaning import clean, folded, scrub
from nkreader.text.completing import completed
from nkreader.text.dates import is_iso
from nkreader.text.document import Block, Document
from nkreader.text.hidden import one_line
from nkreader.text.plain import plain_document
from nkreader.text.words import count_words
from nkreader.wellformed import ID


class Home(NamedTuple):
    """Where the codings of a document lie."""

    article: Article
    version: Version
    places: Mapping[Coding, Span]
    """Of each coding that could be placed."""
    identity: Identity | None = None
    mended: int = 0
    """Codings whose offsets did not fit, and whose words did."""
    lost: int = 0
    is_quoted: bool = False
    """Whether its text is nothing but its quotations."""


def home_of(context: Context, text: CodedText, codings: Sequence[Coding], now: str) -> Home | None:
    """The home of a document with its codings; None where there is nothing to keep of it."""
    spans = [one for one in codings if not one.is_whole]
    if text.text is not None:
        return _of_text(text, text.text, spans, now) if text.text.strip() else None
    here = _meant(context, text)
    if here is not None:
        current = versions.get(context.store, here.version)
        places = _anchored(spans, current.document.text)
        if places is not None:
            return Home(here, current, places)
    return _of_quotations(text, here, spans, now)


def _of_text(text: CodedText, raw: str, codings: Iterable[Coding], now: str) -> Home:
    original = Original(raw)
    places: dict[Coding, Span] = {}
    mended = lost = 0
    for one in codings:
        place = original.place(one)
        if place is None:
            lost += 1
        else:
            places[one] = (place.start, place.end)
            mended += place.is_mended
    article, version = _article(text, plain_document(original.text), now)
    return Home(article, version, places, _identity(text), mended, lost)


def _meant(context: Context, text: CodedText) -> Article | None:
    """The article in the library that a document without a text is."""
    store = context.store
    if text.article and (there := articles.by_id(store, text.article)):
        return there
    if text.metadata.url and (there := articles.by_identity(store, text.metadata.url)):
        return there
    wanted = folded(text.metadata.title or text.name)
    titled = articles.titled(store, text.metadata.title or text.name)
    same = [one for one in titled if folded(one.metadata.title or "") == wanted]
    return same[0] if len(same) == 1 else None


def _anchored(codings: Sequence[Coding], text: str) -> dict[Coding, Span] | None:
    """Where quotations lie in an article's current text; None where one of them is not certain."""
    quoted = [one for one in codings if one.exact]
    anchors = [
        Anchor(one.start or 0, one.end or 0, clean(one.exact or "").text, clean(one.prefix).text,
               clean(one.suffix).text)
        for one in quoted
    ]  # fmt: skip
    places: dict[Coding, Span] = {}
    for one, anchor, place in zip(quoted, anchors, resolve_all(anchors, text), strict=True):
        status, start, end = place
        own = (anchor.start, anchor.end)
        if text[slice(*own)] == anchor.exact and own[1] > own[0]:
            places[one] = own
        elif status == "placed" and start is not None and end is not None:
            places[one] = (start, end)
        else:
            return None
    return places


def _of_quotations(
    text: CodedText, here: Article | None, codings: Sequence[Coding], now: str
) -> Home | None:
    """A text that is nothing but the quotations, each with what stands around it a block."""
    pieces: list[str] = []
    blocks: list[Block] = []
    places: dict[Coding, Span] = {}
    at = 0
    for one in codings:
        words = clean(one.exact or "").text
        if not words.strip():
            continue
        before, after = (clean(part).text.replace("\n", " ") for part in (one.prefix, one.suffix))
        piece = before + words + after
        places[one] = (at + len(before), at + len(before) + len(words))
        blocks.append(Block(at, at + len(piece)))
        pieces.append(piece)
        at += len(piece) + 2
    lost = len(codings) - len(places)
    if not places and here is None:
        return None
    document = Document("\n\n".join(pieces), tuple(_trimmed(blocks, "\n\n".join(pieces))))
    given = text if here is None else text._replace(article=here.id)
    article, version = _article(given, document, now)
    return Home(article, version, places, _identity(text), 0, lost, here is None)


def _trimmed(blocks: Iterable[Block], text: str) -> Iterable[Block]:
    """Blocks without the white space at their borders."""
    for block in blocks:
        words = text[block.start : block.end]
        start = block.start + len(words) - len(words.lstrip())
        yield Block(start, start + len(words.strip()))


def _article(text: CodedText, document: Document, now: str) -> tuple[Article, Version]:
    sha256 = digest(document.text)
    given = text.article if text.article and ID.fullmatch(text.article) else None
    id = given or spelled_id(hashlib.sha256(f"article:{sha256}".encode()).digest())
    own = spelled_id(hashlib.sha256(f"version:{id}:{sha256}".encode()).digest())
    opening = " ".join(document.text[: OPENING * 2].split())[:OPENING]
    path = f"{one_line(scrub(text.name).text).strip() or id}"
    whole = completed(document, (), (), text.metadata.language)
    words = sum(
        count_words(document.text[block.start : block.end])
        for block, kind in zip(whole.document.blocks, whole.zones, strict=True)
        if kind == "body"
    )
    article = Article(id, path, _metadata(text), own, words, opening)
    version = Version(own, id, 1, sha256, whole.document, now, whole.zones, whole.sentences)
    return article, version


def _metadata(text: CodedText) -> Metadata:
    """What the file says of a document, as far as it may be kept."""
    said = {
        field: one_line(scrub(value).text).strip() or None
        for field, value in text.metadata._asdict().items()
        if value
    }
    data = Metadata(**said)
    if data.published and not is_iso(data.published):
        data = data._replace(published=None)
    return data if data.title else data._replace(title=one_line(scrub(text.name).text).strip())


def _identity(text: CodedText) -> Identity | None:
    """An address tells an article when its page is added one day."""
    url = text.metadata.url
    return Identity(url, "address") if url and url.startswith(("http://", "https://")) else None
