"""Entities are told and counted alike, in whatever order things were done."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from nkreader.entity import Entity
from nkreader.library import Library
from nkreader.model import NkreaderError
from tests.library.entity_library import ONE, THREE, TWO, counted, extracted_again, kept, names


def test_ids_do_not_depend_on_what_came_first(tmp_path: Path) -> None:
    found: list[list[tuple[str, int]]] = []
    for order in ((ONE, TWO, THREE), (THREE, TWO, ONE)):
        with Library(tmp_path / f"{len(found)}.db", "ann") as library:
            for n, text in enumerate(order):
                (tmp_path / f"{n}.txt").write_text(text)
                list(library.add([str(tmp_path / f"{n}.txt")]))
            listing = library.entities.listing(sort="name")
            found.append([(one.id, one.articles) for one in listing.fetch(0, 99)])
    assert found[0] == found[1]


WORDS = st.sampled_from(
    ["Kim Jong Un", "DPRK", "North Korea", "Mun Chol Ho", "Mun Chol-ho", "coal", "coals", "Reuters",
     "China", "Kim Yo Jong", "Blue Crane"]
)  # fmt: skip
TEXTS = st.lists(WORDS, max_size=6).map(lambda some: " and then ".join(["So", *some]) + ".\n")
NUMBER = st.integers(0, 7)
DATES = st.sampled_from([None, "2019", "2020-03", "2020-03-05", "2021-01-01"])
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("text"), NUMBER, TEXTS),
        st.tuples(st.just("date"), NUMBER, DATES),
        st.tuples(st.just("remove"), NUMBER, st.none()),
        st.tuples(st.just("merge"), NUMBER, NUMBER),
        st.tuples(st.just("split"), NUMBER, NUMBER),
        st.tuples(st.just("forget"), NUMBER, st.none()),
        st.tuples(st.just("add"), st.just(0), st.sampled_from(["Blue Crane", "then Kim"])),
        st.tuples(st.sampled_from(["undo", "redo"]), st.just(0), st.none()),
    ),
    min_size=3,
    max_size=14,
)


def _do(library: Library, folder: Path, what: str, number: int, value: object) -> None:
    articles = library.listing().fetch(0, 99)
    entities = library.entities.listing(sort="name").fetch(0, 99)
    one: Entity | None = entities[number % len(entities)] if entities else None
    if what == "text":
        (folder / f"{number % 3}.txt").write_text(str(value))
        list(library.add([str(folder / f"{number % 3}.txt")]))
    elif what == "add":
        library.entities.add(str(value), "ORG")
    elif what == "undo":
        library.undo()
    elif what == "redo":
        library.redo()
    elif articles and what in ("date", "remove"):
        article = library.article(articles[number % len(articles)].id)
        if what == "remove":
            library.remove(article, with_annotations=True)
        else:
            library.edit(article, {"published": None if value is None else str(value)})
    elif one is not None and what == "merge":
        assert isinstance(value, int)
        library.entities.merge(one, into=entities[value % len(entities)])
    elif one is not None and what == "split":
        assert isinstance(value, int)
        spellings = library.entities.spellings(one)
        library.entities.split(one, spellings[value % len(spellings)])
    elif one is not None and what == "forget":
        library.entities.forget(one)


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(steps=STEPS)
def test_what_is_counted_equals_a_plain_count_after_whatever_was_done(
    tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[str, int, object]]
) -> None:
    folder = tmp_path_factory.mktemp("counts")
    with Library(folder / "library.db", "ann") as library:
        for what, number, value in [("text", 0, ONE), ("text", 1, THREE), *steps]:
            try:
                _do(library, folder, what, number, value)
            except NkreaderError:
                continue
            assert kept(library) == counted(library), what
        decided = kept(library)
        if library.listing().count:
            extracted_again(library)
        assert kept(library)[: len(names(library))] == counted(library)[: len(names(library))]
        assert [one[:3] for one in kept(library) if isinstance(one[0], str)] == [
            one[:3] for one in decided if isinstance(one[0], str)
        ]
        assert not library._context.store.rows(
            "SELECT 1 FROM entity_alias WHERE key NOT IN (SELECT alias FROM entity_article)"
        )
