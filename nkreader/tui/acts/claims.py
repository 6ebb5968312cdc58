"""Acts of the list of claims: which are listed and how, tag what is claimed, open it, copy it."""

from functools import partial

from nkreader.claim import Claim
from nkreader.model import NkreaderError, Tag
from nkreader.tui.acts.context import Acts, later
from nkreader.tui.acts.copying import copy_words
from nkreader.tui.acts.everywhere import EVERYWHERE
from nkreader.tui.acts.lists import LISTS, SEARCH
from nkreader.tui.acts.previewing import PREVIEW
from nkreader.tui.acts.screen_contexts import ClaimContext
from nkreader.tui.acts.setting import tag_acts
from nkreader.tui.acts.tagging import show
from nkreader.tui.acts.ways import Visit
from nkreader.tui.screens.chooser import NO_TAG, tag_choices
from nkreader.tui.widgets.prompt import Asked

_OWN: Acts[ClaimContext] = Acts()


def _current(here: ClaimContext) -> Claim | None:
    """The claim under the cursor; where there is none that is said."""
    line = here.rows.line
    if line is None:
        here.say("no claim here")
        return None
    return line.claim


@_OWN("open")
def open_claim(here: ClaimContext) -> None:
    """Open the article where it is claimed."""
    line = here.rows.line
    if line is None:
        return
    claim = line.claim
    if here.of is not None and here.show is not None and here.of.id == claim.article:
        here.leave()
        here.show(claim.start)
    else:
        here.read(Visit(claim.article, claim.start))


@_OWN("beside")
def beside(here: ClaimContext) -> None:
    """Open it beside the article that was read last."""
    line = here.rows.line
    if line is not None:
        here.read(here.ways.beside(Visit(line.claim.article, line.claim.start)))


@_OWN("filter")
def filter(here: ClaimContext) -> None:
    """Type a query; the list keeps the claims that answer it."""
    _ask(here, here.query, here.query)


def _ask(here: ClaimContext, begun: str, before: str) -> None:
    def entered(words: str) -> None:
        """What can't be read is there again, to be mended."""
        try:
            here.filter(words)
        except NkreaderError:
            _ask(here, words, before)
            raise

    here.prompt.ask(
        Asked(
            "words of the claim, speaker: is:hedged tag: publisher: before: -not OR …",
            begun,
            typed=lambda words: here.filter(words, True),
            entered=entered,
            left=lambda: here.filter(before),
        )
    )


@_OWN("only.any")
def only_any(here: ClaimContext) -> None:
    """Show the claims under a tag that is chosen by typing, retired ones too."""
    choices = tag_choices(here.library.codebook.tags)
    here.choose("Claims under", choices, lambda slug: here.filter(f"tag:{slug}"), NO_TAG)


@_OWN("clear")
def clear(here: ClaimContext) -> None:
    """Show all claims."""
    here.filter("")


@_OWN("claims.scope")
def scope(here: ClaimContext) -> None:
    """This article's claims alone, or those of all; the article is the one under the cursor, or
    the one from which one came."""
    line = here.rows.line
    if here.only is not None:
        here.only = None
    elif line is not None:
        here.only = here.library.article(line.claim.article)
    elif here.of is not None:
        here.only = here.of
    here.reload()
    here.say("claims of this article alone" if here.only else "claims of every article")


@_OWN("claims.order")
def order(here: ClaimContext) -> None:
    """By speaker, or in the order of the text; the cursor stays on its claim."""
    here.by_speaker = not here.by_speaker
    here.reload()
    here.say("by speaker" if here.by_speaker else "in the order of the text")


@_OWN("hits.next", by=1)
@_OWN("hits.previous", by=-1)
def other_article(here: ClaimContext, by: int) -> None:
    """The first claim of the next article, or of the one before."""
    if here.found is not None and here.found.articles:
        here.rows.move(here.found.first(here.found.number(here.rows.cursor) + by))


def toggle(here: ClaimContext, tag: Tag) -> None:
    """Set a tag on what is claimed; take it off where it is there."""
    claim = _current(here)
    if claim is not None:
        change = here.library.in_place.toggle_claim(claim, tag.slug)
        here.app.last_tag = tag.slug
        show(here, change)


_OWN.update(tag_acts(lambda here: partial(toggle, here)))


@_OWN("copy")
def copy(here: ClaimContext) -> None:
    """Put what is claimed and its citation into the clipboard."""
    claim = _current(here)
    if claim is not None:
        citing, article = here.library.citing, here.library.article(claim.article)
        cited = citing.cite(article, citing.paragraph(article, claim.content[0].start))
        copy_words(here, claim.words, cited)


_HANDING = later("handing_claims:HANDING", "handover")
_SPEAKERS = later("speakers:LISTED", "speaker.same", "speaker.different")
CLAIMS = {**EVERYWHERE, **LISTS, **SEARCH, **PREVIEW, **_SPEAKERS, **_HANDING, **_OWN}
"""Every act of the list of claims, by id."""
