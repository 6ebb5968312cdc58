"""`taguette-codebook`: the codebook as the CSV that Taguette imports. Writes only.

Taguette makes a hierarchy of dots in names: a tag below another is called `parent.name`. It guesses
letters where no byte order mark names them, refuses names of more than 200 code points, and takes
the first of two that are the same.
"""

import csv
import io
from collections.abc import Iterator

from nkreader.exchange.check import reference_faults, refuse
from nkreader.exchange.csv_table import guarded
from nkreader.exchange.documents import not_held
from nkreader.exchange.leaving import ALL, left_behind
from nkreader.model import Bundle, Tag
from nkreader.text.hidden import one_line, unsteered

_LONGEST = 199
"""Code points of a name: the guard against formulas may stand in front."""


def write(bundle: Bundle) -> Iterator[bytes]:
    """`tag,description` in UTF-8 with a byte order mark, lines end in CRLF."""
    refuse(reference_faults(bundle))
    return _lines(bundle)


def _lines(bundle: Bundle) -> Iterator[bytes]:
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(("tag", "description"))
    taken: set[str] = set()
    for tag, name in _paths(bundle):
        if len(name) > _LONGEST:
            name = f"{name[: _LONGEST - 1]}…"
        if name in taken:
            end = f" ({tag.slug[: _LONGEST // 2]})"
            name = f"{name[: _LONGEST - len(end)]}{end}"
        taken.add(name)
        writer.writerow((guarded(name), guarded(unsteered(tag.definition))))
    yield f"\ufeff{out.getvalue()}".encode()


def _paths(bundle: Bundle) -> Iterator[tuple[Tag, str]]:
    """Each tag and its name behind those that it is below."""
    tags = {tag.slug: tag for tag in bundle.tags}
    for tag in bundle.tags:
        names, above = [tag.name], tag.parent
        while above is not None and above in tags:
            names.insert(0, tags[above].name)
            above = tags[above].parent
        yield tag, ".".join(one_line(one).replace(".", "·") for one in names)


def leaves(bundle: Bundle) -> list[str]:
    """What a codebook does not hold, counted, one line each."""
    long = sum(len(name) > _LONGEST for _, name in _paths(bundle))
    return not_held(
        [
            (long, "tag", f": its name behind {_LONGEST} signs"),
            (len(bundle.marks), "annotation", ""),
            (len(bundle.article_marks), "mark", " on whole articles"),
            (len(bundle.links), "link", ""),
            (len(bundle.articles), "article", ""),
            (len(bundle.tags), "tag", ": its slug, key and colour"),
            *left_behind(bundle, ALL, entities=False, older=True, changed=True),
        ]
    )
