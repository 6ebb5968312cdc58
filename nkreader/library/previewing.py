"""What is seen of an article beside the list: where the words of the filter stand, else how it
begins."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import islice

from nkreader.library.context import Context
from nkreader.library.query import parse
from nkreader.library.searching import asked, in_text
from nkreader.lists import Preview
from nkreader.store import versions

HITS = 12
ENOUGH = 3_000
"""Code points of the beginning, which no preview has room for."""
FAR = 100_000
"""Code points of a text in which words are looked for: a preview is there at once, however long an
article is."""


def preview(context: Context, article: str, query: str, unfinished: bool) -> Preview:
    """The first hits of a query in the text of an article (by id), or where it has none there, the
    first paragraphs of the body. Raises NkreaderError where the article was taken out meanwhile."""
    text, blocks, zones = versions.shape(context.store, article)
    near = blocks[: bisect_left(blocks, FAR, key=lambda block: block[0])]
    wanted = asked(parse(query, unfinished)).text if query else ()
    hits = tuple(islice(in_text(article, text, near, wanted), HITS))
    return Preview(() if hits else tuple(_beginning(text, near, zones)), hits)


def _beginning(text: str, blocks: Sequence[tuple[int, int]], zones: Sequence[str]) -> Iterator[str]:
    read = 0
    body = "body" in zones
    for (start, end), zone in zip(blocks, zones, strict=False):
        if read < ENOUGH and (zone == "body" or not body):
            yield text[start : min(end, start + ENOUGH)]
            read += end - start
