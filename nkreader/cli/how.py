"""Options of `export` on how it is written: what a report's passages are put under, with how far
two sets agree, and whether sources are protected."""

from collections.abc import Callable
from functools import wraps
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from nkreader.grouped import BY, By
from nkreader.library.formats import FORMATS

if TYPE_CHECKING:
    from nkreader.library import Library
    from nkreader.library.selecting import How

Act = Callable[..., int | None]
_REPORTS = ", ".join(one.name for one in FORMATS.values() if one.is_report)


class HowAsked(NamedTuple):
    """What was typed."""

    by: By | None
    agree: str | None
    protect: bool
    phrases: tuple[str, ...]

    def check(self, form: str, everybody: bool) -> None:
        """Raise click's UsageError where it does not go with the format."""
        if self.by is not None and not FORMATS[form].is_report:
            raise click.UsageError(f"--by goes with reports: {_REPORTS}")
        if self.agree is not None and (not FORMATS[form].is_report or everybody):
            raise click.UsageError(f"--agree goes with reports ({_REPORTS}), and with one set")

    def settled(self, library: "Library", query: str | None) -> "How":
        """The same for the library."""
        from nkreader.library.selecting import How

        page = None
        if self.agree is not None:
            own = f"{library.set_name}@{library.annotator}"
            page = library.agreements.page(library.agreements.between(own, self.agree, query or ""))
        phrases = self.phrases if self.protect or self.phrases else None
        return How(self.by or "tag", page, phrases)


def takes_how(act: Act) -> Act:
    """The verb takes these options, and gets what was typed as `how`."""

    @click.option("--by", type=click.Choice(BY), metavar="|".join(BY),
                  help="In a report, what passages are put under; else tags.")  # fmt: skip
    @click.option("--agree", metavar="SET",
                  help="In a report, how far this set and that one agree.")  # fmt: skip
    @click.option("--protect", is_flag=True,
                  help="Without sources, notes, protected passages; checked.")  # fmt: skip
    @click.option("--protect-phrase", "phrases", metavar="TEXT", multiple=True,
                  help="Protect these words too; may be given more than once.")  # fmt: skip
    @wraps(act)
    def with_how(
        *given: object,
        by: By | None,
        agree: str | None,
        protect: bool,
        phrases: tuple[str, ...],
        **said: Any,
    ) -> int | None:
        return act(*given, how=HowAsked(by, agree, protect, phrases), **said)

    return with_how
