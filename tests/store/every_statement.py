"""A library that is asked everything, for the statements that it runs."""

import io
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import get_args

from nkreader.agreement import BY
from nkreader.entity import Sort
from nkreader.figures import COLUMNS, ROWS, SPOKEN_ROWS
from nkreader.library import Library
from nkreader.library.grouping import Grouped
from nkreader.lists import GROUPINGS, ORDERS, Arrangement
from nkreader.model import NkreaderError
from nkreader.passages import ORDERS as PASSAGE_ORDERS
from nkreader.proposals import Rule, Suggestion
from nkreader.text.span import Span
from tests.store.golden.make import fill


def everything(folder: Path) -> list[str]:
    """The statements of a session in which everything is done once."""
    said: list[str] = []
    (folder / "in").mkdir()
    with Library(folder / "library.db", "ann") as library:
        library._context.store.db.set_trace_callback(said.append)
        fill(library, folder / "in")
        (row,) = library.listing().fetch(0, 1)
        for words, query in (
            ("flour", ""),
            ("", "flour"),
            ("", "title:flour"),
            ("", "spoken:1900..2100"),
            ("", ""),
        ):
            listing = library.listing(words, query)
            listing.fetch(0, 50)
            listing.index(row.id)
            listing.coded()
        for id in (row.id, library.listing().fetch(1, 1)[0].id, None):
            list(
                filter(
                    None, [library.listing().next_unread(id), library.listing().next_untagged(id)]
                )
            )
        for tag in (None, "market-prices"):
            library.passage_listing(f"tag:{tag}" if tag else "").fetch(0, 10)
            library.passages(tag)
            for passage_order in PASSAGE_ORDERS:
                library.passage_listing("flour note:flour", passage_order).every()
                library.passage_listing("is:done OR has:link OR has:review", passage_order).index(
                    row.id
                )
            library.passages(tag, row.id)
        for link in library.linking.of_article(row.id):
            library.linking.get(link.link.id)
            library.linking.set_state(link.link.id, "resolved")
            library.undo()
        for order in ORDERS:
            for grouping in (None, *GROUPINGS):
                arranged = library.shelf.listing(arrangement=Arrangement(order, False, grouping))
                Grouped(arranged).fetch(0, 50)
                arranged.done()
        library.views.save("a view", "flour")
        library.views.count(library.views.named("a view"))
        library.views.called("flour")
        library.views.remove("a view")
        library.shelf.known()
        library.shelf.opened(row.id)
        library.shelf.last_opened()
        library.shelf.preview(row.id, "flour")
        some = library.shelf.many(library.shelf.listing("flour").ids() or [row.id])
        library.shelf.listing().ids()
        some.set_states(some.states())
        some.common()
        some.work()
        some.own()
        some.edit({"author": "Kim"})
        library.undo()
        article = library.article(row.id)
        library.versions(article)
        library.open_again(library.open(row.id), 3)
        library.review.waiting()
        library.shelf.coded(row.id)
        for query in ("", "flour"):
            library.figures.progress(query)
            library.figures.passages("market-prices", query, "market-prices")
            library.figures.passages("market-prices", query, days=(date.min, date.max))
            for rows in ROWS:
                library.figures.timeline(query, "month", rows, 5)
            for columns in COLUMNS:
                library.figures.table(query, columns)
        agreements(library)
        library.sets()
        made = library.tag(article, Span(0, 5), "market-prices").added[0].annotation.id
        library.note(made, "a")
        library.retag(made, "border-closure")
        library.respan(made, Span(0, 9))
        library.untag(made)
        library.undo()
        library.redo()
        library.edit(article, {"title": "Another", "published": None})
        library.listing().next_unread(row.id)
        library.listing().index(row.id)
        library.revert(library.entries()[0].id)
        library.place_of(library.entries()[0])
        entities(library)
        claims(library)
        with Library(folder / "library.db", "bea") as other:
            other.tag(article, Span(0, 9), "market-prices")
        comparisons(library, article.id)
        proposals(library)
        list(library.add(["-"], b"The same words.\n\nThey come from elsewhere too.\n"))
        list(library.refresh_mentions())
        said.append("-- everybody")
        passages = library.passages(everybody=True)
        said.append("-- not everybody")
        out = io.BytesIO()
        library.export(passages, "jsonl", out)
        library.remove(article, with_annotations=True)
    with Library(folder / "other.db", "bea") as library:
        library._context.store.db.set_trace_callback(said.append)
        library.take(io.BytesIO(out.getvalue()), "set.jsonl")
        library.undo()
    return said


def agreements(library: Library) -> None:
    """All that can be asked of two sets."""
    with Library(library.path, "bea") as other:
        (row,) = other.listing().fetch(0, 1)
        other.tag(other.article(row.id), Span(0, 5), "market-prices")
    some = library.agreements
    for query, every in (("", False), ("flour", True)):
        asked = some.between("main@ann", "main@bea", query, every)
        study = some.study(asked)
        for by in BY:
            list(some.over_time(study, by))


def entities(library: Library) -> None:
    """All that can be asked of the entities and decided of them."""
    some = library.entities
    for sort in get_args(Sort):
        some.listing(sort=sort).fetch(0, 9)
    one, other, *_ = some.listing("a", ("GPE", "ORG", "PERSON", "COMMODITY")).fetch(0, 9)
    some.card(one)
    some.among("flour")
    some.span()
    next(some.concordance(one).each())
    library.listing(query=f"entity:{one.id} entity:a*")
    some.merge(one, into=other)
    some.split(some.find(other.id), some.spellings(one)[0] if some.spellings(one) else one.name)
    some.rename(other, "Another")
    some.add("said", "ORG")
    list(some.catch_up())
    for _ in range(4):
        library.undo()
    library.redo()
    library.undo()
    some.forget(one)
    library.undo()


def claims(library: Library) -> None:
    """All that can be asked of the claims and decided of speakers."""
    some = library.claims
    list(some.catch_up())
    some.waiting()
    for query in ("", "flour", "speaker:worker claim:wait*", "is:hedged tag:market-prices note:x"):
        listing = some.listing(query)
        list(listing.each())
        library.listing(query=query)
    for spoken in SPOKEN_ROWS:
        library.figures.spoken("flour", "month", spoken, 5)
    library.listing(query="spoken:2021-02").fetch(0, 1)
    refs = []
    for row in library.listing().fetch(0, 2):
        refs += [voice.ref for voice in some.of_article(row.id) if voice.ref]
        some.dates_of(row.id)
        some.listing().index(row.id, 1)
    one, other = refs[0], refs[-1]
    some.same(one, other)
    some.of_article(one.article)
    some.listing(f"speaker:{one.name.split()[-1]}").fetch(0, 1)
    library.listing(query=f"speaker:{one.name.split()[-1]}")
    library.undo()
    some.different(one, other)
    some.decisions()
    library.undo()
    library.redo()
    library.undo()


def proposals(library: Library) -> None:
    """Rules and suggestions, decided one by one and all at once."""
    for kind, words in (("string", "flour"), ("query", "flour OR won"), ("entity", "North Korea")):
        with suppress(NkreaderError):
            rule = Rule("market-prices", kind, words)  # type: ignore[arg-type]
            run = library.tag_all.run(rule)
            for row in run.offered.fetch(0, 9):
                for hit, act in zip(run.offered.hits(row), (run.tag, run.refuse), strict=False):
                    act(hit)
            list(run.tag_rest())
            library.tag_all.everything(rule._replace(sentence=True))
            library.undo()
    for kept in library.tag_all.rules():
        list(library.tag_all.pending(kept))
        library.tag_all.forget(kept)
    library.suggesting.learner()
    library.suggesting.accepted()
    one, other, *_ = library.suggesting.pool().known
    for known in (one, other):
        guess = Suggestion(*known.place, "", "border-closure", 0.5, (), "")
        library.suggesting.accept(guess)
        library.suggesting.refuse(guess._replace(tag="covid-quarantine"))
        library.suggesting.pool()
    library.suggesting.accept(guess, "regime-directive")
    for _ in range(5):
        library.undo()


def comparisons(library: Library, article: str) -> None:
    """All that can be asked of two sets."""
    comparing = library.comparing
    a, b = comparing.named("main@ann"), comparing.named("main@bea")
    found = comparing.compare(a, b)
    comparing.compare(a, b, "flour", article)
    comparing.article(a, b, article)
    comparing.read(found.articles[0].differences)
    task = library.adjudicating.begin(a, b, "agreed")
    task.take_same(found)
    (one, *_) = task.in_article(article)
    task.decide(article, one, "left" if one.difference and one.difference.a else "right")
    (one, *_) = task.in_article(article)
    task.decide(article, one, "neither", "a reason")
    assert one.decision is not None
    task.ruled(found)
    library.adjudicating.last(a, b)
    (one, *_) = task.in_article(article)
    if one.decision is not None:
        task.give_reason(article, one.decision.id, "another")
    for _ in range(3):
        library.undo()
