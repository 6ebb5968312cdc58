"""What is the same of a text in any language: its figures, and whom and what it names."""

from typing import NamedTuple

from nkreader.analysis.figures_in import figures
from nkreader.model import Article
from nkreader.store import versions
from nkreader.store.connection import Store

EVERYWHERE = frozenset({"gpe:north-korea", "gpe:china", "gpe:south-korea"})
"""Names that tell no report from another on this beat."""


class Signs(NamedTuple):
    """What is known of an article across languages."""

    language: str
    """Its code; "" where nobody says and the text leaves doubt."""
    signs: frozenset[str]


def signs(text: str) -> frozenset[str]:
    """The figures of a text, and the entities that it names, by what is the same in any language:
    the Korean names of the lists lead to the English ones."""
    from nkreader.entities import extract
    from nkreader.entities.identity import identity

    named = (identity(one.label, one.name) for one in extract(text))
    return figures(text) | {one.id for one in named if one is not None}


def signs_of(store: Store, article: Article) -> Signs:
    """Those of an article's current text."""
    text = versions.text(store, article.version)
    return Signs(language(article, text), signs(text))


def language(article: Article, text: str) -> str:
    """The code of an article's language, as it is said or as its text leaves no doubt; else ""."""
    from nkreader.sources.language import language_of

    return (article.metadata.language or language_of(text) or "")[:2].lower()
