"""Acts of the panel beside the text: to it and back, and where its lines lead."""

from nkreader.tui.acts.context import Acts, ReadingContext, later
from nkreader.tui.acts.data import edit_data
from nkreader.tui.acts.ways import Visit

PANEL: Acts[ReadingContext] = Acts()
PANEL.update(later("speakers:BESIDE", "speaker.same", "speaker.different"))


@PANEL("panel.focus")
def focus(here: ReadingContext) -> None:
    """To the panel and back."""
    if here.in_panel():
        here.to_text()
        return
    here.panel.add_class("-over")
    here.fill_panel()
    here.panel.focus()


@PANEL("clear")
def leave(here: ReadingContext) -> None:
    """Give the keys back to the text."""
    here.to_text()


@PANEL("open")
def follow_line(here: ReadingContext) -> None:
    """Go where the line leads: a mark, the other end of a link, the next place of an
    entity, another article, an address, the article's data."""
    line = here.panel.current
    if line is None:
        return
    if line.end is not None:
        from nkreader.tui.acts.linking import go_along  # not needed to read

        go_along(here, line.end)
    elif line.mark is not None:
        if here.place_of(line.mark) is not None:
            _show_text(here)
            here.pane.choose(line.mark)
            here.pane.focus()
    elif line.entity is not None or line.places:
        _show_text(here)
        at = here.pane.cursor
        places = line.places or (line.entity.offsets if line.entity else ())
        later = [offset for offset in places if offset > at]
        here.pane.go((later or places)[0])
    elif line.offset is not None:
        _show_text(here)
        here.pane.go(line.offset)
    elif line.article is not None:
        here.read(Visit(line.article, listing=here.listing))
    elif line.field is not None:
        edit_data(here, here.reading.article)


@PANEL("claims")
def claims(here: ReadingContext) -> None:
    """The claims of this article, from which one can go on to all."""
    here.to_text()
    here.ways.list_claims(here.reading.article, here.claim_here(), here.pane.go)


def _show_text(here: ReadingContext) -> None:
    """A panel that lies over the text gives way to where its line leads."""
    if here.panel.has_class("-over") and here.panel.has_class("-narrow"):
        here.to_text()
