"""Parquet: one row a document, with its text and a list of spans. Writes only.

For pandas, DuckDB and Hugging Face's datasets. Labels are tags' slugs; offsets count code points.
"""

import io
from collections.abc import Iterator

import pyarrow as pa
import pyarrow.parquet as pq

from nkreader.exchange.check import reference_faults, refuse
from nkreader.exchange.documents import documents
from nkreader.exchange.prodigy import left, spans
from nkreader.model import Bundle

_WORDS = ("label", "kind", "id", "exact", "note", "annotator", "set")
SCHEMA = pa.schema(
    [
        *((name, pa.string()) for name in ("id", "title", "publisher", "author", "published")),
        *((name, pa.string()) for name in ("language", "url", "text")),
        ("spans", pa.list_(pa.struct(
            [("start", pa.int32()), ("end", pa.int32()), *((name, pa.string()) for name in _WORDS)]
        ))),
    ]
)  # fmt: skip


def write(bundle: Bundle) -> Iterator[bytes]:
    """The documents as one Parquet file, in order."""
    refuse(reference_faults(bundle))
    return _whole(bundle)


def _whole(bundle: Bundle) -> Iterator[bytes]:
    out = io.BytesIO()
    rows = []
    for document in documents(bundle):
        data = document.article.metadata
        rows.append(
            {"id": document.article.id, "title": document.title, "publisher": data.publisher,
             "author": data.author, "published": data.published, "language": data.language,
             "url": data.url, "text": document.text, "spans": spans(document)}
        )  # fmt: skip
    pq.write_table(pa.Table.from_pylist(rows, SCHEMA), out)
    yield out.getvalue()


def leaves(bundle: Bundle) -> list[str]:
    """What the rows cannot hold, counted, one line each."""
    return left(bundle, ("publisher", "author", "published", "language", "url"))
