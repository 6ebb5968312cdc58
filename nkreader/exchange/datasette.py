"""`sqlite`: what goes beside a copy of a library, so that Datasette shows it as it is meant.

The copy itself is made by the library, which alone opens libraries; here is what tells a browser of
databases which tables people read, what they hold, and questions to begin with.
"""

import json
from typing import Any

from nkreader.model import Bundle

SUFFIX = ".metadata.json"

_TABLES: dict[str, dict[str, Any]] = {
    "annotation_export": {
        "description": "One row an annotation: where it lies in the article's current text, the"
        " words there, tag, note, set, annotator, status. Offsets count code points.",
        "facets": ["tag", "annotator", "publisher"],
        "sort_desc": "published",
    },
    "claim": {
        "description": "Who says what in the articles, and how sure, found by rules.",
        "facets": ["manner", "kind", "publisher"],
        "sort_desc": "published",
    },
    "spoken_date": {
        "description": "Which days the articles speak of, and why, found by rules.",
        "facets": ["type"],
        "sort": "first",
    },
    "article": {
        "description": "The articles; their texts are in version and version_text.",
        "label_column": "title",
        "facets": ["publisher", "language"],
        "sort_desc": "published",
    },
    "tag": {"description": "The codebook.", "label_column": "name", "sort": "position"},
    "annotation_set": {"description": "The sets and whose they are.", "label_column": "name"},
    "entity": {
        "description": "Who and what the articles name, found by rules.",
        "label_column": "name",
        "facets": ["label"],
    },
    "link": {"description": "Relations between two annotations.", "facets": ["kind", "state"]},
    "article_relation": {
        "description": "What was said of two articles: which follows which, which are one report.",
        "facets": ["kind", "refused"],
    },
    "article_mark": {"description": "Tags and memos on articles as a whole."},
}
_HIDDEN = (
    "annotation_place", "article_alternate", "article_edit", "article_search_config",
    "attribution", "blind", "body_sentences", "change", "change_row", "coded_count",
    "coded_span", "conflict", "derivation", "draft", "entity_alias", "entity_article",
    "entity_decision", "extraction", "feed", "feed_article", "further_content", "hedge",
    "mention", "refusal", "report_search", "report_stub", "sentence_border", "setting",
    "source_bytes", "source_file", "source_file_version", "speaker", "speaker_decision",
    "tag_rule", "time_expression", "time_reason", "uncounted", "unfinished", "unfinished_row",
    "view", "zone_override",
)  # fmt: skip
_QUERIES = {
    "passages_by_tag": {
        "title": "Passages that carry a tag",
        "sql": "select published, title, exact, note, annotator from annotation_export"
        " where tag = :tag order by published desc",
    },
    "tags_by_month": {
        "title": "Tags, month by month",
        "sql": "select substr(published, 1, 7) as month, tag, count(*) as passages"
        " from annotation_export where published is not null group by month, tag order by month",
    },
    "who_says": {
        "title": "Claims in which a word occurs",
        "sql": "select published, title, speaker, manner, content, hedges from claim"
        " where content like '%' || :word || '%' order by published desc",
    },
    "words_in_passages": {
        "title": "Passages in which a word occurs",
        "sql": "select published, title, tag, exact from annotation_export"
        " where exact like '%' || :word || '%' order by published desc",
    },
}


def metadata(database: str) -> bytes:
    """Datasette's metadata for a copy; `database` is its file's name without the suffix."""
    tables: dict[str, Any] = dict(_TABLES)
    tables |= {name: {"hidden": True} for name in _HIDDEN}
    told = {
        "title": "Articles and annotations",
        "description": "A copy of an nkreader library. Begin with annotation_export.",
        "databases": {database: {"tables": tables, "queries": _QUERIES}},
    }
    return (json.dumps(told, ensure_ascii=False, indent=2) + "\n").encode()


def leaves(bundle: Bundle | None = None) -> list[str]:
    """What stays with the owner of a library."""
    return ["the history of acts, drafts, reading places, settings, views, feeds, original files"]
