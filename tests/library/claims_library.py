"""Two reports that rest on unnamed sources, and what a library says of them."""

from collections.abc import Callable

from nkreader import attribution
from nkreader.claim import SpeakerRef
from nkreader.library import Library
from nkreader.model import Article

Add = Callable[..., Article]
FERRY = """---
title: Ferry stays in port
published: 2021-02-03
publisher: Tumen Letter
---

A dock worker in Rajin said the ferry was cancelled on Monday.

“Nobody told us for what,” the worker added.

Another worker denied that the ferry was cancelled. He reportedly sells tickets.

A trader in Musan warned that flour may cost 9,000 won next month.
"""
FLOUR = """---
title: Flour is dear
published: 2021-02-09
---

A merchant in Musan said that flour cost 9,500 won yesterday. The ferry does not run.
"""


def told(library: Library, query: str = "") -> list[tuple[str | None, str, str]]:
    """(speaker, manner, words) of the claims that answer a query."""
    return [(one.name, one.manner, one.words) for one in library.claims.listing(query).each()]


def names(library: Library, article: Article) -> list[str]:
    """What the speakers of an article are called."""
    return [one.name for one in library.claims.of_article(article) if one.ref]


def ref(article: Article, name: str) -> SpeakerRef:
    """A speaker by a description."""
    return SpeakerRef(article.id, name)


def read_again(library: Library, monkeypatch: object) -> None:
    """As a later version of the rules would: everything kept is stale, and is found again."""
    monkeypatch.setattr(attribution, "VERSION", attribution.VERSION + 1)  # type: ignore[attr-defined]
    assert library.claims.waiting()
    list(library.refresh_mentions())
    assert not library.claims.waiting()
