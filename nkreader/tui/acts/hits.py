"""Acts of hits in context: search, tag at a hit, open it, the next article's, copy."""

from functools import partial

from nkreader.hits import Hit
from nkreader.model import Tag
from nkreader.text.hidden import unbroken
from nkreader.tui.acts.article import citation
from nkreader.tui.acts.context import Acts, HitContext, Visit
from nkreader.tui.acts.everywhere import EVERYWHERE, remember
from nkreader.tui.acts.lists import LISTS
from nkreader.tui.clipboard import copy as to_clipboard
from nkreader.tui.keymap import DIGITS
from nkreader.tui.screens.chooser import NO_TAG, tag_choices
from nkreader.tui.widgets.prompt import Asked

_OWN: Acts[HitContext] = Acts()


@_OWN("search")
def search(here: HitContext) -> None:
    """Type words; their hits are shown as they are typed."""
    before = here.query

    def typed(words: str) -> None:
        """One letter begins every other word: it is searched for at Enter alone."""
        if len(words) != 1:
            here.search(words, True)

    def left() -> None:
        here.search(before, False)
        if here.rows.found is None:
            here.leave()

    here.prompt.ask(
        Asked(
            'words, "phrases", OR, -not, word*, tag: publisher: before: …',
            before,
            typed=typed,
            entered=lambda words: here.search(words, False),
            left=left,
        )
    )


@_OWN("open")
def open_hit(here: HitContext) -> None:
    """Open the article at the hit, all its hits as the find."""
    line = here.rows.line
    if line is not None:
        here.read(visit(here, line.hit))


def visit(here: HitContext, hit: Hit) -> Visit:
    """How a hit is gone to."""
    hits = here.hits_of(hit.article)
    return Visit(hit.article, hit.start, here.query, hits, listing=here.listing)


def toggle(here: HitContext, tag: Tag, alone: bool = False) -> None:
    """Set a tag on the sentence of the hit, or on the hit `alone`; take it off where it is."""
    line = here.rows.line
    if line is None:
        here.say("no hit here to tag")
        return
    change = here.library.at_hits.toggle(line.hit, tag.slug, alone)
    here.app.last_tag = tag.slug
    here.follow(change)
    what = "the hit" if alone else "its sentence"
    here.say(f"{change.said} · {what} · u undoes")


@_OWN("hit.alone")
def alone(here: HitContext) -> None:
    """Let the next digit mean the hit itself."""
    line = here.rows.line
    if line is not None:
        here.say(f"the hit itself: a digit tags “{unbroken(line.hit.exact)}”")


def _is_alone(here: HitContext) -> bool:
    return here.before == "hit.alone"


def tag_digit(here: HitContext, digit: str) -> None:
    """Set or take off the tag of a digit."""
    tag = here.library.codebook.by_key(digit)
    if tag is None:
        here.say(f"no tag has the key {digit}: `nkreader codebook edit` gives it one")
    else:
        toggle(here, tag, _is_alone(here))


for _digit in DIGITS:
    _OWN(f"tag.{_digit}", digit=_digit)(tag_digit)


@_OWN("tag.any")
def tag_any(here: HitContext) -> None:
    """Any tag, by typing."""
    choices = tag_choices(here.library.codebook.active())
    title = "Tag the hit" if _is_alone(here) else "Tag the sentence"
    here.choose(title, choices, partial(_tag, here, _is_alone(here)), NO_TAG)


@_OWN("tag.again")
def tag_again(here: HitContext) -> None:
    """The last tag again."""
    if here.app.last_tag is None:
        here.say("no tag was set yet: a digit sets one")
    else:
        _tag(here, _is_alone(here), here.app.last_tag)


def _tag(here: HitContext, alone: bool, slug: str) -> None:
    tag = here.library.codebook.get(slug)
    if tag is not None:
        toggle(here, tag, alone)


@_OWN("hits.next", by=1)
@_OWN("hits.previous", by=-1)
def other_article(here: HitContext, by: int) -> None:
    """The first hit of the next article, or of the one before."""
    here.rows.to_article(by)


@_OWN("list.end")
def end(here: HitContext) -> None:
    """The last hit, as soon as it is known."""
    here.rows.to_end()


@_OWN("hits.stop")
def stop(here: HitContext) -> None:
    """Stop counting."""
    if here.rows.stop():
        here.say("stopped counting · G counts on")


@_OWN("hits.preview")
def preview(here: HitContext) -> None:
    """Show or hide the article beside the list."""
    here.preview.toggle_class("-off")
    remember(here, "hits.preview", not here.preview.has_class("-off"))
    here.rows.tell_place()


@_OWN("copy")
def copy(here: HitContext) -> None:
    """Put the hit's sentence and its citation into the clipboard."""
    line = here.rows.line
    if line is not None:
        quoted = here.library.at_hits.quote(line.hit)
        words = f"{unbroken(quoted.words)}\n{citation(quoted.article)}\n"
        to_clipboard(here.app, words)
        here.say(f"copied {len(quoted.words)} characters with their citation")


HITS = {**EVERYWHERE, **LISTS, **_OWN}
"""Every act of hits in context, by id."""
