"""Acts of the list of passages: which are listed, tag, note, retag, remove, copy, open, hand over.

A digit means here what it means in the text: it sets its tag where the passage lies, or takes it
off."""

from functools import partial

from nkreader.library import Library
from nkreader.model import NkreaderError, Passage, Tag
from nkreader.passages import ORDERS
from nkreader.tui.acts.changing import ask_grade, choose_tag, write_note
from nkreader.tui.acts.context import Acts
from nkreader.tui.acts.copying import copy_words
from nkreader.tui.acts.everywhere import EVERYWHERE, export
from nkreader.tui.acts.lists import LISTS, SEARCH
from nkreader.tui.acts.previewing import PREVIEW
from nkreader.tui.acts.screen_contexts import PassageContext
from nkreader.tui.acts.setting import tag_acts
from nkreader.tui.acts.tagging import show
from nkreader.tui.acts.ways import Visit
from nkreader.tui.scopes import everything, in_article, listed, of_tag
from nkreader.tui.screens.chooser import NO_TAG, tag_choices
from nkreader.tui.widgets.prompt import Asked

_OWN: Acts[PassageContext] = Acts()
_SORTED = {
    "newest": "the newest article first",
    "oldest": "the oldest article first",
    "tag": "by tag, in the order of the codebook",
    "changed": "what was changed last first",
}


def _current(here: PassageContext) -> Passage | None:
    """The passage under the cursor; where there is none that is said."""
    passage = here.rows.current
    if passage is None:
        here.say("no passage here")
    return passage


@_OWN("open")
def open_passage(here: PassageContext) -> None:
    """Open the passage in its place."""
    passage = here.rows.current
    if passage is not None:
        here.read(_visit(here, passage))


@_OWN("beside")
def beside(here: PassageContext) -> None:
    """Open the passage in its place, beside the article that was read last."""
    passage = here.rows.current
    if passage is not None:
        here.read(here.ways.beside(_visit(here, passage)))


def _visit(here: PassageContext, passage: Passage) -> Visit:
    """How a passage is gone to, and on from it to the next article that has any."""
    mark = passage.mark.annotation.id
    return Visit(passage.article.id, mark, listing=here.found.articles() if here.found else None)


@_OWN("filter")
def filter(here: PassageContext) -> None:
    """Type a query; the list keeps the passages that answer it."""
    _ask(here, here.query, here.query)


def _ask(here: PassageContext, begun: str, before: str) -> None:
    def entered(words: str) -> None:
        """What can't be read is there again, to be mended."""
        try:
            here.filter(words)
        except NkreaderError:
            _ask(here, words, before)
            raise

    here.prompt.ask(
        Asked(
            "words of the passage, tag: note: publisher: before: is: has: -not OR …",
            begun,
            typed=lambda words: here.filter(words, True),
            entered=entered,
            left=lambda: here.filter(before),
        )
    )


@_OWN("only.any")
def only_any(here: PassageContext) -> None:
    """Show the passages of a tag that is chosen by typing, retired ones too."""
    choices = tag_choices(here.library.codebook.tags)
    here.choose("Passages of", choices, lambda slug: here.filter(f"tag:{slug}"), NO_TAG)


@_OWN("clear")
def clear(here: PassageContext) -> None:
    """Show all passages."""
    here.filter("")


@_OWN("passages.order")
def sort(here: PassageContext) -> None:
    """Another order; the cursor stays on its passage."""
    here.order = ORDERS[(ORDERS.index(here.order) + 1) % len(ORDERS)]
    here.reload()
    here.say(_SORTED[here.order])


def toggle(here: PassageContext, tag: Tag) -> None:
    """Set a tag where the passage lies; take it off where it is there."""
    passage = _current(here)
    if passage is not None:
        change = here.library.in_place.toggle_passage(passage, tag.slug)
        here.app.last_tag = tag.slug
        show(here, change)


_OWN.update(tag_acts(lambda here: partial(toggle, here)))


@_OWN("remove")
def remove(here: PassageContext) -> None:
    """Take the mark off."""
    passage = _current(here)
    if passage is not None:
        show(here, here.library.untag(passage.mark.annotation.id, passage.seen))


@_OWN("note")
def note(here: PassageContext) -> None:
    """Write a note on the passage."""
    passage = _current(here)
    if passage is not None:
        write_note(here, passage.mark.annotation.id, passage.seen)


@_OWN("grade")
def grade(here: PassageContext) -> None:
    """Grade the source and the information of the passage."""
    passage = _current(here)
    if passage is not None:
        ask_grade(here, passage.mark.annotation.id, passage.seen)


@_OWN("retag")
def retag(here: PassageContext) -> None:
    """Give the passage another tag, keeping its note."""
    passage = _current(here)
    if passage is not None:
        choose_tag(here, passage.mark.annotation.id, passage.seen)


@_OWN("link.mark")
def link_mark(here: PassageContext) -> None:
    """Let a link begin at the passage, or end here."""
    passage = _current(here)
    if passage is not None:
        from nkreader.tui.acts.linking import link  # seldom pressed

        link(here, passage.mark.annotation.id)


@_OWN("copy")
def copy(here: PassageContext) -> None:
    """Put the passage and its citation into the clipboard."""
    passage = _current(here)
    if passage is not None:
        copy_words(here, passage.mark.words, here.library.citing.passage(passage))


@_OWN("handover")
def hand_over(here: PassageContext) -> None:
    """Export the passages that are listed; or all, those of the tag or in the article of the one
    under the cursor."""
    query, cell, passage = here.query, here.cell, here.rows.current

    def found(library: Library) -> list[Passage]:
        asked = cell(library) if cell and not query else library.passage_listing(query)
        return asked.every()

    scopes = [everything(here.library)]
    if query or cell is not None:
        scopes.insert(0, listed(found, " that are listed", here.rows.count))
    if passage is not None:
        tag = here.library.codebook.get(passage.mark.annotation.tag)
        scopes += [of_tag(tag)] if tag else []
        scopes.append(in_article(passage.article))
    export(here, scopes)


PASSAGES = {**EVERYWHERE, **LISTS, **SEARCH, **PREVIEW, **_OWN}
"""Every act of the list of passages, by id."""
