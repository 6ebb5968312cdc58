"""From a query's tree to a condition that `store` can put to the library."""

from collections.abc import Mapping

from nkreader.analysis.timeline import covers
from nkreader.library.called import keys_called
from nkreader.library.context import Context
from nkreader.library.query.values import (
    All,
    Any,
    Field,
    FieldTerm,
    Not,
    Phrase,
    Query,
    Word,
    terms,
)
from nkreader.model import NkreaderError
from nkreader.store import claims, conditions, passages, sets, spoken_times
from nkreader.store.conditions import Condition
from nkreader.text.cleaning import folded


def plan(context: Context, query: Query) -> Condition:
    """The condition that is true of the articles that answer a query.

    `tag: note: is:untagged has:` mean the current set, unless the query names a set or an
    annotator. Raises NkreaderError for a tag, set or annotator that there is not.
    """
    return _Planner(context, query).condition(query)


class _Planner:
    def __init__(self, context: Context, query: Query) -> None:
        self.context = context
        self.sets = sets_of(context, query)

    def condition(self, query: Query) -> Condition:
        match query:
            case Word(text, _, starred):
                return conditions.in_text(text, starred)
            case Phrase(text, _):
                return conditions.in_text(text)
            case Not(part):
                return conditions.not_(self.condition(part))
            case All(parts):
                return conditions.all_of(map(self.condition, parts))
            case Any(parts):
                return conditions.any_of(map(self.condition, parts))
            case FieldTerm():
                return self._field(query)

    def _field(self, term: FieldTerm) -> Condition:
        value = term.value.text
        starred = isinstance(term.value, Word) and term.value.starred
        match term.field:
            case "publisher" | "author" if term.whole:
                return conditions.is_whole(term.field, value)
            case "title" | "publisher" | "author":
                return conditions.in_field(term.field, value, starred)
            case "lang":
                return conditions.in_language(value)
            case "before":
                return conditions.before(value)
            case "after":
                return conditions.after(value)
            case "on":
                first, _, last = value.partition("..")
                return conditions.within(first, last) if last else conditions.on(value)
            case "spoken":
                return _spoken(value)
            case "dated":
                return conditions.dated_to(value)
            case "tag":
                return conditions.with_annotation(self.sets, tag=self._tag(value))
            case "note":
                return conditions.with_annotation(self.sets, note=value, starred=starred)
            case "set" | "annotator":
                return conditions.with_annotation(self.sets)
            case "entity":
                return conditions.naming(keys_called(self.context.store, value, starred))
            case "speaker":
                return claims.said_by_in_article(value, starred, self._persons(value, starred))
            case "claim":
                return claims.saying_in_article(value, starred)
            case "is":
                return self._is(value)
            case "has":
                return self._has(value)

    def _is(self, value: str) -> Condition:
        if value == "undated":
            return conditions.undated()
        if value == "untagged":
            return conditions.untagged(self.sets)
        if value == "hedged":
            return claims.hedged_in_article()
        state = "new" if value == "unread" else value
        return conditions.in_state(state, self.context.set_key)

    def _has(self, value: str) -> Condition:
        if value == "review":
            return conditions.to_review(self.sets)
        if value == "memo":
            return conditions.with_memo(self.sets)
        if value == "link":
            return conditions.linked(self.sets)
        if value == "publisher":
            return conditions.with_publisher()
        return conditions.with_annotation(self.sets, note="")

    def _persons(self, value: str, starred: bool) -> list[int]:
        """Of the speakers whom people have called one: those with this name somewhere."""
        return claims.persons_called(self.context.store, value, starred)

    def _tag(self, typed: str) -> str:
        """The slug of the tag that is meant: by slug, else by name."""
        wanted = folded(typed)
        for tag in self.context.codebook.tags:
            if wanted in (tag.slug, folded(tag.name)):
                return tag.slug
        known = ", ".join(tag.slug for tag in self.context.codebook.tags)
        raise NkreaderError(f"tag:{typed}: no such tag; there are {known}")


def _spoken(value: str) -> Condition:
    """Of articles that speak of days within a date, or within two and what is between them."""
    first, _, last = value.partition("..")
    begins, ends = covers(first), covers(last or first)
    if begins is None or ends is None:
        raise NkreaderError(f"spoken:{value}: no such day in the calendar")
    return spoken_times.speaking_of(begins[0].toordinal(), ends[1].toordinal())


def plan_passages(context: Context, query: Query) -> Condition:
    """The condition that is true of the passages that answer a query, each of which is looked at
    by itself.

    Words stand in what was tagged. `tag: note: set: annotator: has:` are about the passage, every
    other field about its article. Raises NkreaderError as `plan` does.
    """
    planner = _PassagePlanner(context, query)
    return conditions.all_of([passages.in_sets(planner.sets), planner.condition(query)])


class _PassagePlanner(_Planner):
    def condition(self, query: Query) -> Condition:
        match query:
            case Word(text, _, starred):
                return passages.with_words(text, starred)
            case Phrase(text, _):
                return passages.with_words(text)
        return super().condition(query)

    def _field(self, term: FieldTerm) -> Condition:
        value = term.value.text
        starred = isinstance(term.value, Word) and term.value.starred
        match term.field, value:
            case "tag", _:
                return passages.tagged(self._tag(value))
            case "note", _:
                return passages.noted(value, starred)
            case (("set" | "annotator"), _):
                return passages.in_sets(self.sets)
            case "has", "note":
                return passages.noted()
            case "has", "review":
                return passages.to_review()
            case "has", "link":
                return passages.linked()
        return passages.of_article(super()._field(term))


def plan_claims(context: Context, query: Query) -> Condition:
    """The condition that is true of the claims that answer a query, each of which is looked at by
    itself.

    Words stand in what is claimed. `speaker: claim: is:hedged` are about the claim; `tag: note:
    set: annotator: is:untagged has:note` about passages that overlap it, every other field about
    its article. Raises NkreaderError as `plan` does.
    """
    return _ClaimPlanner(context, query).condition(query)


class _ClaimPlanner(_Planner):
    def condition(self, query: Query) -> Condition:
        match query:
            case Word(text, _, starred):
                return claims.saying(text, starred)
            case Phrase(text, _):
                return claims.saying(text)
        return super().condition(query)

    def _field(self, term: FieldTerm) -> Condition:
        value = term.value.text
        starred = isinstance(term.value, Word) and term.value.starred
        match term.field, value:
            case "speaker", _:
                return claims.said_by(value, starred, self._persons(value, starred))
            case "claim", _:
                return claims.saying(value, starred)
            case "tag", _:
                return claims.under(self.sets, tag=self._tag(value))
            case "note", _:
                return claims.under(self.sets, note=value, starred=starred)
            case (("set" | "annotator"), _):
                return claims.under(self.sets)
            case "is", "untagged":
                return conditions.not_(claims.under(self.sets))
            case "is", "hedged":
                return claims.hedged()
            case "has", "note":
                return claims.under(self.sets, note="")
        return super()._field(term)


def sets_of(context: Context, query: Query) -> list[int]:
    """The keys of the sets that a query is about. Raises NkreaderError where it names none that
    there is."""
    named = {term.field: term.value.text for term in terms(query) if term.field in _OWNERS}
    if not named:
        return [] if context.set_key is None else [context.set_key]
    if any(_is_named(one, named) for one in sets.out_of_view(context.store)):
        context.end_first()
    # One that is put away is meant where it is named, not where its annotator is.
    found = [
        one.key
        for one in sets.every(context.store, archived="set" in named)
        if _is_named(one, named)
    ]
    if not found:
        told = " ".join(f"{field}:{value}" for field, value in named.items())
        raise NkreaderError(f"{told}: no such set; `nkreader sets` lists them")
    return found


def _is_named(one: sets.StoredSet, named: Mapping[Field, str]) -> bool:
    name, annotator = one.set.name, one.set.annotator
    return named.get("set", name) == name and named.get("annotator", annotator) == annotator


def names_a_set(query: Query) -> bool:
    """Whether a query says which sets it is about."""
    return any(term.field in _OWNERS for term in terms(query))


_OWNERS = ("set", "annotator")
