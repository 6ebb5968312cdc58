"""Tags and memos on whole articles: acts like those on passages."""

from collections.abc import Sequence

from nkreader.article_marks import ArticleMark
from nkreader.ids import new_id
from nkreader.library.context import Context
from nkreader.library.places import now
from nkreader.library.tagging import act_of, change_of
from nkreader.model import Change, NkreaderError
from nkreader.store import annotations, article_marks, articles


class ArticleMarks:
    """What the current set says of articles as a whole. Each change is one act."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def of(self, article: str) -> list[ArticleMark]:
        """What is said of an article (by id): the memo first, then tags in codebook order."""
        return article_marks.of_article(self._context.store, article, self._context.set_key)

    def every(self, everybody: bool = False) -> list[ArticleMark]:
        """All that the current set, or every set, says of whole articles."""
        key = None if everybody else self._context.set_key
        if key is None and not everybody:
            return []
        return article_marks.every(self._context.store, key)

    def memo(self, article: str) -> str:
        """The memo on an article (by id); nothing where there is none."""
        return next((one.note or "" for one in self.of(article) if one.tag is None), "")

    def write_memo(self, article: str, text: str) -> Change:
        """Write the memo on an article; an empty one takes it away."""
        context, words = self._context, text.strip()
        said = "wrote a memo" if words else "took the memo away"
        with context.store.write(), act_of(context, said, article) as act:
            key = articles.key_of(context.store, article)
            there = article_marks.key_of(context.store, key, context.set_key, None)
            if words and there is None:
                act.insert("article_mark", self._row(key, None, words))
            elif words and there is not None:
                act.update("article_mark", there, {"note": words, "modified": now()})
            elif there is not None:
                act.delete("article_mark", there)
        return change_of(context, act, said, article)

    def toggle(self, wanted: Sequence[str], slug: str) -> Change:
        """Tag whole articles (by id); where all of them carry the tag, take it off."""
        context = self._context
        with context.store.write():
            tag = context.tag_key(slug)
            keys = [articles.key_of(context.store, one) for one in wanted]
            there = [article_marks.key_of(context.store, k, context.set_key, tag) for k in keys]
            off = all(one is not None for one in there)
            said = self._said(slug, len(wanted), off)
            with act_of(context, said, wanted[0] if len(wanted) == 1 else None) as act:
                for key, known in zip(keys, there, strict=True):
                    if known is None:
                        act.insert("article_mark", self._row(key, tag, None))
                    elif off:
                        act.delete("article_mark", known)
        return change_of(context, act, said, wanted[0] if len(wanted) == 1 else None)

    def tag(self, article: str, slug: str, note: str | None = None) -> ArticleMark:
        """Tag a whole article, if it is not; the tag as it stands then."""
        context = self._context
        with context.store.write():
            tag, key = context.tag_key(slug), articles.key_of(context.store, article)
            if article_marks.key_of(context.store, key, context.set_key, tag) is None:
                with act_of(context, self._said(slug, 1, False), article) as act:
                    act.insert("article_mark", self._row(key, tag, note))
        return next(one for one in self.of(article) if one.tag == slug)

    def named(self, typed: str) -> ArticleMark | None:
        """The tag or memo that an id means, or the beginning of one; None where that is none.
        Raises NkreaderError where several begin so, annotations among them."""
        store = self._context.store
        found = article_marks.by_prefix(store, typed)
        if found and len(found) + len(annotations.by_prefix(store, typed)) > 1:
            raise NkreaderError(f"{typed}: more than one begins so; give more of the id")
        return found[0] if found else None

    def take_off(self, id: str) -> Change:
        """Take off a tag or memo by its id. Raises NkreaderError for one that is not in a set of
        the annotator."""
        context = self._context
        with context.store.write():
            key = article_marks.in_sight(context.store, id)
            found = None if key is None else article_marks.owner(context.store, key)
            if key is None or found is None:
                raise NkreaderError(f"{id}: no such annotation")
            if found[1] != context.annotator:
                raise NkreaderError(f"{id}: belongs to {found[1]}; say --annotator to act as them")
            said = "took a tag off the article" if found[2] else "took the memo away"
            with act_of(context, said, found[0]) as act:
                act.delete("article_mark", key)
        return change_of(context, act, said, found[0])

    def _row(self, article: int, tag: int | None, note: str | None) -> dict[str, object]:
        time = now()
        return {
            "id": new_id(), "annotation_set": self._context.own_set(), "article": article,
            "tag": tag, "note": note, "created": time, "modified": time,
        }  # fmt: skip

    def _said(self, slug: str, count: int, off: bool) -> str:
        tag = self._context.codebook.get(slug)
        name = tag.name if tag else slug
        what = "the article" if count == 1 else f"{count:,} articles"
        return f"took {name} off {what}" if off else f"tagged {what} {name}"
