"""The article that a document of another program is, and where its codings lie in it."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from nkreader.anchoring import Anchor, describe, resolve_all
from nkreader.anchoring.unique import LONG
from nkreader.coded_set import CodedText, Coding
from nkreader.exchange.units import utf16
from nkreader.ids import spelled_id
from nkreader.library.coded_places import Original, Span
from nkreader.library.context import Context
from nkreader.library.shaping import OPENING, digest
from nkreader.model import Article, Metadata, Placement, Version
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


class Lies(NamedTuple):
    """Where a coding lies: in a text of its article, and in the one that is current there."""

    version: Version
    start: int
    end: int
    now: Placement


class Home(NamedTuple):
    """The article of a document, and where its codings lie."""

    article: Article
    key: str
    """What ids of its codings are made of: the same whenever the file comes."""
    versions: tuple[Version, ...]
    """Its texts: the current one, and one of what has no certain place there."""
    places: Mapping[Coding, Lies]
    """Of each coding that could be placed."""
    identity: Identity | None = None
    mended: int = 0
    """Codings whose offsets did not fit, and whose words did."""
    waiting: int = 0
    """Codings that have no certain place and wait for a person."""
    lost: int = 0
    """Codings that lie nowhere and have no words that could be looked for."""
    is_quoted: bool = False
    """Whether its text is nothing but its quotations."""


def home_of(context: Context, text: CodedText, codings: Sequence[Coding], now: str) -> Home | None:
    """The home of a document with its codings; None where there is nothing to keep of it."""
    spans = [one for one in codings if not one.is_whole]
    if text.text is not None and text.text.strip():
        return _of_text(text, text.text, spans, now)
    here = _meant(context, text)
    return (
        _made_of_quotations(text, spans, now)
        if here is None
        else _quoting(context, here, text, spans, now)
    )


def _of_text(text: CodedText, raw: str, codings: Sequence[Coding], now: str) -> Home:
    original = Original(raw)
    article, version = _article(text, plain_document(original.text), now)
    found = {one: original.place(one) for one in codings}
    sure = {one: place for one, place in found.items() if place is not None}
    places = {one: _placed(version, (place.start, place.end)) for one, place in sure.items()}
    mended = sum(place.is_mended for place in sure.values())
    home = Home(article, version.sha256, (version,), places, _identity(text), mended)
    return _with_waiting(home, codings, version.number + 1, now)


def _placed(version: Version, span: Span) -> Lies:
    return Lies(version, *span, Placement("placed", *span))


def _meant(context: Context, text: CodedText) -> Article | None:
    """The article in the library that a document without a text is."""
    store, url = context.store, text.metadata.url
    if text.article and (there := articles.by_id(store, text.article)):
        return there
    if url and (there := articles.by_identity(store, url)):
        return there
    if url and len(same := articles.at_address(store, url)) == 1:
        return same[0]
    title = text.metadata.title or text.name
    titled = [
        one
        for one in articles.titled(store, title)
        if folded(one.metadata.title or "") == folded(title)
        and (not url or one.metadata.url in (None, url))
    ]
    return titled[0] if len(titled) == 1 else None


def _quoting(
    context: Context, here: Article, text: CodedText, codings: Sequence[Coding], now: str
) -> Home:
    """The home of quotations from an article of the library: its current text, as far as they are
    certain there."""
    current = versions.get(context.store, here.version)
    sure = _anchored(codings, current.document.text)
    places = {one: _placed(current, span) for one, span in sure.items()}
    home = Home(here, _key(text), (current,), places, _identity(text))
    return _with_waiting(home, codings, versions.next_number(context.store, here.id), now)


def _with_waiting(home: Home, codings: Sequence[Coding], number: int, now: str) -> Home:
    """The home of codings some of which have no certain place in its text: those lie in a text of
    their own, the version of this number, and wait for review."""
    rest = [one for one in dict.fromkeys(codings) if one not in home.places]
    document, spans = _quotations(rest)
    home = home._replace(lost=len(rest) - len(spans))
    if not spans:
        return home
    (current,) = home.versions
    own = _version(home.article.id, document, now)._replace(number=number)
    anchors = [describe(document.text, *span) for span in spans.values()]
    there = resolve_all(anchors, current.document.text, document.text)
    waiting = {
        one: Lies(own, *span, place)
        for (one, span), place in zip(spans.items(), there, strict=True)
    }
    return home._replace(
        versions=(current, own),
        places={**home.places, **waiting},
        waiting=sum(place.status != "placed" for place in there),
    )


def _made_of_quotations(text: CodedText, codings: Sequence[Coding], now: str) -> Home | None:
    """An article of nothing but the quotations, for one that is not in the library."""
    document, spans = _quotations(codings)
    if not spans:
        return None
    article, version = _article(text, document, now, _derived_id("quoted", _key(text)))
    places = {one: _placed(version, span) for one, span in spans.items()}
    lost = len({*codings}) - len(spans)
    return Home(article, _key(text), (version,), places, _identity(text), lost=lost, is_quoted=True)


def _anchored(codings: Sequence[Coding], text: str) -> dict[Coding, Span]:
    """Where quotations certainly lie in an article's current text."""
    quoted = [one for one in codings if one.exact]
    anchors = [
        Anchor(one.start or 0, one.end or 0, clean(one.exact or "").text, clean(one.prefix).text,
               clean(one.suffix).text)
        for one in quoted
    ]  # fmt: skip
    units = utf16(text)
    places: dict[Coding, Span] = {}
    for one, anchor, place in zip(quoted, anchors, resolve_all(anchors, text), strict=True):
        status, start, end = place
        own = (anchor.start, anchor.end)
        said = (own, (units.back(own[0]), units.back(own[1])), _only_place(anchor, text))
        for first, last in filter(None, said):
            if first is None or last is None or not 0 <= first < last:
                continue
            if _words(text[first:last]) == _words(anchor.exact):
                places[one] = (first, last)
                break
        else:
            if status == "placed" and start is not None and end is not None:
                places[one] = (start, end)
    return places


def _only_place(anchor: Anchor, text: str) -> Span | None:
    """Where the quotation stands between the words that the file gives around it, if only once: by
    its own rules that is what the file means, as long as these are enough words to tell."""
    whole = anchor.prefix + anchor.exact + anchor.suffix
    if len(whole.split()) < LONG or whole == anchor.exact or text.count(whole) != 1:
        return None
    start = text.index(whole) + len(anchor.prefix)
    return start, start + len(anchor.exact)


def _words(text: str) -> list[str]:
    """What is compared: programs put spaces for line ends, and quotation marks of their own."""
    return folded(text).split()


def _quotations(codings: Sequence[Coding]) -> tuple[Document, dict[Coding, Span]]:
    """A text that is nothing but the quotations, each with what stands around it a block, and where
    they lie in it."""
    pieces: dict[str, int] = {}
    spans: dict[Coding, Span] = {}
    length = 0
    for one in codings:
        words = clean(one.exact or "").text
        if not words.strip():
            continue
        before, after = (clean(part).text.replace("\n", " ") for part in (one.prefix, one.suffix))
        piece = before + words + after
        if piece not in pieces:
            pieces[piece] = length
            length += len(piece) + 2
        start = pieces[piece] + len(before)
        spans[one] = (start, start + len(words))
    text = "\n\n".join(pieces)
    blocks = (Block(start, start + len(piece)) for piece, start in pieces.items())
    return Document(text, tuple(_trimmed(blocks, text))), spans


def _trimmed(blocks: Iterable[Block], text: str) -> Iterable[Block]:
    """Blocks without the white space at their borders."""
    for block in blocks:
        words = text[block.start : block.end]
        start = block.start + len(words) - len(words.lstrip())
        yield Block(start, start + len(words.strip()))


def _article(
    text: CodedText, document: Document, now: str, id: str | None = None
) -> tuple[Article, Version]:
    given = text.article if text.article and ID.fullmatch(text.article) else None
    id = given or id or _derived_id("article", digest(document.text))
    version = _version(id, document, now, text.metadata.language)
    opening = " ".join(document.text[: OPENING * 2].split())[:OPENING]
    path = one_line(scrub(text.name).text).strip() or id
    words = sum(
        count_words(document.text[block.start : block.end])
        for block, kind in zip(version.document.blocks, version.zones, strict=True)
        if kind == "body"
    )
    return Article(id, path, _metadata(text), version.id, words, opening), version


def _version(article: str, document: Document, now: str, language: str | None = None) -> Version:
    sha256 = digest(document.text)
    whole = completed(document, (), (), language)
    own = _derived_id("version", f"{article}:{sha256}")
    return Version(
        own, article, 1, sha256, whole.document, now, whole.zones, tuple(whole.sentences)
    )


def _derived_id(kind: str, of: str) -> str:
    return spelled_id(hashlib.sha256(f"{kind}:{of}".encode()).digest())


def _key(text: CodedText) -> str:
    """What tells a document without a text, whenever the file comes."""
    return text.metadata.url or text.name


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
