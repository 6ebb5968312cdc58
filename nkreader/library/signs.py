"""What is the same of a text in any language: its figures, and whom and what it names."""

from nkreader.analysis.figures_in import figures
from nkreader.model import Article
from nkreader.store import versions
from nkreader.store.connection import Store

EVERYWHERE = frozenset({"gpe:north-korea", "gpe:china", "gpe:south-korea"})
"""Names that tell no report from another on this beat."""


def signs(text: str) -> frozenset[str]:
    """The figures of a text, and the entities that it names, by what is the same in any language:
    the Korean names of the lists lead to the English ones."""
    from nkreader.entities import extract
    from nkreader.entities.identity import identity

    named = (identity(one.label, one.name) for one in extract(text))
    return figures(text) | {one.id for one in named if one is not None}


def signs_of(store: Store, article: Article) -> frozenset[str]:
    """Those of an article's current text."""
    return signs(versions.text(store, article.version))


def language_of(store: Store, article: Article) -> str:
    """The code of an article's language, as it is said or as its text leaves no doubt; else ""."""
    from nkreader.sources.language import language_of

    said = article.metadata.language
    return (said or language_of(versions.text(store, article.version)) or "")[:2].lower()
