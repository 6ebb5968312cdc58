"""Acts on the open article itself: zones, sentences, data, links, copy; done, and the next one."""

from nkreader.model import State
from nkreader.text.document import ZONES, Zone
from nkreader.tui.acts.context import Acts, ReadingContext, in_this_list
from nkreader.tui.acts.data import edit_data
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
        words = here.reading.document.text[span.start : span.end]
        copy_words(here, words, here.reading.article)


@ARTICLE("done")
def done(here: ReadingContext) -> None:
    """Done with this article, or not."""
    article = here.reading.article.id
    wanted: State = "reading" if here.library.state(article) == "done" else "done"
    here.library.set_state(article, wanted)
    here.say("done · > next unread" if wanted == "done" else "not done")


@ARTICLE("unread")
def next_unread(here: ReadingContext) -> None:
    """The next article that was never opened."""
    following = here.listing.next_unread(here.reading.article.id)
    _next(here, following, "no unread article is left")


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
    else:
        here.open_next(article)
