"""Bundles to write and read: any that holds together (hypothesis)."""

import hashlib
from typing import get_args

from hypothesis import strategies as st

from nkreader.adjudicated import Adjudicated, Choice, Side
from nkreader.article_marks import ArticleMark
from nkreader.grades import Grade
from nkreader.links import LINK_KINDS, LINK_STATES, Link
from nkreader.model import (
    COLOURS,
    METADATA,
    Annotation,
    AnnotationSet,
    Article,
    Bundle,
    Mark,
    Metadata,
    Placement,
    Tag,
    Version,
)
from nkreader.provenance import Identity, SourceDocument
from nkreader.text.cleaning import scrub
from nkreader.text.document import ZONES, Block, BlockKind, Document, Style

CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
TIME = "2020-11-18T09:30:00Z"
SNIPPETS = (
    "북한 석탄", "\u1112\u1161\u11ab", "🚢", "👩\u200d👩\u200d👧", "🇰🇵", "\u00a0", "\u200b",
    "\u2028", "\u202eabc\u202c", "\u2066", "\ufeff", "\n", "\n\n", "\t", '"', "\\",
    "“one”", "=1+1", "- a", "1. b", "# c", "> d", "    e", "| f |", "*g*", "_h_", "`i`",
    "[j](http://k)", "<b>l</b>", "<!-- m", "&amp;", "![n](o)", "~~p~~", "https://q.example/r",
    "www.example.com", "t@example.org", "---", "===", "+ v", "$w$", "^x^", "[[y]]", "[^1]: z", "%%",
    "a", "Ab, ", " ",
)  # fmt: skip
CANONICAL = st.characters(
    exclude_categories=("Cs", "Cc"), exclude_characters="\ufffe\uffff", include_characters="\t\n"
)
PROSE = st.lists(st.sampled_from(SNIPPETS) | st.text(CANONICAL, max_size=6), max_size=12).map(
    "".join
)
"""Text as a library holds it: canonical, and as unkind as that allows."""
LOOSE = PROSE | st.text(max_size=12).filter(lambda text: text.isascii() or _encodable(text))
"""What a person may have put into a name or a note: control characters too."""


def _encodable(text: str) -> bool:
    return not any("\ud800" <= letter <= "\udfff" for letter in text)


WORDS = LOOSE.map(lambda text: scrub(text).text)
"""People's words as a library holds them."""
NAMES = WORDS.filter(lambda text: bool(text.strip()))


def ids(count: int) -> st.SearchStrategy[list[str]]:
    one = st.text(CROCKFORD, min_size=10, max_size=10)
    return st.lists(one, min_size=count, max_size=count, unique=True)


@st.composite
def documents(draw: st.DrawFn) -> Document:
    text = draw(PROSE.filter(lambda words: bool(words) and words[0] != "\ufeff"))
    cuts = sorted(draw(st.sets(st.integers(0, len(text)), max_size=8)))
    pairs = list(zip(cuts[::2], cuts[1::2], strict=False))
    kinds: tuple[BlockKind, ...] = ("paragraph", "heading", "item", "quote", "code")
    blocks = [
        Block(
            start,
            end,
            draw(st.sampled_from(kinds)),
            draw(st.integers(0, 6)),
            tuple(draw(st.lists(st.sampled_from(("quote", "•", "3.")), max_size=2))),
            draw(st.booleans()),
            hint=draw(st.sampled_from((None, None, "caption", "title"))),
        )
        for start, end in pairs
    ]
    if pairs:
        start, end = pairs[-1]
        rows = (((start, start), (start, end)), ((end, end),))
        blocks[-1] = Block(start, end, "table", rows=rows, aligns=("left", "right"))
    styles = tuple(Style(start, end, "link", "http://a.example/\u202e") for start, end in pairs)
    return Document(text, tuple(blocks), styles)


@st.composite
def tag_lists(draw: st.DrawFn) -> tuple[Tag, ...]:
    slugs = draw(
        st.lists(st.from_regex(r"[a-z가-힣0-9]{1,6}(-[a-z]{1,3})?", fullmatch=True), min_size=1,
                 max_size=5, unique=True)
    )  # fmt: skip
    keys = draw(st.permutations("0123456789"))
    return tuple(
        Tag(
            identity,
            slug,
            draw(NAMES),
            keys[number] if draw(st.booleans()) else None,
            draw(st.sampled_from(COLOURS)),
            draw(WORDS),
            draw(st.none() | st.sampled_from(slugs[:number])) if number else None,
            draw(st.booleans()),
        )
        for number, (slug, identity) in enumerate(zip(slugs, draw(ids(len(slugs))), strict=True))
    )


@st.composite
def articles(draw: st.DrawFn, identity: str, names: list[str]) -> tuple[Article, list[Version]]:
    versions = []
    for number, name in enumerate(names, 1):
        document = draw(documents())
        digest = hashlib.sha256(document.text.encode()).hexdigest()
        zones = tuple(draw(st.sampled_from(ZONES)) for _ in document.blocks)
        sentences = tuple((block.start, block.end) for block in document.blocks)
        versions.append(Version(name, identity, number, digest, document, TIME, zones, sentences))
    fields = [draw(st.none() | NAMES) for _ in range(7)]
    dates = (None, "2020", "2020-11", "2020-11-18")
    fields[METADATA.index("published")] = draw(st.sampled_from(dates))
    opening = draw(PROSE)
    current = draw(st.sampled_from(names))
    return Article(identity, draw(NAMES), Metadata(*fields), current, 7, opening), versions


@st.composite
def marks(draw: st.DrawFn, name: str, bundle: Bundle) -> Mark:
    version = draw(st.sampled_from(bundle.versions))
    article = next(each for each in bundle.articles if each.id == version.article)
    current = next(each for each in bundle.versions if each.id == article.version)
    start, end = draw(spans(version.document.text))
    text = version.document.text
    claim = Annotation(
        name,
        draw(st.sampled_from(bundle.sets)).id,
        article.id,
        version.id,
        start,
        end,
        text[start:end],
        text[max(0, start - 32) : start],
        text[end : end + 32],
        draw(st.sampled_from(bundle.tags)).slug,
        draw(st.none() | NAMES),
        TIME,
        TIME,
        Grade(draw(st.sampled_from([None, *"ABCDEF"])), draw(st.none() | st.integers(1, 6))),
    )
    place = draw(spans(current.document.text))
    placement = draw(
        st.sampled_from(
            (
                Placement("placed", *place),
                Placement("review", *place),
                Placement("review"),
                Placement("orphan"),
            )
        )
    )
    return Mark(claim, placement)


@st.composite
def adjudications(draw: st.DrawFn, name: str, bundle: Bundle) -> Adjudicated:
    owners = st.sampled_from([one.id for one in bundle.sets])
    version = draw(st.sampled_from(bundle.versions))
    sides = [
        Side(id, version.id, *draw(spans(version.document.text)), bundle.tags[0].slug)
        for id in draw(ids(2))
    ]
    return Adjudicated(
        name,
        draw(owners),
        draw(owners),
        draw(owners),
        version.article,
        sides[0],
        draw(st.sampled_from([None, sides[1]])),
        draw(st.sampled_from(get_args(Choice))),
        tuple(draw(ids(2))),
        draw(NAMES),
        draw(st.none() | NAMES.map(str.strip)),
        TIME,
    )


def spans(text: str) -> st.SearchStrategy[tuple[int, int]]:
    pair = st.lists(st.integers(0, len(text)), min_size=2, max_size=2, unique=True)
    return pair.map(lambda ends: (min(ends), max(ends)))


@st.composite
def bundles(draw: st.DrawFn) -> Bundle:
    """Any bundle that a library could hand over."""
    sizes = [draw(st.integers(1, 2)) for _ in range(draw(st.integers(1, 2)))]
    names = iter(draw(ids(len(sizes) + sum(sizes) + 2 + 4 + 2 + 2 + 2)))
    found = [draw(articles(next(names), [next(names) for _ in range(size)])) for size in sizes]
    sets = [AnnotationSet(next(names), title, draw(NAMES)) for title in ("main", "둘째 \u202e")]
    bundle = Bundle(
        draw(tag_lists()),
        tuple(sets),
        tuple(article for article, _ in found),
        tuple(version for _, versions in found for version in versions),
        (),
        (),
    )
    made = tuple(draw(marks(next(names), bundle)) for _ in range(draw(st.integers(0, 4))))
    kinds = st.sampled_from(LINK_KINDS)
    claims = [mark.annotation.id for mark in made]
    pairs = [(one, other) for one in claims for other in claims if one != other]
    links = tuple(
        Link(
            next(names),
            draw(kinds),
            source,
            target,
            draw(st.none() | NAMES),
            draw(st.sampled_from(LINK_STATES)),
            TIME,
            draw(st.sampled_from([TIME, "2021-01-02T03:04:05Z"])),
        )
        for source, target in draw(st.permutations(pairs))[:2]
    )
    decided = tuple(
        draw(adjudications(next(names), bundle)) for _ in range(draw(st.integers(0, 2)))
    )
    tag = st.sampled_from([tag.slug for tag in bundle.tags]) if bundle.tags else st.none()
    whole = (
        ArticleMark(next(names), sets[0].id, found[0][0].id, None, "memo \u202e", TIME, TIME),
        ArticleMark(next(names), sets[1].id, found[0][0].id, draw(tag), draw(NAMES), TIME, TIME),
    )
    return bundle._replace(
        marks=made,
        article_marks=whole,
        adjudications=decided,
        archived=frozenset(draw(st.sets(st.sampled_from([one.id for one in sets])))),
        links=links,
        identities={one.id: draw(identities()) for one in bundle.articles if draw(st.booleans())},
        documents={one.id: draw(originals()) for one in bundle.versions if draw(st.booleans())},
    )


def identities() -> st.SearchStrategy[Identity]:
    kinds = st.sampled_from(("text", "address", "warc"))
    came = st.fixed_dictionaries(
        {}, optional={"title": st.none() | NAMES, "published": st.just("2020")}
    )
    return st.builds(Identity, NAMES.map(lambda name: name + "\u202e|"), kinds, came)


def originals() -> st.SearchStrategy[SourceDocument]:
    return st.builds(
        SourceDocument,
        st.binary(max_size=4).map(lambda data: hashlib.sha256(data).hexdigest()),
        st.integers(0, 2**40),
        st.sampled_from(("text/html", "application/pdf")),
        st.none() | NAMES,
        st.just(TIME),
        st.none() | st.just("2020-11-18T09:29:58+09:00"),
    )
