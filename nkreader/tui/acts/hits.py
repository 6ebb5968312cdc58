"""Acts of hits in context: search, tag at a hit, open it, the next article's, copy."""

from functools import partial

from nkreader.hits import Hit
from nkreader.model import NkreaderError, Tag
from nkreader.text.hidden import unbroken
from nkreader.tui.acts.context import Acts
from nkreader.tui.acts.copying import copy_words
from nkreader.tui.acts.everywhere import EVERYWHERE
from nkreader.tui.acts.lists import LISTS, SEARCH
from nkreader.tui.acts.previewing import PREVIEW
from nkreader.tui.acts.screen_contexts import HitContext
from nkreader.tui.acts.setting import tag_acts
from nkreader.tui.acts.tag_all import choose_tag
from nkreader.tui.acts.ways import Visit
from nkreader.tui.widgets.prompt import Asked

_OWN: Acts[HitContext] = Acts()


@_OWN("search")
def search(here: HitContext) -> None:
    """Type words; their hits are shown as they are typed."""
    _ask(here, here.query)


def _ask(here: HitContext, begun: str) -> None:
    before, changed = here.query, False

    def typed(words: str) -> None:
        """One letter begins every other word: it is searched for at Enter alone."""
        nonlocal changed
        changed = changed or words != begun
        if changed and len(words) != 1:
            here.search(words, True)

    def left() -> None:
        if changed:
            here.search(before)
        if here.rows.found is None:
            here.leave()

    def entered(words: str) -> None:
        """What can't be read is there again, to be mended."""
        try:
            here.search(words)
        except NkreaderError:
            _ask(here, words)
            raise

    here.prompt.ask(
        Asked(
            'words, "phrases", OR, -not, word*, tag: publisher: before: …',
            begun,
            typed=typed,
            entered=entered,
            left=left,
        )
    )


@_OWN("open")
def open_hit(here: HitContext) -> None:
    """Open the article at the hit, all its hits as the find."""
    line = here.rows.line
    if line is not None:
        here.read(_visit(here, line.hit))


@_OWN("beside")
def beside(here: HitContext) -> None:
    """Open the article at the hit, beside the one that was read last."""
    line = here.rows.line
    if line is not None:
        here.read(here.ways.beside(_visit(here, line.hit)))


def _visit(here: HitContext, hit: Hit) -> Visit:
    """How a hit is gone to."""
    words, hits = here.query or hit.exact, here.hits_of(hit.article)
    return Visit(hit.article, hit.start, words, hits, listing=here.listing, hits_in=here.hits_in)


def toggle(here: HitContext, tag: Tag, alone: bool = False) -> None:
    """Set a tag on the sentence of the hit, or on the hit `alone`; take it off where it is."""
    line = here.rows.line
    if line is None:
        here.say("no hit here to tag")
        return
    change = here.library.in_place.toggle(line.hit, tag.slug, alone)
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


_OWN.update(tag_acts(lambda here: partial(toggle, here, alone=here.before == "hit.alone")))


@_OWN("hits.next", by=1)
@_OWN("hits.previous", by=-1)
def other_article(here: HitContext, by: int) -> None:
    """The first hit of the next article, or of the one before."""
    here.rows.to_article(by)


@_OWN("list.end")
def end(here: HitContext) -> None:
    """The last hit, as soon as it is known."""
    here.rows.to_end()


@_OWN("tag.all")
def tag_all(here: HitContext) -> None:
    """Choose a tag for all of these hits, to be looked at one by one."""
    entity = here.concordance_of()
    if here.query:
        choose_tag(here, "query", here.query)
    elif entity is not None:
        choose_tag(here, "entity", entity)


@_OWN("hits.stop")
def stop(here: HitContext) -> None:
    """Stop counting."""
    if here.rows.stop():
        here.say("stopped counting · G counts on")


@_OWN("copy")
def copy(here: HitContext) -> None:
    """Put the hit's sentence and its citation into the clipboard."""
    line = here.rows.line
    if line is not None:
        quoted = here.library.in_place.quote(line.hit)
        citing, article = here.library.citing, quoted.article
        cited = citing.cite(article, citing.paragraph(article, quoted.start))
        copy_words(here, quoted.words, cited)


HITS = {**EVERYWHERE, **LISTS, **SEARCH, **PREVIEW, **_OWN}
"""Every act of hits in context, by id."""
