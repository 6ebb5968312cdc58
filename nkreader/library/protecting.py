"""Where a bundle speaks of its sources: what is protected before it goes out."""

from collections.abc import Iterator

from nkreader.entities import extract
from nkreader.exchange.protect import Protected, protect
from nkreader.library.context import Context
from nkreader.model import LABELS, Bundle
from nkreader.store import mentions

_SOURCE = LABELS.index("SOURCE")


def protected(context: Context, bundle: Bundle, phrases: tuple[str, ...]) -> Protected:
    """The bundle without what tells of its sources, and without these phrases: sources are found
    anew in every text, beside those that the library knows. Raises NkreaderError for a phrase that
    is too short."""
    places: dict[str, list[tuple[int, int]]] = {}
    for version in bundle.versions:
        known = mentions.in_version(context.store, version.id)
        found = [
            (start, end)
            for start, end, code in zip(known.starts, known.ends, known.codes, strict=True)
            if code == _SOURCE
        ]
        places[version.id] = found + list(_sources(version.document.text))
    described = [
        words[start:end]
        for article in bundle.articles
        for words in article.metadata
        if words
        for start, end in _sources(words)
    ]
    return protect(bundle, places, phrases, described)


def _sources(text: str) -> Iterator[tuple[int, int]]:
    return ((one.start, one.end) for one in extract(text) if one.label == "SOURCE")
