"""Acts of tagging all: choose the tag for what is under the cursor, then decide place by place."""

from collections.abc import Callable
from functools import partial

from nkreader.entity import Entity
from nkreader.hits import Hit
from nkreader.model import NkreaderError
from nkreader.proposals import Kind, Rule
from nkreader.text.words import words
from nkreader.tui.acts.context import Acts, Context, ReadingContext
from nkreader.tui.acts.everywhere import EVERYWHERE
from nkreader.tui.acts.lists import LISTS, SEARCH
from nkreader.tui.acts.previewing import PREVIEW
from nkreader.tui.acts.proposal_contexts import OfferContext
from nkreader.tui.acts.ways import Visit
from nkreader.tui.hit_rows import Line
from nkreader.tui.screens.chooser import NO_TAG, tag_choices
from nkreader.tui.widgets.fitting import one_line

TAG_ALL_HERE: Acts[ReadingContext] = Acts()
_OWN: Acts[OfferContext] = Acts()


def choose_tag(here: Context, kind: Kind, wanted: str) -> None:
    """Choose the tag for every place of some words, an entity or a query, and show these."""

    def take(slug: str) -> None:
        rule = Rule(slug, kind, wanted)
        here.app.call_later(here.attempt, partial(here.ways.tag_all, rule))

    choices = tag_choices(here.library.codebook.active())
    here.choose(f"A tag wherever “{one_line(wanted)}” stands", choices, take, NO_TAG)


def choose_tag_of(here: Context, entity: Entity) -> None:
    """The same for an entity, by its name where that means no other."""
    name = entity.name
    try:
        here.library.entities.find(name)
    except NkreaderError:
        name = entity.id
    choose_tag(here, "entity", name)


@TAG_ALL_HERE("tag.all")
def tag_all(here: ReadingContext) -> None:
    """Choose a tag for every place of what is selected, of the entity or the word at the cursor."""
    text, cursor = here.reading.document.text, here.pane.cursor
    chosen = here.pane.selection
    if chosen is not None:
        choose_tag(here, "string", text[chosen.start : chosen.end])
        return
    for number in here.pane.mentions_here():
        start, end, _, _ = here.reading.mentions.row(number)
        if start <= cursor < end:
            entity = here.library.entities.at(here.reading.version, start, end)
            if entity is not None:
                choose_tag_of(here, entity)
            else:
                choose_tag(here, "string", text[start:end])
            return
    start, end, _ = here.pane.sentence
    here_word = next((one for one in words(text, start, end) if one[0] <= cursor < one[1]), None)
    if here_word is None:
        here.say("no word here: h and l go to words, v selects some")
    else:
        choose_tag(here, "string", text[slice(*here_word)])


@_OWN("offer.yes", yes=True)
@_OWN("offer.no", yes=False)
def decide(here: OfferContext, yes: bool) -> None:
    """Tag the place under the cursor, or refuse it for good, and go to the next one."""
    line = here.rows.line
    if line is None:
        here.say("no place here to decide on")
        return
    if here.run.verdict(line.hit) is not None:
        here.say("this one is decided · u takes back all that was decided here")
        _next(here)
        return
    change = here.run.tag(line.hit) if yes else here.run.refuse(line.hit)
    here.rows.renew()
    here.preview.follow(change)
    here.tell()
    if not _next(here):
        here.say("that was the last one · q ends · u takes all of them back")


def _next(here: OfferContext) -> bool:
    """Go to the next place that is not decided; whether there is one below."""
    for index in range(here.rows.cursor + 1, here.rows.count):
        row = here.rows.row(index)
        if isinstance(row, Line) and here.run.verdict(row.hit) is None:
            here.rows.move(index)
            return True
    return False


@_OWN("offer.rest")
def rest(here: OfferContext) -> None:
    """Tag all the places that are not decided."""
    here.rest()


@_OWN("offer.sentence")
def by_sentence(here: OfferContext) -> None:
    """Tag the sentences of these places, or the words alone again."""
    now = not here.run.rule.sentence
    here.look_again(here.run.rule._replace(sentence=now))
    here.say("y tags the sentence" if now else "y tags the words alone")


@_OWN("offer.captions")
def with_captions(here: OfferContext) -> None:
    """Offer captions, bylines and boilerplate too, or no longer."""
    now = not here.run.rule.captions
    here.look_again(here.run.rule._replace(captions=now))
    here.say("captions, bylines and boilerplate too" if now else "no captions and the like")


@_OWN("open")
def open_place(here: OfferContext) -> None:
    """Open the article at the place under the cursor."""
    line = here.rows.line
    if line is not None:
        here.read(Visit(line.hit.article, line.hit.start, line.hit.exact, _hits(here, line.hit)))


def _hits(here: OfferContext, hit: Hit) -> list[Hit]:
    return here.rows.found.hits_of(hit.article) if here.rows.found else []


@_OWN("hits.next", by=1)
@_OWN("hits.previous", by=-1)
def other_article(here: OfferContext, by: int) -> None:
    """The first place in the next article, or in the one before."""
    here.rows.to_article(by)


@_OWN("list.end")
def end(here: OfferContext) -> None:
    """The last place, as soon as it is known."""
    here.rows.to_end()


@_OWN("back")
def back(here: OfferContext) -> None:
    """Stop tagging the rest; else back to the screen before."""
    if here.stop():
        here.say("stopped · what is tagged so far stays · u takes all of it back")
    else:
        here.leave()


OFFERS: dict[str, Callable[..., None]] = {**EVERYWHERE, **LISTS, **SEARCH, **PREVIEW, **_OWN}
"""Every act of places that a rule would tag, by id."""
