"""`tag`, `grade`, `untag`: annotations from a script, under the same rules as by key."""

import click

from nkreader.cli.memos import tell
from nkreader.cli.printing import emit, fail, out, say
from nkreader.cli.quotes import in_context, places
from nkreader.cli.session import session
from nkreader.cli.shapes import passage_shape
from nkreader.cli.verb import as_json, verb
from nkreader.grades import UNGRADED, Grade, parsed_grade
from nkreader.library import Library
from nkreader.model import AnnotationSet, Mark, NkreaderError
from nkreader.text.hidden import one_line
from nkreader.text.span import Span

SHOWN = 8
"""Places of a quotation that are listed where there are several."""


@verb(
    "tag",
    """
    nkreader tag 7F3K covid-quarantine --quote "visitors must wait 30 days"
    nkreader tag bridge.txt border-closure --quote border --nth 2 --note "again"
    nkreader tag 7F3K market-prices --start 120 --end 187 --json
    nkreader tag 7F3K market-prices --whole
    """,
)
@click.argument("article")
@click.argument("tag_slug", metavar="TAG")
@click.option("--start", type=click.IntRange(0), metavar="N", help="First code point, from 0.")
@click.option("--end", type=click.IntRange(1), metavar="N", help="One past the last code point.")
@click.option("--quote", metavar="TEXT", help="The words themselves.")
@click.option("--nth", type=click.IntRange(1), metavar="K", help="Which of several places, from 1.")
@click.option("--whole", is_flag=True, help="The article as a whole.")
@click.option("--note", metavar="TEXT")
@as_json
def tag(
    article: str,
    tag_slug: str,
    start: int | None,
    end: int | None,
    quote: str | None,
    nth: int | None,
    whole: bool,
    note: str | None,
    as_json: bool,
) -> int:
    """Tag a passage of an article: the words of --quote, or the span from --start to --end; or
    with --whole the article.

    A quotation is looked for as it stands, else with any quotation marks, spaces and case; where
    it occurs more than once, --nth says which. Tagging the same passage again changes nothing and
    gives the annotation that is there.
    """
    if whole and (start, end, quote, nth) != (None, None, None, None):
        raise click.UsageError("--whole is the article: no passage goes with it")
    if not whole:
        _check_use(start, end, quote, nth)
    with session().open() as library:
        found = library.article(article)
        if whole:
            tell(library, library.article_marks.tag(found.id, tag_slug, note), as_json)
            return 0
        if quote is not None:
            span = _quoted(library.text(found), quote, nth)
        else:
            span = Span(start or 0, end or 0)
        change = library.tag(found, span, tag_slug, note)
        mark = change.added[0]
        if not change.id:
            say("tagged so already; nothing was changed")
        _tell(mark, _owner(library, mark), as_json)
    return 0


def _check_use(start: int | None, end: int | None, quote: str | None, nth: int | None) -> None:
    if (quote is None) == (start is None and end is None):
        raise click.UsageError("give the passage as --quote TEXT, or as --start N --end N")
    if quote is None and (start is None or end is None):
        raise click.UsageError("--start and --end go together")
    if quote is not None and not quote.strip():
        raise click.UsageError("--quote has no words in it")
    if quote is None and nth is not None:
        raise click.UsageError("--nth goes with --quote")
    if start is not None and end is not None and end <= start:
        raise click.UsageError(f"--end {end} is not behind --start {start}")


def _quoted(text: str, quote: str, nth: int | None) -> Span:
    found = places(text, quote)
    if not found:
        raise NkreaderError(f"“{quote}”: these words are not in the article; nothing was tagged")
    if nth is not None and nth > len(found):
        raise NkreaderError(f"“{quote}”: there is no place {nth}, it occurs {len(found)} times")
    if nth is None and len(found) > 1:
        shown = "; ".join(
            f"{number}: {span.start}-{span.end} {one_line(in_context(text, span.start, span.end))}"
            for number, span in enumerate(found[:SHOWN], 1)
        )
        more = f"; and {len(found) - SHOWN} more" if len(found) > SHOWN else ""
        raise NkreaderError(f"“{quote}”: {len(found)} places, say which with --nth: {shown}{more}")
    return found[(nth or 1) - 1]


def _owner(library: Library, mark: Mark) -> AnnotationSet:
    return next(owner for owner, _ in library.sets() if owner.id == mark.annotation.set)


def _tell(mark: Mark, owner: AnnotationSet, as_json: bool) -> None:
    if as_json:
        emit(passage_shape(mark, owner))
    else:
        claim, place = mark.annotation, mark.placement
        where = place.status if place.start is None else f"{place.start}-{place.end}"
        graded = f"  {claim.grade.code}" if claim.grade.code else ""
        out(one_line(f"{claim.id}  {claim.tag}  {where}{graded}  “{mark.words}”"))


@verb(
    "grade",
    """
    nkreader grade 4QW9M2B7XZ F6
    nkreader grade 4QW9 2
    nkreader grade 4QW9 none
    """,
)
@click.argument("id", metavar="ID")
@click.argument("grade", metavar="GRADE")
@as_json
def grade(id: str, grade: str, as_json: bool) -> int:
    """Grade an annotation: a letter A to F for its source, a digit 1 to 6 for what it says.

    F6 gives both, F or 6 one of them and leaves the other as it is, none takes both off. A source
    is A where it was right every time so far, down to E; F where it can't be judged. What it says
    is 1 where others confirm it, down to 5; 6 where it can't be judged.
    """
    given = UNGRADED if grade.lower() == "none" else parsed_grade(grade)
    if given is None:
        raise click.UsageError(f"{grade}: no grade; it is like F6, F, 6, or none")
    with session().open() as library:
        mark = library.mark(id)
        before = mark.annotation.grade if given.code else UNGRADED
        wanted = Grade(given.source or before.source, given.information or before.information)
        change = library.grading.set(mark.annotation.id, wanted)
        _tell(change.added[0], _owner(library, mark), as_json)
    return 0


@verb(
    "untag",
    """
    nkreader untag 4QW9M2B7XZ
    nkreader untag 4QW9 9HTC --json
    """,
)
@click.argument("ids", metavar="ID...", nargs=-1, required=True)
@as_json
def untag(ids: tuple[str, ...], as_json: bool) -> int:
    """Take annotations off, by id or unique beginning of one; `undo` brings them back."""
    failed = 0
    with session().open() as library:
        for id in ids:
            try:
                if (whole := library.article_marks.named(id)) is not None:
                    library.article_marks.take_off(whole.id)
                    tell(library, whole, as_json)
                    continue
                change = library.untag(id)
            except NkreaderError as error:
                fail(str(error))
                failed = 1
                continue
            mark = change.removed[0]
            _tell(mark, _owner(library, mark), as_json)
    return failed
