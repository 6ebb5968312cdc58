"""The card of the entity under the cursor, and what is done from it."""

from functools import partial

from nkreader.entity import Entity
from nkreader.tui.acts.context import Acts, ReadingContext
from nkreader.tui.acts.entities import articles, ask_name, choices, merge_one, show_concordance
from nkreader.tui.acts.ways import Visit

CARD: Acts[ReadingContext] = Acts()


@CARD("entity.card")
def card(here: ReadingContext) -> None:
    """Show the card of the entity under the cursor, else of one in this sentence."""
    mentions, entities = here.reading.mentions, here.library.entities
    version, cursor = here.reading.version, here.pane.cursor
    found: dict[str, Entity] = {}
    for number in here.pane.mentions_here():
        start, end, _, _ = mentions.row(number)
        entity = entities.at(version, start, end)
        if entity is not None:
            if start <= cursor < end:
                _show(here, entity)
                return
            found.setdefault(entity.id, entity)
    if len(found) == 1:
        _show(here, next(iter(found.values())))
    elif found:
        some = choices(list(found.values()))

        def take(chosen: str) -> None:
            here.app.call_later(here.attempt, partial(_show, here, found[chosen]))

        here.choose("Who or what", some, take)
    else:
        here.say("no one and nothing is named here · e goes to the next")


def _show(here: ReadingContext, entity: Entity) -> None:
    from nkreader.tui.screens.card import CardScreen, Wish  # not needed to read

    found = here.library.entities.card(entity)
    span = here.library.entities.span()

    def wanted(wish: Wish) -> None:
        if wish.what == "open":
            at = here.library.entities.first_in(entity, wish.article)
            if wish.article == here.reading.article.id:
                here.pane.go(here.pane.cursor if at is None else at)
            else:
                here.read(Visit(wish.article, at, listing=here.listing))
        elif wish.what == "passages":
            show_concordance(here, entity)
        elif wish.what == "articles":
            here.ways.list_articles(f"entity:{entity.id}")
        elif wish.what == "rename":
            ask_name(here, entity, here.prompt, here.reload)
        elif wish.what == "merge":
            merge_one(here, entity, here.reload)
        else:
            change = here.library.entities.forget(entity)
            here.reload()
            here.say(f"{change.said}, in {articles(entity)} · u takes it back")

    here.ask(CardScreen(found, span), wanted)
