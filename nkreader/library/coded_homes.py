"""The article that a document of another program is, and where its codings lie in it."""

import hashlib
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from nkreader.anchoring import Anchor, describe, resolve_all
from nkreader.coded_set import CodedText, Coding
from nkreader.exchange.units import utf16
from nkreader.ids import spelled_id
from nkreader.library.coded_places import Original, Span
from nkreader.library.context import Context
from nkreader.library.quotations import (
    is_quotations,
    lie,
    nowhere,
    quotations,
    quotations_id,
)
from nkreader.library.shaping import OPENING, digest
from nkreader.model import Article, Metadata, Placement, Version
from nkreader.provenance import Identity
from nkreader.store import articles, versions
from nkreader.text.cleaning import clean, folded, scrub
from nkreader.text.completing import completed
from nkreader.text.dates import is_iso
from nkreader.text.document import Document
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
    if is_quotations(current.id, current.sha256):
        return _with_more(context, here, current, text, codings, now)
    sure = _anchored(codings, current.document.text)
    places = {one: _placed(current, span) for one, span in sure.items()}
    home = Home(here, _key(text), (current,), places, _identity(text))
    return _with_waiting(home, codings, versions.next_number(context.store, here.id), now)


def _with_more(
    context: Context,
    here: Article,
    current: Version,
    text: CodedText,
    codings: Sequence[Coding],
    now: str,
) -> Home:
    """The home of further quotations from an article that consists of such: what is new goes
    behind the others, and that is its text from now on."""
    document, spans = quotations(codings, current.document.text)
    if document.text != current.document.text:
        number = versions.next_number(context.store, here.id)
        current = _quotations(here.id, document, now)._replace(number=number)
    places = {one: _placed(current, span) for one, span in spans.items()}
    article = here._replace(version=current.id, words=_length(current))
    lost = len({*codings}) - len(spans)
    return Home(article, _key(text), (current,), places, _identity(text), lost=lost)


def _quotations(article: str, document: Document, now: str) -> Version:
    """A text of quotations as a version."""
    made = _version(article, document, now)
    return made._replace(id=quotations_id(article, made.sha256))


def _with_waiting(home: Home, codings: Sequence[Coding], number: int, now: str) -> Home:
    """The home of codings some of which have no certain place in its text: those lie in a text of
    their own, the version of this number, and wait for review."""
    rest = [one for one in dict.fromkeys(codings) if one not in home.places]
    document, spans = quotations(rest)
    home = home._replace(lost=len(rest) - len(spans))
    if not spans:
        return home
    (current,) = home.versions
    own = _quotations(home.article.id, document, now)._replace(number=number)
    anchors = [describe(document.text, *span) for span in spans.values()]
    made_in = (own.id, own.sha256, document.text)
    there = lie(anchors, made_in, current.document.text)
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
    document, spans = quotations(codings)
    if not spans:
        return None
    article, version = _article(text, document, now, _derived_id("quoted", _key(text)))
    version = version._replace(id=quotations_id(article.id, version.sha256))
    article = article._replace(version=version.id)
    places = {one: _placed(version, span) for one, span in spans.items()}
    lost = len({*codings}) - len(spans)
    return Home(article, _key(text), (version,), places, _identity(text), lost=lost, is_quoted=True)


def _anchored(codings: Sequence[Coding], text: str) -> dict[Coding, Span]:
    """Where quotations certainly lie in an article's current text: by the rules of `anchoring`,
    whichever unit their offsets count, or where they say, in other spaces and quotation marks."""
    quoted = [one for one in codings if one.exact]
    anchors = [_anchor(one, text, number) for number, one in enumerate(quoted, 1)]
    units = utf16(text)
    again = [
        one._replace(start=start, end=end)
        if (start := units.back(one.start)) is not None and (end := units.back(one.end)) is not None
        else one
        for one in anchors
    ]
    places: dict[Coding, Span] = {}
    for group in (anchors, again) if again != anchors else (anchors,):
        for one, anchor, place in zip(quoted, group, resolve_all(group, text), strict=True):
            if place.status == "placed" and place.start is not None and place.end is not None:
                places.setdefault(one, (place.start, place.end))
            elif _stands_there(anchor, text):
                places.setdefault(one, (anchor.start, anchor.end))
    return places


def _anchor(one: Coding, text: str, number: int) -> Anchor:
    """A quotation as it is looked for; one without offsets stands where no other can."""
    exact, prefix, suffix = (
        clean(words).text for words in (one.exact or "", one.prefix, one.suffix)
    )
    start, end = one.start, one.end
    if start is None or end is None:
        start = nowhere(text, number)
        end = start + len(exact)
    return Anchor(start, end, exact, prefix, suffix)


def _stands_there(anchor: Anchor, text: str) -> bool:
    """Whether a quotation stands where it says, between the same words, whatever their spaces."""
    start, end = anchor.start, anchor.end
    if not 0 <= start < end <= len(text) or _words(text[start:end]) != _words(anchor.exact):
        return False
    before, after = ("".join(_words(part)) for part in (anchor.prefix, anchor.suffix))
    near = 2 * (len(anchor.prefix) + len(anchor.suffix))
    here = "".join(_words(text[max(0, start - near) : start]))
    return here.endswith(before) and "".join(_words(text[end : end + near])).startswith(after)


def _words(text: str) -> list[str]:
    """What is compared: programs put spaces for line ends, and quotation marks of their own."""
    return folded(text).split()


def _article(
    text: CodedText, document: Document, now: str, id: str | None = None
) -> tuple[Article, Version]:
    given = text.article if text.article and ID.fullmatch(text.article) else None
    id = given or id or _derived_id("article", digest(document.text))
    version = _version(id, document, now, text.metadata.language)
    opening = " ".join(document.text[: OPENING * 2].split())[:OPENING]
    path = one_line(scrub(text.name).text).strip() or id
    return Article(id, path, _metadata(text), version.id, _length(version), opening), version


def _length(version: Version) -> int:
    """How many words its body has."""
    return sum(
        count_words(version.document.text[block.start : block.end])
        for block, kind in zip(version.document.blocks, version.zones, strict=True)
        if kind == "body"
    )


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
