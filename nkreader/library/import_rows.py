"""What a bundle says of annotations and of whole articles, as the rows that it would be here."""

from collections.abc import Mapping
from typing import NamedTuple

from nkreader.article_marks import ArticleMark
from nkreader.library.import_articles import Homes
from nkreader.model import Annotation
from nkreader.store.rows import Row
from nkreader.wellformed import around


class Here(NamedTuple):
    """What the things of a bundle are here: keys, by the ids they have there, of tags by slug."""

    sets: dict[str, int]
    homes: Homes
    tags: dict[str, int]


def annotation_row(one: Annotation, texts: Mapping[str, str], here: Here) -> Row:
    """The row of an annotation; `texts` are those of the versions, by their ids there."""
    # A file may say less of what stands around a passage than its text does.
    prefix, suffix = around(texts[one.version], one.start, one.end)
    return {
        "id": one.id, "annotation_set": here.sets[one.set],
        "article": here.homes.articles[one.article],
        "version": here.homes.versions[one.version], "start": one.start, "end": one.end,
        "exact": one.exact, "prefix": prefix, "suffix": suffix,
        "tag": here.tags[one.tag], "note": one.note, "created": one.created,
        "modified": one.modified, "source_grade": one.grade.source,
        "information_grade": one.grade.information,
    }  # fmt: skip


def article_mark_row(one: ArticleMark, here: Here) -> Row:
    """The row of a tag or memo on a whole article."""
    row: Row = {"id": one.id, "annotation_set": here.sets[one.set]}
    row |= {"article": here.homes.articles[one.article]}
    row |= {"tag": here.tags[one.tag] if one.tag else None, "note": one.note}
    return row | {"created": one.created, "modified": one.modified}
