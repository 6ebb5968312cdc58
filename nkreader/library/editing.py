"""The acts on an article's data: what a person sets stays when the article comes again."""

from nkreader.library.context import Context
from nkreader.library.tagging import act_of, change_of
from nkreader.model import METADATA, Article, Change, NkreaderError
from nkreader.store import article_data, articles
from nkreader.text.dates import is_iso


def edit(context: Context, article: Article, fields: dict[str, str | None]) -> Change:
    """Set fields of an article's data, as one act; None or nothing makes a field unknown.

    `article` is as it was seen. Raises NkreaderError for an unknown field, for a date that is not
    ISO (`2020`, `2020-03`, `2020-03-27`), and where a field was changed since it was seen.
    """
    checked(fields)
    said = f"set the {', '.join(fields)}"
    with context.store.write():
        key = articles.key_of(context.store, article.id)
        _as_seen(context, article, fields)
        with act_of(context, said, article.id) as act:
            for name, value in fields.items():
                there = article_data.edit_key(context.store, key, name)
                row = {"value": value or None}
                if there is None:
                    act.insert("article_edit", {"article": key, "field": name, **row})
                else:
                    act.update("article_edit", there, row)
    return change_of(context, act, said, article.id)._replace(structure=True)


def checked(fields: dict[str, str | None]) -> None:
    """Raises NkreaderError for an unknown field, and for a date that is not ISO."""
    for name, value in fields.items():
        if name not in METADATA:
            raise NkreaderError(
                f"{name}: not a field of an article; there are {', '.join(METADATA)}"
            )
        if name == "published" and value and not is_iso(value):
            raise NkreaderError(f"{value!r}: not a date; write 2020, 2020-03 or 2020-03-27")


def _as_seen(context: Context, article: Article, fields: dict[str, str | None]) -> None:
    here = articles.by_id(context.store, article.id) or article
    for name, value in fields.items():
        now = getattr(here.metadata, name)
        if now not in (getattr(article.metadata, name), value or None):
            raise NkreaderError(
                f"{name}: is {now or 'unknown'} by now; nothing was changed, look at it again"
            )
