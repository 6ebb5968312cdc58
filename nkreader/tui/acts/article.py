"""Acts on the open article itself: zones, sentences, data, links, copy; done, and the next one."""

from collections.abc import Sequence

from nkreader.hits import Hit
from nkreader.model import State
from nkreader.text.body import body_paragraph
from nkreader.text.document import ZONES, Zone
from nkreader.text.span import Span
from nkreader.tui.acts.context import Acts, ReadingContext, in_this_list
from nkreader.tui.acts.data import edit_data
from nkreader.tui.acts.finding import show_hits
from nkreader.tui.acts.moving import in_text
from nkreader.tui.acts.tagging import show

ARTICLE: Acts[ReadingContext] = Acts()


@ARTICLE("zone")
def zone(here: ReadingContext) -> None:
    """Say what this paragraph is for."""
    from nkreader.tui.screens.chooser import Choice  # not needed to read

    block = here.pane.sentence[2]
    now = here.reading.zones[block]
    choices = [Choice(zone, zone, "now" if zone == now else "") for zone in ZONES]

    def keep(chosen: str) -> None:
        wanted: Zone = next(one for one in ZONES if one == chosen)
        if wanted == now:
            here.say(f"this paragraph is {now} already")
        else:
            show(here, here.library.set_zone(here.reading, block, wanted))

    here.choose(f"This paragraph is {now}; make it", choices, keep)


@ARTICLE("split")
def split(here: ReadingContext) -> None:
    """Let a sentence begin at the cursor's word."""
    show(here, here.library.split(here.reading, here.pane.cursor))


@ARTICLE("join")
def join(here: ReadingContext) -> None:
    """Join the current sentence with the next one."""
    show(here, here.library.join(here.reading, here.pane.cursor))


@ARTICLE("data")
def data(here: ReadingContext) -> None:
    """Title, publisher, date and the rest."""
    edit_data(here, here.reading.article)


@ARTICLE("link")
def open_link(here: ReadingContext) -> None:
    """Open a link of the article in the browser, after it was chosen by its address."""
    from nkreader.tui.screens.chooser import Choice  # not needed to read

    near = here.pane.links_here()
    every = [style for style in here.reading.document.styles if style.kind == "link"]
    links = [*near, *(link for link in every if link not in near)]
    text = here.reading.document.text
    choices = [
        Choice(link.href, text[link.start : link.end], link.href)
        for link in links
        if link.href.startswith(("http://", "https://"))
    ]
    url = here.reading.article.metadata.url
    if url and url.startswith(("http://", "https://")):
        choices.append(Choice(url, "this article", url))
    if choices:
        here.choose("Open in the browser", choices, here.app.open_url)
    else:
        here.say("no links in this article")


@ARTICLE("copy")
def copy(here: ReadingContext) -> None:
    """Put the passage and its citation into the clipboard."""
    from nkreader.tui.acts.copying import copy_words  # not needed to read

    if here.in_panel():
        here.to_text()
    span = here.pane.target()
    if span is not None:
        reading = here.reading
        blocks, text = reading.document.blocks, reading.document.text
        number = body_paragraph(blocks, reading.zones, span.start)
        cited = here.library.citing.cite(reading.article, number, _mark_of(here, span))
        copy_words(here, text[span.start : span.end], cited)


def _mark_of(here: ReadingContext, span: Span) -> str | None:
    """The id of the mark that lies exactly at a span: the chosen one, where there are several."""
    marks = here.reading.annotations
    found = [id for start, end, _, id in marks if (start, end) == (span.start, span.end)]
    chosen = here.pane.current_mark()
    return chosen if chosen in found else next(iter(found), None)


@ARTICLE("done")
def done(here: ReadingContext) -> None:
    """Done with this article, or not."""
    article = here.reading.article.id
    wanted: State = "reading" if here.library.state(article) == "done" else "done"
    here.library.set_state(article, wanted)
    here.say("done · > next unread" if wanted == "done" else "not done")


@ARTICLE("unread")
def next_unread(here: ReadingContext) -> None:
    """The next article that was never opened; from passages, the next one that has any."""
    _next(here, here.listing.next(here.reading.article.id), here.listing.no_next)


@ARTICLE("article.untagged")
def next_untagged(here: ReadingContext) -> None:
    """The find hit before while a find is on, else the next article with untagged sentences."""
    if here.pane.finding:
        in_text(here, "article.untagged")
        return
    following = here.listing.next_untagged(here.reading.article.id)
    _next(here, following, "no other article has an untagged sentence")


def _next(here: ReadingContext, article: str | None, otherwise: str) -> None:
    if article is None:
        here.say(otherwise + in_this_list(here.listing))
        return
    here.open_next(article)
    hits = (here.sides.now.hits_in or _no_hits)(article)
    places = [hit.start for hit in hits or () if hit.start is not None]
    if hits and places:
        here.pane.go(places[0])
        show_hits(here, here.listing.words or hits[0].exact, hits)


def _no_hits(_: str) -> Sequence[Hit]:
    return ()
