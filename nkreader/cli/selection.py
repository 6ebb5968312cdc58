"""The options that say which annotations a verb is about, as one value of the library."""

from collections.abc import Callable
from functools import wraps
from typing import TYPE_CHECKING, Any, NamedTuple, get_args

import click

from nkreader.cli.session import session
from nkreader.model import NkreaderError, Status

if TYPE_CHECKING:
    from nkreader.library import Library
    from nkreader.library.selecting import Selection

Act = Callable[..., int | None]


class Said(NamedTuple):
    """What was said of which annotations are wanted."""

    everybody: bool
    all_sets: bool
    """Of the annotator who is meant."""
    tags: tuple[str, ...]
    articles: tuple[str, ...]
    query: str
    """Of articles, their dates included."""
    statuses: tuple[str, ...]

    def selection(self, library: "Library") -> "Selection":
        """The same as the library is asked. Raises NkreaderError for an article or a set that is
        not there."""
        from nkreader.library.selecting import Selection

        said = session()
        if said.set is not None and not any(
            (owner.name, owner.annotator) == (library.set_name, library.annotator)
            for owner, _ in library.sets()
        ):
            raise NkreaderError(
                f"{said.set}: {library.annotator} has no such set; `nkreader sets` lists them"
            )
        return Selection(
            self.everybody or self.all_sets,
            library.annotator if self.all_sets else "",
            self.tags,
            tuple(library.article(one).id for one in self.articles),
            self.query,
            tuple(one for one in get_args(Status) if one in self.statuses),
        )


_OPTIONS = (
    click.option("--tag", "tags", metavar="TAG", multiple=True,
                 help="Only passages with this tag; may be said again."),
    click.option("--article", "articles", metavar="ARTICLE", multiple=True,
                 help="Only passages of this article; may be said again."),
    click.option("--query", metavar="QUERY", help="Only passages of the articles that answer it."),
    click.option("--after", metavar="DATE", help="Of articles from this date on."),
    click.option("--before", metavar="DATE", help="Of articles before this date."),
    click.option("--on", "--date", "on", metavar="DATE",
                 help="Of articles of this day, month or year."),
    click.option("--status", "statuses", multiple=True, type=click.Choice(get_args(Status)),
                 help="Only passages that lie so in the current text; may be said again."),
    click.option("--all-sets", is_flag=True, help="Every set of the annotator, or of --annotator."),
    click.option("--everybody", is_flag=True, help="Every set of every annotator."),
)  # fmt: skip


def takes_selection(act: Act) -> Act:
    """A verb that is about annotations gets the options and, as `said`, what they say."""

    @wraps(act)
    def with_selection(
        *given: object,
        tags: tuple[str, ...],
        articles: tuple[str, ...],
        query: str | None,
        after: str | None,
        before: str | None,
        on: str | None,
        statuses: tuple[str, ...],
        all_sets: bool,
        everybody: bool,
        **rest: Any,
    ) -> int | None:
        if everybody and session().set is not None:
            raise click.UsageError("--everybody and --set do not go together")
        if all_sets and (everybody or session().set is not None):
            raise click.UsageError("--all-sets goes without --everybody and --set")
        dates = (("after", after), ("before", before), ("on", on))
        told = [f"{name}:{date}" for name, date in dates if date is not None]
        if query and told:
            query = f"({query})"
        asked = " ".join([*([query] if query else []), *told])
        said = Said(everybody, all_sets, tags, articles, asked, statuses)
        return act(*given, said=said, **rest)

    for option in reversed(_OPTIONS):
        with_selection = option(with_selection)
    return with_selection
