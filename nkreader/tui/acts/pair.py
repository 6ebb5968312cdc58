"""The same report in another language, at the same paragraph: beside this one or in its place."""

from nkreader.lineage import Pair
from nkreader.model import NkreaderError, Reading
from nkreader.tui.acts.context import Acts, ReadingContext
from nkreader.tui.acts.tagging import show
from nkreader.tui.acts.ways import Visit
from nkreader.tui.keymap import key_of
from nkreader.tui.screens.chooser import Choice
from nkreader.tui.widgets.fitting import one_line, shorten
from nkreader.tui.widgets.sides import TWO_FROM

PAIR: Acts[ReadingContext] = Acts()
_TITLE = 40
"""Cells of a title that are said."""


@PAIR("pair")
def other_language(here: ReadingContext) -> None:
    """Show the same paragraph of the article in its other language; once more, and one is back.
    Where none is known it is asked for."""
    article = here.reading.article
    pairs = [one for one in here.library.pairs.of_article(article.id) if one.state != "refused"]
    beside = here.sides.other and here.sides.other.article
    came = here.sides.now.came_from
    known = {beside, came[0] if came else None}
    wanted = [one for one in pairs if one.other.id in known] or _likeliest(pairs)
    if not pairs:
        _ask(here)
    elif len(wanted) == 1:
        _go(here, wanted[0])
    else:
        choices = [
            Choice(one.other.id, _title(one), one.other.metadata.language or one.state)
            for one in wanted
        ]
        by_id = {one.other.id: one for one in wanted}
        here.choose("In which language", choices, lambda chosen: _go(here, by_id[chosen]))


def _likeliest(pairs: list[Pair]) -> list[Pair]:
    """Those that people have said, where there are any; else the first that is proposed."""
    said = [one for one in pairs if one.state == "confirmed"]
    return said or pairs[:1]


def _go(here: ReadingContext, pair: Pair) -> None:
    from_side, to_side = here.sides.now, here.sides.other
    library, cursor, before = here.library, here.pane.cursor, here.reading
    if to_side is not None and to_side.article == pair.other.id:
        place = library.pairs.across(before, cursor, to_side.reading)
        here.turn_to(to_side)
        _turn(here, before, to_side.reading, place.there, place.offset)
    else:
        there = library.open(pair.other.id)
        place = library.pairs.across(before, cursor, there)
        if to_side is None and here.app.size.width >= TWO_FROM:
            here.open_beside(Visit(pair.other.id, place.offset, listing=here.listing))
        else:
            back, offset = from_side.came_from, place.offset
            if back and back[0] == pair.other.id:
                same = library.pairs.across(there, back[1], before).here == place.there
                offset = back[1] if same else offset
            here.open_in_place(pair.other.id, offset)
            from_side.came_from = (before.article.id, cursor)
    sign = (
        f"{place.here} = {place.there}" if place.sure else f"{place.here} ≈ {place.there}, unsure"
    )
    here.say(f"paragraph {sign}{_doubt(here, pair)}")


def _turn(here: ReadingContext, before: Reading, now: Reading, there: int, offset: int) -> None:
    """Put the cursor of the side that now has the keys into a paragraph; where it is there already
    it stays."""
    if here.library.pairs.across(now, here.pane.cursor, before).here != there:
        here.pane.go(offset)


def _doubt(here: ReadingContext, pair: Pair) -> str:
    if pair.state == "confirmed":
        return ""
    key = key_of("lineage", here.app.own_keys).upper()
    return f" · proposed: {', '.join(pair.because)} · {key} y or n decides"


def _ask(here: ReadingContext) -> None:
    """Let it be said which article is this one in another language."""
    if here.library.read_only:
        raise NkreaderError("no other language of this article is known here")
    from nkreader.tui.screens.article_chooser import ArticleChooser  # seldom wanted

    article = here.reading.article
    title = one_line(article.metadata.title or article.opening)
    dialog = ArticleChooser(
        here.library, f"“{title}” in another language is", here.library.listing(), article.id
    )

    def take(chosen: str | None) -> None:
        show(here, here.library.pairs.say(article, here.library.article(chosen or "")))

    here.ask(dialog, take)


def _title(pair: Pair) -> str:
    return shorten(one_line(pair.other.metadata.title or pair.other.opening), _TITLE)
