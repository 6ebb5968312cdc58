"""CSV of claims: who says what, and how sure, one row a claim; guarded as in `csv_table`. Writes
only."""

import csv
import io
from collections.abc import Iterable, Iterator

from nkreader.claim import Claim, Words
from nkreader.exchange.csv_table import guarded
from nkreader.text.hidden import unbroken, unsteered

COLUMNS = (
    "article", "title", "publisher", "published", "start", "end", "speaker", "doubtful", "source",
    "cue", "manner", "kind", "content", "content_start", "content_end", "hedges", "hedge_kinds",
    "tags",
)  # fmt: skip
"""New ones come last: programs take the others by their place."""


def write(claims: Iterable[Claim]) -> Iterator[bytes]:
    """The claims under COLUMNS, in UTF-8 with a byte order mark.

    Places count code points of the article's current text; of a content in pieces `content_start`
    is that of the first piece and `content_end` that of the last. Hedges, their kinds and tags
    stand between semicolons.
    """
    line = io.StringIO(newline="")
    writer = csv.writer(line, lineterminator="\r\n")
    yield b"\xef\xbb\xbf"
    writer.writerow(COLUMNS)
    for claim in claims:
        writer.writerow([guarded(unsteered(cell)) for cell in _cells(claim)])
        yield line.getvalue().encode()
        line.seek(0)
        line.truncate()
    yield line.getvalue().encode()


def _cells(one: Claim) -> list[str]:
    return [
        one.article, one.title, one.publisher or "", one.published or "", str(one.start),
        str(one.end), one.name or "", "yes" if one.doubtful else "", _exact(one.source),
        _exact(one.cue), one.manner, one.kind, unbroken(one.words), str(one.content[0].start),
        str(one.content[-1].end), "; ".join(unbroken(each.exact) for each in one.hedges),
        "; ".join(each.kind for each in one.hedges), "; ".join(one.tags),
    ]  # fmt: skip


def _exact(words: Words | None) -> str:
    return unbroken(words.exact) if words is not None else ""
