"""`taguette-codebook`: the codebook as the CSV that Taguette imports. Writes only.

Taguette makes a hierarchy of dots in names: a tag below another is called `parent.name`.
"""

import csv
import io
from collections.abc import Iterator

from nkreader.exchange.check import reference_faults, refuse
from nkreader.exchange.csv_table import guarded
from nkreader.exchange.documents import not_held
from nkreader.exchange.leaving import ALL, left_behind
from nkreader.model import Bundle
from nkreader.text.hidden import one_line, unsteered


def write(bundle: Bundle) -> Iterator[bytes]:
    """`tag,description` in UTF-8, lines end in CRLF."""
    refuse(reference_faults(bundle))
    return _lines(bundle)


def _lines(bundle: Bundle) -> Iterator[bytes]:
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(("tag", "description"))
    tags = {tag.slug: tag for tag in bundle.tags}
    for tag in bundle.tags:
        names, above = [tag.name], tag.parent
        while above is not None and above in tags:
            names.insert(0, tags[above].name)
            above = tags[above].parent
        name = ".".join(one_line(one).replace(".", "·") for one in names)
        writer.writerow((guarded(name), guarded(unsteered(tag.definition))))
    yield out.getvalue().encode()


def leaves(bundle: Bundle) -> list[str]:
    """What a codebook does not hold, counted, one line each."""
    return not_held(
        [
            (len(bundle.marks), "annotation", ""),
            (len(bundle.article_marks), "mark", " on whole articles"),
            (len(bundle.links), "link", ""),
            (len(bundle.articles), "article", ""),
            (len(bundle.tags), "tag", ": its slug, key and colour"),
            *left_behind(bundle, ALL, entities=False, older=True, changed=True),
        ]
    )
