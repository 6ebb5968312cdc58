"""`lineage` and `pairs`: which report an article speaks of, and which one is the same elsewhere."""

from collections.abc import Iterable
from typing import Any

import click

from nkreader.cli.printing import emit, out, say
from nkreader.cli.session import session
from nkreader.cli.table import Column, print_table
from nkreader.cli.verb import as_json, verb
from nkreader.library import Library
from nkreader.lineage import Pair, Step
from nkreader.model import Article, Change, WrongUseError
from nkreader.relations import LINEAGE_KINDS
from nkreader.text.hidden import one_line

STEPS = (
    Column("id", 10),
    Column("published", 10),
    Column("title", 34, style={"bold": True}),
    Column("how", 24),
    Column("earlier", 10),
    Column("published", 10),
    Column("title", 34),
    Column("why", None),
)
PAIRS = (
    Column("id", 10),
    Column("title", 40, style={"bold": True}),
    Column("state", 10),
    Column("other", 10),
    Column("title", 40),
    Column("why", None),
)


def step_shape(step: Step) -> dict[str, Any]:
    """A step of a lineage as other programs read it; offsets count in the article's present text,
    and of a link they are not told."""
    stub = step.stub
    return {
        "state": step.state, "kind": step.kind if step.state != "first" else None,
        **_shape("", step.article), **_shape("earlier", step.earlier),
        "start": stub and stub.start, "end": stub and stub.end, "exact": step.exact or None,
        "publisher": (stub.publisher or step.article.metadata.publisher) if stub else None,
        "from": stub and stub.first, "to": stub and stub.last,
        "score": step.score if stub and step.earlier else None, "because": list(step.because),
        "link": step.link,
    }  # fmt: skip


def _shape(name: str, article: Article | None) -> dict[str, Any]:
    data = article.metadata if article else None
    told = {"title": data and data.title, "published": data and data.published}
    before = f"{name}_" if name else ""
    return {name or "article": article and article.id} | {
        f"{before}{key}": value for key, value in told.items()
    }


def pair_shape(pair: Pair) -> dict[str, Any]:
    """A pair as other programs read it."""
    return {
        "state": pair.state, "article": pair.article.id, "title": pair.article.metadata.title,
        "language": pair.article.metadata.language, "other": pair.other.id,
        "other_title": pair.other.metadata.title,
        "other_language": pair.other.metadata.language, "because": list(pair.because),
    }  # fmt: skip


@verb(
    "lineage",
    """
    nkreader lineage
    nkreader lineage 7F3K --json
    nkreader lineage confirm 7F3K 2BQ7 --kind corrects
    nkreader lineage refuse 7F3K 2BQ7
    """,
)
@click.argument("words", metavar="[confirm|refuse] [ARTICLE [EARLIER]]", nargs=-1)
@click.option("--kind", type=click.Choice(LINEAGE_KINDS),
              help="How it stands to the earlier one; else as proposed.")  # fmt: skip
@as_json
def lineage(words: tuple[str, ...], kind: str | None, as_json: bool) -> int:
    """Say which earlier report articles speak of ("as this paper reported on Oct. 12"): all of
    them, or the whole chain of one, in the order of dates.

    An earlier article is proposed by its date and words until you confirm or refuse it; where it is
    not in the library the sentence waits for it. Of a chain, what links between passages contradict
    or correct is told too.

    confirm and refuse are acts that `undo` takes back; they work for any two articles.
    """
    with session().open() as library:
        if words[:1] in (("confirm",), ("refuse",)):
            article, earlier = _two(library, words, "EARLIER")
            if words[0] == "confirm":
                change = library.lineage.confirm(article, earlier, kind)
            else:
                change = library.lineage.refuse(article, earlier)
            found = [
                step
                for step in library.lineage.around(article.id)
                if step.earlier and (step.article.id, step.earlier.id) == (article.id, earlier.id)
            ]
            _tell(change, map(step_shape, found), as_json)
            return 0
        if kind or len(words) > 1:
            raise WrongUseError("one ARTICLE, or confirm ARTICLE EARLIER, or refuse them")
        if words:
            steps: Iterable[Step] = library.chains.of_article(library.article(words[0]).id)
        else:
            steps = library.lineage.every()
        if as_json:
            for step in steps:
                emit(step_shape(step))
        elif not print_table(STEPS, map(_step_row, steps)):
            say("no article speaks of an earlier report of its own house")
    return 0


def _step_row(step: Step) -> tuple[str, ...]:
    data = step.article.metadata
    how = "" if step.state == "first" else f"{step.kind}, {step.state}"
    row = (step.article.id, data.published or "", _title(step.article), how)
    if step.earlier is not None:
        then = step.earlier.metadata.published or ""
        return (*row, step.earlier.id, then, _title(step.earlier), ", ".join(step.because))
    when = (step.stub and step.stub.first) or ""
    return (*row, "", when, f"“{step.exact}”" if step.exact else "", "")


@verb(
    "pairs",
    """
    nkreader pairs
    nkreader pairs 7F3K --json
    nkreader pairs say 7F3K 2BQ7
    nkreader pairs not 7F3K 2BQ7
    """,
)
@click.argument("words", metavar="[say|not] [ARTICLE [OTHER]]", nargs=-1)
@as_json
def pairs(words: tuple[str, ...], as_json: bool) -> int:
    """List articles of one report in two languages: all, or those of one article.

    They are proposed where a page links to the other ("Read in Korean", hreflang), or where two
    articles of the same days share figures and names; say and not decide, and `undo` takes that
    back. In the reader F4 shows the other one at the same paragraph.
    """
    with session().open() as library:
        if words[:1] in (("say",), ("not",)):
            article, other = _two(library, words, "OTHER")
            act = library.pairs.say if words[0] == "say" else library.pairs.deny
            change = act(article, other)
            found = [
                one for one in library.pairs.of_article(article.id) if one.other.id == other.id
            ]
            _tell(change, map(pair_shape, found), as_json)
            return 0
        if len(words) > 1:
            raise WrongUseError("one ARTICLE, or say ARTICLE OTHER, or not ARTICLE OTHER")
        if words:
            all_pairs: Iterable[Pair] = library.pairs.of_article(library.article(words[0]).id)
        else:
            all_pairs = library.pairs.every()
        if as_json:
            for pair in all_pairs:
                emit(pair_shape(pair))
        elif not print_table(PAIRS, map(_pair_row, all_pairs)):
            say("no pairs; `nkreader pairs say ARTICLE OTHER` makes one")
    return 0


def _pair_row(pair: Pair) -> tuple[str, ...]:
    ends = (pair.article.id, _title(pair.article), pair.state, pair.other.id, _title(pair.other))
    return (*ends, ", ".join(pair.because))


def _title(article: Article) -> str:
    return article.metadata.title or article.opening


def _two(library: Library, words: tuple[str, ...], second: str) -> tuple[Article, Article]:
    """The two articles that are named behind a word. Raises WrongUseError for more or fewer."""
    if len(words) != 3:
        raise WrongUseError(f"{words[0]}: two articles are wanted, ARTICLE {second}")
    return library.article(words[1]), library.article(words[2])


def _tell(change: Change, shapes: Iterable[dict[str, Any]], as_json: bool) -> None:
    if not change.id:
        say("said so already; nothing was changed")
    if as_json:
        for shape in shapes:
            emit(shape)
    elif change.id:
        out(one_line(change.said))
