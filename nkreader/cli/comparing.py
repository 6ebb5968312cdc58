"""`compare`: two sets side by side, difference by difference."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from nkreader.cli.printing import counted, emit, say
from nkreader.cli.session import session
from nkreader.cli.shapes import Shape, annotation_shape
from nkreader.cli.table import Column, print_table
from nkreader.cli.verb import as_json, verb
from nkreader.cli.views import takes_view
from nkreader.comparison import KINDS, Both, Kind, Wanted
from nkreader.model import AnnotationSet, WrongUseError

if TYPE_CHECKING:
    from nkreader.library import Library
    from nkreader.library.comparing import Compared

COLUMNS = (
    Column("article", 30, style={"bold": True}),
    Column("kind", 7),
    Column("a", 24),
    Column("b", 24),
    Column("words", None),
)
_OTHER = (Column("with", 24), *COLUMNS)


@verb(
    "compare",
    """
    nkreader compare main@kim main@lee
    nkreader compare main@kim main@lee --kind tag --tag market-prices
    nkreader compare main@kim main@lee --json
    nkreader compare agreed main@kim main@lee
    """,
)
@click.argument("names", metavar="SET SET...", nargs=-1, required=True)
@click.option("--tag", "tags", metavar="TAG", multiple=True, help="Only where one of both has it.")
@click.option("--kind", "kinds", type=click.Choice(KINDS), multiple=True,
              help="Only differences of this kind.")  # fmt: skip
@click.option("--article", metavar="ARTICLE", help="Only in this article.")
@click.option("--query", metavar="QUERY", default="", help="Only in articles that answer it.")
@takes_view
@as_json
def compare(
    names: tuple[str, ...],
    tags: tuple[str, ...],
    kinds: tuple[Kind, ...],
    article: str | None,
    query: str,
    as_json: bool,
) -> int:
    """Put two sets side by side: what both say of the same passages.

    A set is NAME, NAME@ANNOTATOR or its id. Each annotation is in one line: the same (same), the
    same borders under another tag (tag), the same tag at other borders that overlap (borders), or
    on one side alone (only_a, only_b). Of several candidates the two that share the most are put
    together. More than two sets: the first is compared with each of the others. Annotations whose
    place in the text is not certain are not compared; how many they are is said.
    """
    if len(names) < 2:
        raise WrongUseError("two sets are wanted; `nkreader sets` lists those there are")
    with session().open() as library:
        sets = [library.comparing.named(name) for name in names]
        wanted = Wanted(frozenset(kinds), frozenset(map(library.comparing.tag, tags)))
        id = library.article(article).id if article is not None else None
        for other in sets[1:]:
            found = library.comparing.compare(sets[0], other, query, id)
            shown = found.only(wanted)
            if as_json:
                for shape in shapes(library, shown):
                    emit(shape if len(sets) == 2 else {"sets": labels(found), **shape})
            else:
                _table(library, shown, len(sets) > 2)
            _sum_up(found, shown)
    return 0


def shapes(library: "Library", found: "Compared") -> Iterator[Shape]:
    """The differences as JSON has them."""
    for article in found.articles:
        for one in library.comparing.read(article.differences):
            yield difference_shape(article.id, one, found.a, found.b)


def difference_shape(article: str, one: Both, a: AnnotationSet, b: AnnotationSet) -> Shape:
    """A difference, with the annotations on both sides as they lie now."""
    return {
        "article": article,
        "kind": one.difference.kind,
        "a": one.a and annotation_shape(one.a, a),
        "b": one.b and annotation_shape(one.b, b),
    }


def labels(found: "Compared") -> list[str]:
    """What both sets are called."""
    return [f"{one.name}@{one.annotator}" for one in (found.a, found.b)]


def _table(library: "Library", found: "Compared", several: bool) -> None:
    def rows() -> Iterator[tuple[str, ...]]:
        for article in found.articles:
            for one in library.comparing.read(article.differences):
                tags = (coding.tag if coding else "" for coding in one.difference)
                row = (article.title, one.difference.kind, *tags, " ≠ ".join(one.words))
                yield (labels(found)[1], *row) if several else row

    print_table(_OTHER if several else COLUMNS, rows())


def _sum_up(found: "Compared", shown: "Compared") -> None:
    """Say how many there are of each kind, and what is not compared."""
    counts, (a, b) = shown.counts(), labels(found)
    told = ", ".join(f"{counts[kind]} {kind}" for kind in KINDS if kind in counts)
    where = counted(len(shown.articles), "article")
    say(f"{a} (a) and {b} (b): {told} in {where}" if told else f"{a} and {b}: nothing to compare")
    for name, number in zip((a, b), found.uncertain(), strict=True):
        if number:
            say(f"{name}: {counted(number, 'annotation')} not compared, for the place is not"
                " certain; `nkreader read` and R settle it")  # fmt: skip
