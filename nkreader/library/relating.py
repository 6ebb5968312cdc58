"""What a person says of two articles: one act each, in the history, undoable.

A decision is about two articles, never about the sentences that follow from their texts: it holds
when texts are read again.
"""

from nkreader.ids import new_id
from nkreader.library.context import Context
from nkreader.library.places import now
from nkreader.library.tagging import act_of
from nkreader.model import Article, Change, NkreaderError, WrongUseError
from nkreader.relations import LINEAGE_KINDS, LineageKind, RelationKind
from nkreader.store import articles, relations
from nkreader.text.hidden import one_line

_TITLE = 50
"""Code points of a title in the name of an act."""


def lineage_kind(word: str) -> LineageKind:
    """The kind of lineage that a word names. Raises WrongUseError for another word."""
    if word not in LINEAGE_KINDS:
        raise WrongUseError(f"{word}: no kind of lineage; there are {', '.join(LINEAGE_KINDS)}")
    return word


def say(
    context: Context, kind: RelationKind, article: Article, other: Article, refused: bool
) -> Change:
    """Say how an article stands to another one, or that it does not; in the place of what was said
    of the two before. A change without an id is none: it was said so already.

    Raises NkreaderError for an article with itself.
    """
    if article.id == other.id:
        raise NkreaderError(f"{article.id}: is one article; two are wanted")
    pair = kind == "translates"
    ends = sorted((article, other), key=lambda one: one.id) if pair else [article, other]
    said = _said(kind, article, other, refused)
    with context.store.write():
        keys = [articles.key_of(context.store, one.id) for one in ends]
        there = relations.about(context.store, keys[0], keys[1], pair)
        with act_of(context, said, article.id) as act:
            if there is None:
                time = now()
                act.insert("article_relation", {
                    "id": new_id(), "kind": kind, "article": keys[0], "other": keys[1],
                    "refused": int(refused), "created": time, "modified": time,
                })  # fmt: skip
            elif (there[1].kind, there[1].refused) != (kind, refused):
                row = {"kind": kind, "refused": int(refused), "modified": now()}
                act.update("article_relation", there[0], row)
    return Change(act.id, context.annotator, said, article.id, (), ())


def title(article: Article) -> str:
    """What an article is called, short enough for a line."""
    words = one_line(article.metadata.title or article.opening)
    return words if len(words) <= _TITLE else f"{words[: _TITLE - 1]}…"


def _said(kind: RelationKind, article: Article, other: Article, refused: bool) -> str:
    ends = f"“{title(article)}”", f"“{title(other)}”"
    if kind == "translates":
        words = "are not one report" if refused else "are one report in two languages"
        return f"said: {ends[0]} and {ends[1]} {words}"
    return f"said: {ends[0]} {'does not speak of' if refused else kind} {ends[1]}"
