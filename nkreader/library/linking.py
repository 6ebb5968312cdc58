"""Links between two annotations anywhere: made, looked at, given a state, taken away.

Whose annotations they are does not matter; each change is one act of whoever makes it.
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from nkreader.ids import new_id
from nkreader.library.context import Context
from nkreader.library.places import now
from nkreader.library.tagging import act_of, change_of, find
from nkreader.linked import End, Gone, LinkedPair
from nkreader.links import LINK_KINDS, LINK_STATES, Link, LinkKind, LinkState
from nkreader.model import Change, NkreaderError, Passage, WrongUseError
from nkreader.store import annotations, articles, links
from nkreader.store.links import Wanted
from nkreader.text.cleaning import scrub


class Made(NamedTuple):
    """A link with the act that made or changed it; a change without an id is none: it was so."""

    link: Link
    change: Change


class LinkListing:
    """Links that are wanted, the latest first; only their keys are held."""

    def __init__(self, context: Context, wanted: Wanted) -> None:
        self._context = context
        self._keys = links.keys(context.store, wanted)
        self.count = len(self._keys)

    def fetch(self, first: int, how_many: int) -> list[LinkedPair]:
        """The links from `first` on, at most so many."""
        store = self._context.store
        return _pairs(self._context, links.with_keys(store, self._keys[first : first + how_many]))

    def index(self, id: str) -> int | None:
        """Where the link with this id stands in the list."""
        key = links.key_of(self._context.store, id)
        return next((n for n, one in enumerate(self._keys) if one == key), None)


class Linking:
    """What can be done with links."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def make(
        self,
        source: str,
        target: str,
        kind: str,
        reason: str | None = None,
        state: str | None = None,
    ) -> Made:
        """Link one annotation with another, by id or unique beginning of one; a link of this kind
        between them gets the reason and state that are given.

        Raises NkreaderError for an unknown annotation and for one with itself, WrongUseError for a
        kind or state there is not.
        """
        context, store = self._context, self._context.store
        wanted, at = kind_named(kind), state_named(state or "open")
        with store.write():
            ends = [find(context, one)[1].annotation for one in (source, target)]
            if ends[0].id == ends[1].id:
                raise NkreaderError(f"{ends[0].id}: a passage is not linked with itself")
            there = links.same(store, ends[0].id, ends[1].id, wanted)
            if there is not None:
                told = {"reason": _cleaned(reason), "state": state}
                row = {name: value for name, value in told.items() if value is not None}
                (link,) = links.with_keys(store, [there])
                change = self._update(link.id, f"changed the link: {wanted}", row)
                return Made(links.with_keys(store, [there])[0], change)
            time, said = now(), f"linked: {wanted}"
            link = Link(new_id(), wanted, ends[0].id, ends[1].id, _cleaned(reason), at, time, time)
            with act_of(context, said, ends[1].article) as act:
                act.insert("link", dict(link._asdict()))
        return Made(link, change_of(context, act, said, ends[1].article))

    def set_state(self, id: str, state: str) -> Change:
        """Say that a link is open, superseded or resolved. Raises NkreaderError for an unknown
        link, WrongUseError for an unknown state."""
        wanted = state_named(state)
        return self._update(id, f"the link is {wanted}", {"state": wanted})

    def set_reason(self, id: str, reason: str) -> Change:
        """Write why two passages are linked; an empty reason takes it away. Raises NkreaderError
        for an unknown link."""
        words = _cleaned(reason)
        said = "wrote why they are linked" if words else "took the link's reason away"
        return self._update(id, said, {"reason": words})

    def remove(self, id: str) -> Change:
        """Take a link away; the passages stay. Raises NkreaderError for an unknown link."""
        with self._context.store.write():
            key, link = self._found(id)
            article = self._home(link)
            said = f"unlinked: {link.kind}"
            with act_of(self._context, said, article) as act:
                act.delete("link", key)
        return change_of(self._context, act, said, article)

    def get(self, id: str) -> LinkedPair:
        """A link by id or unique beginning of one. Raises NkreaderError where there is none, or
        more than one."""
        return _pairs(self._context, [self._found(id)[1]])[0]

    def listing(
        self,
        kind: str | None = None,
        state: str | None = None,
        article: str | None = None,
        broken: bool = False,
    ) -> LinkListing:
        """The links of a kind, in a state, with an end in an article (by id), or that are broken;
        the latest first."""
        return LinkListing(self._context, Wanted(kind, state, article, broken))

    def of_article(self, article: str) -> list[LinkedPair]:
        """The links with an end in an article (by id), the latest first."""
        found = self.listing(article=article)
        return found.fetch(0, found.count)

    def _update(self, id: str, said: str, row: Mapping[str, object]) -> Change:
        with self._context.store.write():
            key, link = self._found(id)
            article = self._home(link)
            with act_of(self._context, said, article) as act:
                if any(link._asdict()[name] != value for name, value in row.items()):
                    act.update("link", key, {**row, "modified": now()})
        return change_of(self._context, act, said, article)

    def _found(self, id: str) -> tuple[int, Link]:
        found = links.by_prefix(self._context.store, id)
        if not found:
            raise NkreaderError(f"{id}: no such link; `nkreader links` lists them")
        if len(found) > 1:
            raise NkreaderError(f"{id}: more than one link begins so; give more of the id")
        return found[0]

    def _home(self, link: Link) -> str | None:
        """The article (by id) in which an act on a link is told: where it leads to, else whence."""
        there = annotations.with_ids(self._context.store, [link.target, link.source])
        ends = (there.get(end) for end in (link.target, link.source))
        return next((one.article.id for one in ends if one is not None), None)


def kind_named(word: str) -> LinkKind:
    """The kind of link that a word names. Raises WrongUseError for another word."""
    if word not in LINK_KINDS:
        raise WrongUseError(f"{word}: no kind of link; there are {', '.join(LINK_KINDS)}")
    return word


def state_named(word: str) -> LinkState:
    """The state of a link that a word names. Raises WrongUseError for another word."""
    if word not in LINK_STATES:
        raise WrongUseError(f"{word}: no state of a link; there are {', '.join(LINK_STATES)}")
    return word


def _cleaned(reason: str | None) -> str | None:
    return scrub(reason or "").text.strip() or None


def _pairs(context: Context, some: Sequence[Link]) -> list[LinkedPair]:
    """Links with what is at their ends."""
    ids = list({end: None for link in some for end in (link.source, link.target)})
    there: dict[str, Passage] = annotations.with_ids(context.store, ids)
    missing = _gone(context, [id for id in ids if id not in there])
    ends: dict[str, End] = {**there, **missing}
    return [LinkedPair(link, ends[link.source], ends[link.target]) for link in some]


def _gone(context: Context, ids: Sequence[str]) -> dict[str, Gone]:
    told = links.gone(context.store, ids)
    found = {}
    for id in ids:
        words, key = told.get(id, ("", None))
        known = [] if key is None else articles.ids(context.store, [key])
        article = articles.by_id(context.store, known[0]) if known else None
        title = (article.metadata.title or article.opening) if article else ""
        found[id] = Gone(id, words, title)
    return found
