"""Handing over from the list of claims: those that are listed, as a table; or the annotations."""

from datetime import date
from functools import partial
from pathlib import Path

from nkreader.library import Library
from nkreader.library.paths import folder_or_home, user_path
from nkreader.model import NkreaderError
from nkreader.tui.acts.context import Acts
from nkreader.tui.acts.everywhere import export, remember
from nkreader.tui.acts.screen_contexts import ClaimContext
from nkreader.tui.claim_rows import ClaimRows
from nkreader.tui.scopes import everything, in_article
from nkreader.tui.screens.chooser import Choice
from nkreader.tui.widgets.prompt import Asked

HANDING: Acts[ClaimContext] = Acts()


@HANDING("handover")
def hand_over(here: ClaimContext) -> None:
    """The claims that are listed, as CSV; or the annotations, in any format."""
    number = here.found.claims if here.found else 0
    choices = [
        Choice("claims", f"the {number:,} claims that are listed", "CSV, one row a claim"),
        Choice("annotations", "the annotations of the set", "in any format"),
    ]

    def take(what: str) -> None:
        if what == "claims":
            here.app.call_later(_ask, here, _name(here), "")
        else:
            scopes = [everything(here.library)]
            scopes += [in_article(here.only)] if here.only else []
            here.app.call_later(export, here, scopes)

    here.choose("Hand over", choices, take)


def _name(here: ClaimContext) -> str:
    """A file that is not there yet, in the folder where something was written last."""
    remembered = here.library.setting("folder")
    folder = folder_or_home(remembered if isinstance(remembered, str) else None)
    path, number = folder / f"nkreader-claims-{date.today().isoformat()}.csv", 2
    while path.exists():
        path = folder / f"nkreader-claims-{date.today().isoformat()}-{number}.csv"
        number += 1
    return str(path)


def _ask(here: ClaimContext, begun: str, warned: str) -> None:
    """Ask for the file, again where one is there already: Enter again replaces that."""

    def entered(typed: str) -> None:
        try:
            path = user_path(typed)
        except NkreaderError:
            _ask(here, typed, "")
            raise
        if path.exists() and typed != warned:
            here.warn(f"{path.name} is there already; Enter again replaces it")
            _ask(here, typed, typed)
        else:
            _write(here, path)

    again = bool(warned)
    here.prompt.ask(Asked("a file, CSV", begun, entered=entered, mending=again, path=True))


def _write(here: ClaimContext, path: Path) -> None:
    """Write them beside the screen, with a library of its own."""
    question = partial(
        _written, path, here.query, here.by_speaker, here.only.id if here.only else None
    )

    def done(number: int) -> None:
        remember(here, "folder", str(path.parent))
        here.say(f"{number:,} claim{'s' * (number != 1)} written to {path}")

    here.asking.ask(question, done, lambda error: here.warn(str(error)))


def _written(
    path: Path, query: str, by_speaker: bool, article: str | None, library: Library
) -> int:
    from nkreader.library.writing import write_claims  # nothing of an export is needed to look

    found = ClaimRows(library.claims.listing(query), by_speaker, article)
    write_claims(path, found.each())
    return found.claims
