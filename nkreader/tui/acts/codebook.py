"""Acts of the codebook: each changes one thing of one tag, says what it touches, can be undone."""

from nkreader.model import COLOURS, Change, Tag
from nkreader.tui.acts.context import Acts
from nkreader.tui.acts.everywhere import EVERYWHERE
from nkreader.tui.acts.lists import LISTS, SEARCH
from nkreader.tui.acts.screen_contexts import CodebookContext
from nkreader.tui.keys import DIGITS
from nkreader.tui.widgets.prompt import Asked
from nkreader.tui.widgets.tag_list import used

_OWN: Acts[CodebookContext] = Acts()


def _tag(here: CodebookContext) -> Tag | None:
    row = here.rows.current
    return row.tag if row is not None else None


def _done(here: CodebookContext, change: Change, slug: str | None = None) -> None:
    """Show the codebook as it is now, with the cursor on the tag that was changed."""
    tag = _tag(here)
    here.show(slug or (tag.slug if tag else None))
    here.say(f"{change.said} · u undoes" if change.id else "nothing has changed")


def _touches(here: CodebookContext) -> str:
    row = here.rows.current
    if row is None or not row.passages:
        return "no passage carries it"
    return used(row.passages, row.articles)


@_OWN("open")
def list_passages(here: CodebookContext) -> None:
    """Show the passages of the tag under the cursor."""
    if (tag := _tag(here)) is not None:
        here.ways.list_passages(tag.slug)


@_OWN("codebook.add")
def add(here: CodebookContext) -> None:
    """Type a name; Enter adds a tag of that name, beside the one under the cursor."""

    def entered(name: str) -> None:
        beside = _tag(here)
        change = here.library.codebooks.add(name, beside.parent if beside else None)
        _done(here, change, here.library.codebook.tags[-1].slug)

    here.prompt.ask(Asked("the name of a new tag", entered=entered))


@_OWN("codebook.rename")
def rename(here: CodebookContext) -> None:
    """Type another name; the tag keeps its slug, by which exports know it."""
    tag = _tag(here)
    if tag is None:
        return

    def entered(name: str) -> None:
        _done(here, here.library.codebooks.change(tag.slug, name=name), tag.slug)

    here.prompt.ask(Asked(f"another name for it ({_touches(here)})", tag.name, entered=entered))


@_OWN("codebook.define")
def define(here: CodebookContext) -> None:
    """Write what the tag means and what it does not."""
    tag = _tag(here)
    if tag is None:
        return

    def entered(words: str) -> None:
        _done(here, here.library.codebooks.change(tag.slug, definition=words.strip()), tag.slug)

    here.prompt.ask(Asked("what it means, and what it does not", tag.definition, entered=entered))


@_OWN("codebook.colour")
def colour(here: CodebookContext) -> None:
    """Choose another colour."""
    from nkreader.tui.screens.chooser import Choice  # not needed to start

    tag = _tag(here)
    if tag is None:
        return
    held: dict[str, list[str]] = {}
    for one in here.library.codebook.active():
        held.setdefault(one.colour, []).append(one.name)
    choices = [Choice(one, one, ", ".join(held.get(one, ()))) for one in COLOURS]

    def take(one: str) -> None:
        _done(here, here.library.codebooks.change(tag.slug, colour=one), tag.slug)

    here.choose(f"The colour of {tag.name}", choices, take)


def digit(here: CodebookContext, digit: str) -> None:
    """Let a digit set the tag under the cursor, or, pressed again, no tag; it changes hands."""
    tag = _tag(here)
    if tag is not None:
        key = None if tag.key == digit else digit
        _done(here, here.library.codebooks.change(tag.slug, key=key), tag.slug)


for _digit in DIGITS:
    _OWN(f"codebook.key.{_digit}", digit=_digit)(digit)


@_OWN("codebook.parent")
def parent(here: CodebookContext) -> None:
    """Choose the tag that it belongs under, or none."""
    from nkreader.tui.screens.chooser import Choice, tag_choices  # not needed to start

    tag = _tag(here)
    if tag is None:
        return
    others = [one for one in here.library.codebook.active() if one.slug != tag.slug]
    choices = [Choice("", "under none"), *tag_choices(others)]

    def take(slug: str) -> None:
        _done(here, here.library.codebooks.change(tag.slug, parent=slug or None), tag.slug)

    here.choose(f"{tag.name} belongs under", choices, take)


@_OWN("codebook.down", by=1)
@_OWN("codebook.up", by=-1)
def move(here: CodebookContext, by: int) -> None:
    """Move the tag, and those below it, past its neighbour."""
    if (tag := _tag(here)) is not None:
        _done(here, here.library.codebooks.move(tag.slug, by), tag.slug)


@_OWN("codebook.merge")
def merge(here: CodebookContext) -> None:
    """Choose the tag that gets its passages; it is retired."""
    from nkreader.tui.screens.chooser import tag_choices  # not needed to start

    tag = _tag(here)
    if tag is None:
        return
    others = [one for one in here.library.codebook.active() if one.slug != tag.slug]

    def take(slug: str) -> None:
        _done(here, here.library.codebooks.merge(tag.slug, slug), slug)

    here.choose(f"Merge {tag.name} ({_touches(here)}) into", tag_choices(others), take)


@_OWN("codebook.split")
def split(here: CodebookContext) -> None:
    """Type words; the passages that have them, or whose notes do, get a new tag that is named
    next."""
    row = here.rows.current
    if row is None:
        return
    tag = row.tag

    def counted(words: str) -> int:
        return here.library.codebooks.holding(tag.slug, words) if words.strip() else 0

    def typed(words: str) -> None:
        if words.strip():
            here.say(f"{counted(words):,} of {row.passages:,} passages have these words")

    def entered(words: str) -> None:
        if not (count := counted(words)):
            here.warn(f"no passage of {tag.name} has “{words}” in it or in its note")
            return

        def named(name: str) -> None:
            change, _ = here.library.codebooks.split(tag.slug, name, words)
            _done(here, change)

        hint = f"the name of the tag that {count:,} passage{'s' * (count != 1)} get"
        here.app.call_later(here.prompt.ask, Asked(hint, words, entered=named))

    hint = f"words in the passages of {tag.name} that get a new tag"
    here.prompt.ask(Asked(hint, typed=typed, entered=entered))


@_OWN("codebook.retire")
def retire(here: CodebookContext) -> None:
    """Retire the tag: its passages stay, no new ones get it; or bring it back."""
    tag = _tag(here)
    if tag is not None:
        change = here.library.codebooks.change(tag.slug, retired=not tag.retired)
        stay = "" if tag.retired else f" · {_touches(here)}, which stay"
        _done(here, change, tag.slug)
        here.say(f"{'brought back' if tag.retired else 'retired'} {tag.name}{stay} · u undoes")


CODEBOOK = {**EVERYWHERE, **LISTS, **SEARCH, **_OWN}
"""Every act of the codebook, by id."""
