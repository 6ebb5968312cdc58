"""Acts of the list of entities: find, sort, and decide who is who; each decision can be undone."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, cast, get_args

from nkreader.entity import Entity, Sort
from nkreader.model import LABELS, Label, NkreaderError
from nkreader.tui.acts.context import Acts, Context
from nkreader.tui.acts.everywhere import EVERYWHERE
from nkreader.tui.acts.lists import LISTS, SEARCH
from nkreader.tui.acts.screen_contexts import EntityContext
from nkreader.tui.acts.tag_all import choose_tag_of
from nkreader.tui.kinds import KIND_WORDS
from nkreader.tui.screens.chooser import Choice
from nkreader.tui.widgets.fitting import one_line
from nkreader.tui.widgets.prompt import Asked

if TYPE_CHECKING:
    from nkreader.tui.widgets.prompt import PromptSlot

_OWN: Acts[EntityContext] = Acts()
KINDS = ("PERSON", "ORG", "GPE", "LOC", "FAC", "NORP", "EVENT", "LAW", "COMMODITY", "DISEASE")
_CANDIDATES = 300
"""Entities among which one that another is merged into can be chosen."""


@_OWN("open")
def open_concordance(here: EntityContext) -> None:
    """Show every place where the entity under the cursor is named, in its context."""
    entity = here.rows.current
    if entity is not None:
        show_concordance(here, entity)


def show_concordance(here: Context, entity: Entity) -> None:
    """Show every place where an entity is named, in its context."""
    from nkreader.tui.hit_rows import Concordance  # not needed to start

    find = partial(here.library.entities.concordance, entity)
    here.ways.list_hits(Concordance(entity.name, find, entity.id))


@_OWN("tag.all")
def tag_all(here: EntityContext) -> None:
    """Choose a tag for every place that names the entity under the cursor."""
    entity = here.rows.current
    if entity is not None:
        choose_tag_of(here, entity)


@_OWN("entity.articles")
def list_articles(here: EntityContext) -> None:
    """List the articles that name the entity under the cursor."""
    entity = here.rows.current
    if entity is not None:
        here.ways.list_articles(f"entity:{entity.id}")


@_OWN("entities")
def leave(here: EntityContext) -> None:
    """Back to the screen before."""
    here.ways.go("entities")


@_OWN("entity.filter")
def filter(here: EntityContext) -> None:
    """Type; the list keeps the entities that are called or spelled so."""

    def typed(words: str) -> None:
        here.asked = here.asked._replace(words=words)
        here.list_again(False)

    here.prompt.ask(
        Asked("a name, or part of one", here.asked.words, typed=typed, left=partial(typed, ""))
    )


@_OWN("entity.kinds")
def kinds(here: EntityContext) -> None:
    """Switch kinds of entities off and on."""
    from nkreader.tui.screens.kinds import KindsScreen  # not needed to list

    shown = here.asked.labels or KINDS
    counts = {
        label: here.library.entities.listing(here.asked.words, (label,)).count
        for label in LABELS
        if label in KINDS
    }

    def taken(hidden: set[str]) -> None:
        kept = tuple(label for label in KINDS if label not in hidden)
        here.asked = here.asked._replace(labels=() if len(kept) == len(KINDS) else kept)
        here.list_again(True)

    hidden = {label for label in LABELS if label in KINDS and label not in shown}
    title = "Entities that are listed"
    here.ask(KindsScreen(hidden, counts, title, tuple(counts)), taken)  # type: ignore[arg-type]


@_OWN("entity.sort")
def sort(here: EntityContext) -> None:
    """Sort by articles, mentions, name, first or last, one after the other."""
    sorts: tuple[Sort, ...] = get_args(Sort)
    following = sorts[(sorts.index(here.asked.sort) + 1) % len(sorts)]
    here.asked = here.asked._replace(sort=following)
    here.list_again(False)


@_OWN("clear")
def clear(here: EntityContext) -> None:
    """Every entity again, none marked."""
    here.rows.marked.clear()
    here.asked = here.asked._replace(words="", labels=())
    here.list_again(True)


@_OWN("back")
def back(here: EntityContext) -> None:
    """The whole list again; where that is shown, back to the screen before."""
    if here.asked.words or here.asked.labels or here.rows.marked:
        clear(here)
    else:
        here.leave()


@_OWN("entity.mark")
def mark(here: EntityContext) -> None:
    """Mark the entity under the cursor, or no longer, and go to the next."""
    entity = here.rows.current
    if entity is not None:
        here.rows.marked ^= {entity.id}
        here.rows.refresh()
        here.rows.move(here.rows.cursor + 1)
        here.tell()


@_OWN("entity.merge")
def merge(here: EntityContext) -> None:
    """Say that the marked ones are one, under the name that is chosen; with none marked, that the
    one under the cursor is another."""
    entities = here.library.entities
    marked = entities.there(here.rows.marked)
    if len(marked) > 1:
        here.choose("These are one, called", choices(marked), partial(_merge_all, here, marked))
        return
    current = marked[0] if marked else here.rows.current
    if current is not None:
        merge_one(here, current, partial(here.list_again, True))


def _merge_all(here: EntityContext, marked: list[Entity], id: str) -> None:
    entities = here.library.entities
    into = entities.find(id)
    entities.merge(*marked, into=into)
    here.rows.marked.clear()
    here.list_again(True)
    _go(here, id)
    here.say(f"{len(marked)} entities are {one_line(into.name)} · u takes it back")


def merge_one(here: Context, entity: Entity, after: Callable[[], object]) -> None:
    """Choose the entity that one is merged into, the likeliest first: of its kind, with words in
    common."""
    entities = here.library.entities
    near = [
        one
        for word in entity.name.split()
        if len(word) > 2
        for one in entities.listing(word, (entity.label,)).fetch(0, 40)
    ]
    others = entities.listing(labels=(entity.label,)).fetch(0, _CANDIDATES)
    rest = entities.listing().fetch(0, _CANDIDATES)
    known = {one.id: one for one in (*near, *others, *rest) if one.id != entity.id}

    def take(id: str) -> None:
        into = entities.find(id)
        change = entities.merge(entity, into=into)
        after()
        here.say(f"{change.said}, in {articles(entity)} · u takes it back")

    title = f"{one_line(entity.name)} is"
    here.choose(
        title, choices(list(known.values())), take, "no such entity among the most frequent"
    )


@_OWN("entity.split")
def split(here: EntityContext) -> None:
    """Choose a spelling that means another one."""
    entity = here.rows.current
    if entity is None:
        return
    spellings = here.library.entities.card(entity).spellings

    def take(words: str) -> None:
        change = here.library.entities.split(entity, words)
        here.list_again(True)
        here.say(f"{change.said} · u takes it back")

    found = [Choice(one.words, one_line(one.words), f"{one.mentions:,}") for one in spellings]
    here.choose(f"Not {one_line(entity.name)} but another one is", found, take)


@_OWN("entity.rename")
def rename(here: EntityContext) -> None:
    """Type what the entity under the cursor is called."""
    entity = here.rows.current
    if entity is not None:
        ask_name(here, entity, here.prompt, partial(here.list_again, True))


def ask_name(
    here: Context, entity: Entity, prompt: "PromptSlot", after: Callable[[], object]
) -> None:
    """Ask for another name of an entity; `after` shows it."""

    def entered(name: str) -> None:
        if not name.strip():
            raise NkreaderError(f"an entity needs a name; {one_line(entity.name)} keeps its own")
        if name.strip() != entity.name:
            change = here.library.entities.rename(entity, name)
            after()
            here.say(f"{change.said} · u takes it back")

    prompt.ask(Asked("what it is called", entity.name, entered=entered))


@_OWN("entity.forget")
def forget(here: EntityContext) -> None:
    """Say that the entity under the cursor is none."""
    entity = here.rows.current
    if entity is not None:
        change = here.library.entities.forget(entity)
        here.list_again(True)
        here.say(f"{change.said}, in {articles(entity)} · u takes it back")


@_OWN("entity.add")
def add(here: EntityContext) -> None:
    """Type a name that the rules miss, then choose its kind: it is found in every article."""

    def entered(name: str) -> None:
        if not name.strip():
            raise NkreaderError("an entity needs a name; nothing was added")
        kinds = [Choice(label, KIND_WORDS[label], label) for label in LABELS if label in KINDS]
        here.choose(f"{one_line(name)} is one of", kinds, partial(_add, here, name))

    here.prompt.ask(Asked("a name that is missing", here.asked.words, entered=entered))


def _add(here: EntityContext, name: str, label: str) -> None:
    change, touched = here.library.entities.add(name, label)
    here.asked = here.asked._replace(words="", labels=())
    here.list_again(True)
    if here.library.entities.articles(name, label):
        _go(here, here.library.entities.find(name, label).id)
    there = "1 article" if touched == 1 else f"{touched:,} articles"
    here.say(f"{change.said}, in {there} · u takes it back")


def _go(here: EntityContext, id: str) -> None:
    place = here.listing.index(id)
    if place is not None:
        here.rows.move(place)


def choices(entities: list[Entity]) -> list[Choice]:
    """Entities to choose from, each with its kind and its articles."""
    return [
        Choice(
            one.id, one_line(one.name), f"{KIND_WORDS[cast(Label, one.label)]} · {articles(one)}"
        )
        for one in entities
    ]


def articles(entity: Entity) -> str:
    """How many articles name an entity, in words."""
    return "1 article" if entity.articles == 1 else f"{entity.articles:,} articles"


ENTITIES = {**EVERYWHERE, **LISTS, **SEARCH, **_OWN}
"""Every act of the list of entities, by id."""
