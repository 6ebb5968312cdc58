"""The text that goes wrong where a program counts, folds, escapes or splits in a way of its own."""

from nkreader.model import (
    Annotation,
    AnnotationSet,
    Article,
    Bundle,
    Mark,
    Mention,
    Metadata,
    Placement,
    Tag,
    Version,
)
from nkreader.text.plain import plain_document
from nkreader.text.sentences import sentences
from nkreader.text.zones import zones
from nkreader.wellformed import around

TIME = "2021-03-04T05:06:07Z"
TEXT = (
    "북한 석탄 합의 🚢\n\nNorth Korea agreed to supply China with coal.\n\n"
    "P’yo\u0306ngyang 🇰🇵👍🏽 said <b>5%</b> of\u00a0it & more.\n\n=1+1\n\n"
    "One line\u2028or two? The end. 🏁"
)
SPANS = (
    ("North Korea agreed to supply China with coal", "sanctions"),
    ("North Korea", "places"),
    ("agreed to supply", "sanctions"),
    ("supply China with coal.", "places"),
    ("🚢", "goods"),
    ("P’yo\u0306ngyang 🇰🇵", "places"),
    ("🇰🇵👍🏽", "goods"),
    ("<b>5%</b> of\u00a0it & more", "sanctions"),
    ("=1+1", "goods"),
    ("line\u2028or", "places"),
    ("end. 🏁", "goods"),
)
"""Nested, crossing, with the same beginning, with emoji inside and in front."""


def awkward_bundle() -> Bundle:
    """One article with all of it, by one annotator."""
    document = plain_document(TEXT)
    tags = tuple(
        Tag(f"000000000{n}", slug, name, None, "red", definition)
        for n, (slug, name, definition) in enumerate(
            (("sanctions", "Sanctions; “concern” <1>", "=cmd & more"), ("places", "Places", ""),
             ("goods", "물자 🚢", "what\nmoves")), 1)
    )  # fmt: skip
    marks = []
    for number, (words, tag) in enumerate(SPANS):
        start = TEXT.index(words)
        end = start + len(words)
        prefix, suffix = around(TEXT, start, end)
        claim = Annotation(
            f"00000000B{number:X}", "000000000S", "00000000AA", "00000000VV", start, end, words,
            prefix, suffix, tag, "=2+2 “note” 🏁" if number == 3 else None, TIME, TIME,
        )  # fmt: skip
        marks.append(Mark(claim, Placement("placed", start, end)))
    article = Article(
        "00000000AA", "/news/coal.txt",
        Metadata("북한 석탄 합의 🚢: =1+1 <b>", "Yalu & Wire", language="en"), "00000000VV",
        20, "North Korea agreed",
    )  # fmt: skip
    version = Version(
        "00000000VV", "00000000AA", 1, "0" * 64, document, TIME, tuple(zones(document)),
        tuple(sentences(document, None)),
    )  # fmt: skip
    owner = AnnotationSet("000000000S", "main", "민지 <m@x>")
    return Bundle(tags, (owner,), (article,), (version,), tuple(marks), ())


def with_entities(bundle: Bundle) -> Bundle:
    """The same with two entities, as an export with entities has them."""
    start = TEXT.index("China")
    found = (Mention(0, 2, "GPE", "North Korea"), Mention(start, start + 5, "GPE", "China"))
    return bundle._replace(mentions={"00000000VV": found})
