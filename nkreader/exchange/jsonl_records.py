"""One record of the JSONL format: a value of the model to its fields, in fixed order, and back.

Checks one record by itself. Whether the names in it lead anywhere is `check`'s business, lines
and bytes are `jsonl`'s.
"""

import re
from typing import Any, cast, get_args

from nkreader.article_marks import ArticleMark
from nkreader.exchange.fields import FieldError, Fields
from nkreader.exchange.jsonl_sources import identity_fields, original_fields
from nkreader.exchange.jsonl_text import (
    document_fields,
    document_value,
    sentences_value,
    zones_value,
)
from nkreader.exchange.jsonl_times import time_value
from nkreader.exchange.slugs import slug_fault
from nkreader.exchange.wording import quoted
from nkreader.grades import INFORMATION_GRADES, SOURCE_GRADES, Grade
from nkreader.links import LINK_KINDS, LINK_STATES, Link, LinkKind, LinkState
from nkreader.model import (
    COLOURS,
    METADATA,
    Annotation,
    AnnotationSet,
    Article,
    Colour,
    Mark,
    Metadata,
    Placement,
    Status,
    Tag,
    Version,
)
from nkreader.provenance import Identity, SourceDocument
from nkreader.wellformed import ID, date_fault, id_fault, number_fault

STATUSES: tuple[str, ...] = get_args(Status)
_TEXTS = ("id", "set", "article", "version", "exact", "prefix", "suffix", "tag")
"""Of an annotation: what is there in every one, the ids first."""
_IDS = re.compile(" ".join([ID.pattern] * 4))


def id_value(fields: Fields, key: str = "id") -> str:
    """An id of ours."""
    value = fields.text(key)
    _refuse(key, value, id_fault(value))
    return value


def _refuse(key: str, value: object, fault: str | None) -> None:
    if fault:
        raise FieldError(f"{quoted(key)} is {quoted(value)}, {fault}")


def tag_fields(tag: Tag) -> dict[str, Any]:
    """The `tag` record."""
    return {
        "type": "tag",
        "id": tag.id,
        "slug": tag.slug,
        "name": tag.name,
        "key": tag.key,
        "colour": tag.colour,
        "definition": tag.definition,
        "parent": tag.parent,
        "retired": tag.retired,
    }


def tag_value(fields: Fields) -> Tag:
    """The tag of a `tag` record."""
    slug = fields.text("slug")
    fault = slug_fault(slug)
    if fault:
        raise FieldError(f"slug {quoted(slug)}: {fault}")
    key = fields.maybe_text("key")
    if key is not None and not re.fullmatch("[0-9]", key):
        raise FieldError(f"key is {quoted(key)}, not one digit")
    return Tag(
        id_value(fields),
        slug,
        fields.name("name"),
        key,
        cast(Colour, fields.choice("colour", COLOURS)),
        fields.words("definition"),
        fields.maybe_text("parent"),
        fields.flag("retired", False),
    )


def set_fields(each: AnnotationSet, archived: bool) -> dict[str, Any]:
    """The `set` record; `archived` is there where it is put away."""
    told = {"type": "set", "id": each.id, "name": each.name, "annotator": each.annotator}
    return {**told, "archived": True} if archived else told


def archived_value(fields: Fields) -> bool | None:
    """True of a set that is put away, else None."""
    return fields.flag("archived", False) or None


def set_value(fields: Fields) -> AnnotationSet:
    """The set of a `set` record."""
    return AnnotationSet(id_value(fields), fields.name("name"), fields.name("annotator"))


def article_fields(article: Article, identity: Identity | None) -> dict[str, Any]:
    """The `article` record; `version` names its current version."""
    return {
        "type": "article",
        "id": article.id,
        "path": article.path,
        **{name: getattr(article.metadata, name) for name in METADATA},
        "version": article.version,
        "words": article.words,
        "opening": article.opening,
        **identity_fields(identity),
    }


def article_value(fields: Fields) -> Article:
    """The article of an `article` record."""
    metadata = Metadata(**{name: fields.maybe_words(name) or None for name in METADATA})
    if metadata.published is not None:
        _refuse("published", metadata.published, date_fault(metadata.published))
    return Article(
        id_value(fields),
        fields.name("path"),
        metadata,
        id_value(fields, "version"),
        fields.number("words"),
        fields.words("opening"),
    )


def version_fields(version: Version, document: SourceDocument | None) -> dict[str, Any]:
    """The `version` record; offsets in it are code points of its `text`."""
    return {
        "type": "version",
        "id": version.id,
        "article": version.article,
        "number": version.number,
        "sha256": version.sha256,
        "created": version.created,
        **document_fields(version.document),
        "zones": version.zones,
        "sentences": [*version.sentences],
        **original_fields(document),
    }


def version_value(fields: Fields) -> Version:
    """The version of a `version` record, its Document exactly as it was."""
    document = document_value(fields)
    number = fields.number("number")
    _refuse("number", number, number_fault(number))
    return Version(
        id_value(fields),
        id_value(fields, "article"),
        number,
        fields.text("sha256"),
        document,
        time_value(fields, "created"),
        zones_value(fields, document),
        sentences_value(fields, document),
    )


def annotation_fields(mark: Mark) -> dict[str, Any]:
    """The `annotation` record: the claim in its own version, and its place in the current one; a
    grade where there is one."""
    claim = mark.annotation
    grades = {"source_grade": claim.grade.source, "information_grade": claim.grade.information}
    return {
        "type": "annotation",
        "id": claim.id,
        "set": claim.set,
        "article": claim.article,
        "version": claim.version,
        "start": claim.start,
        "end": claim.end,
        "exact": claim.exact,
        "prefix": claim.prefix,
        "suffix": claim.suffix,
        "tag": claim.tag,
        "note": claim.note,
        "status": mark.placement.status,
        "current_start": mark.placement.start,
        "current_end": mark.placement.end,
        "created": claim.created,
        "modified": claim.modified,
        **{name: grade for name, grade in grades.items() if grade is not None},
    }


def annotation_value(fields: Fields) -> Mark:
    """The annotation of an `annotation` record with its placement."""
    id, owner, article, version, exact, prefix, suffix, tag = fields.several(_TEXTS)
    if not _IDS.fullmatch(f"{id} {owner} {article} {version}"):
        for key in _TEXTS[:4]:
            id_value(fields, key)
    claim = Annotation(
        id,
        owner,
        article,
        version,
        fields.number("start"),
        fields.number("end"),
        exact,
        prefix,
        suffix,
        tag,
        fields.maybe_words("note") or None,
        time_value(fields, "created"),
        time_value(fields, "modified"),
        _grade_value(fields),
    )
    status = cast(Status, fields.choice("status", STATUSES))
    start, end = fields.maybe_number("current_start"), fields.maybe_number("current_end")
    return Mark(claim, Placement(status, start, end))


def _grade_value(fields: Fields) -> Grade:
    source = fields.maybe_text("source_grade")
    if source is not None:
        source = fields.choice("source_grade", tuple(SOURCE_GRADES))
    information = fields.maybe_number("information_grade")
    if information is not None and information not in INFORMATION_GRADES:
        raise FieldError(f'"information_grade" is {information}, not one of 1 to 6')
    return Grade(source, information)


def article_mark_fields(one: ArticleMark) -> dict[str, Any]:
    """The `article_mark` record: a tag on a whole article, or without one the memo on it."""
    return {
        "type": "article_mark",
        "id": one.id,
        "set": one.set,
        "article": one.article,
        "tag": one.tag,
        "note": one.note,
        "created": one.created,
        "modified": one.modified,
    }


def article_mark_value(fields: Fields) -> ArticleMark:
    """What an `article_mark` record says of a whole article."""
    tag, note = fields.maybe_text("tag"), fields.maybe_words("note") or None
    if tag is None and note is None:
        raise FieldError('"tag" and "note" are both empty')
    return ArticleMark(
        id_value(fields),
        id_value(fields, "set"),
        id_value(fields, "article"),
        tag,
        note,
        time_value(fields, "created"),
        time_value(fields, "modified"),
    )


def link_fields(link: Link) -> dict[str, Any]:
    """The `link` record; `state` and `modified` are there once it was changed, or is not open."""
    told = {"state": link.state, "modified": link.modified}
    return {
        "type": "link",
        "id": link.id,
        "kind": link.kind,
        "source": link.source,
        "target": link.target,
        "note": link.reason,
        "created": link.created,
        **({} if told == {"state": "open", "modified": link.created} else told),
    }


def link_value(fields: Fields) -> Link:
    """The link of a `link` record."""
    created = time_value(fields, "created")
    has_state, has_modified = (fields.maybe_text(key) for key in ("state", "modified"))
    return Link(
        id_value(fields),
        cast(LinkKind, fields.choice("kind", LINK_KINDS)),
        id_value(fields, "source"),
        id_value(fields, "target"),
        fields.maybe_words("note") or None,
        cast(LinkState, fields.choice("state", LINK_STATES)) if has_state else "open",
        created,
        time_value(fields, "modified") if has_modified else created,
    )
