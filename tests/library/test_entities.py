"""Entities of the library: who is one across articles, what is decided, what is counted."""

import io
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from nkreader.entity import Entity
from nkreader.library import Library
from nkreader.library.extracting import refresh
from nkreader.model import Article, Mention, NkreaderError
from nkreader.text.span import Span

Add = Callable[..., Article]

ONE = "Chairman Kim Jong Un spoke in Pyongyang.\n\nKim said that the DPRK sells coals.\n"
TWO = "Kim Jong-un went to China. North Korea's coal is sold there; the coronavirus is feared.\n"
THREE = "Mun Chol Ho, a trader, blamed COVID-19. North Koreans buy rice from Kim Yo Jong.\n"


def names(library: Library, words: str = "") -> dict[str, tuple[int, int]]:
    """Articles and mentions of each entity, by name."""
    listing = library.entities.listing(words)
    return {one.name: (one.articles, one.mentions) for one in listing.fetch(0, listing.count)}


def kept(library: Library) -> list[tuple[object, ...]]:
    """What is kept of every entity, as lists, conditions and cards read it."""
    store = library._context.store
    rows = store.rows("SELECT id, articles, mentions, first, last FROM entity ORDER BY id")
    where = store.rows(
        "SELECT alias, published, article, mentions FROM entity_article ORDER BY alias, article"
    )
    return [*map(tuple, rows), *map(tuple, where)]


def counted(library: Library) -> list[tuple[object, ...]]:
    """The same, counted from the mentions."""
    store = library._context.store
    source = (
        " FROM mention JOIN article ON article.version = mention.version"
        " JOIN entity_alias ON entity_alias.key = mention.alias"
    )
    rows = store.rows(
        "SELECT entity.id, count(DISTINCT article.key), count(*),"
        f" min(published), max(published){source} JOIN entity ON entity.key = entity_alias.entity"
        " GROUP BY entity.key ORDER BY entity.id"
    )
    where = store.rows(
        f"SELECT alias, coalesce(published, ''), article.key, count(*){source}"
        " GROUP BY alias, article.key ORDER BY alias, article.key"
    )
    return [*map(tuple, rows), *map(tuple, where)]


def test_one_entity_is_one_across_articles(library: Library, add: Add) -> None:
    add(ONE, "one.txt")
    add(TWO, "two.txt")
    add(THREE, "three.txt")
    found = names(library)
    assert found["Kim Jong Un"] == (2, 3)
    assert found["North Korea"] == (2, 2)
    assert found["coal"] == (2, 2)
    assert found["COVID-19"] == (2, 2)
    assert "DPRK" not in found
    assert "Kim" not in found
    assert "Kim Yo Jong" in found
    for named in ("DPRK", "gpe:north-korea", "north korea", "D.P.R.K."):
        assert library.entities.find(named).name == "North Korea"
    assert library.entities.spellings(library.entities.find("Kim Jong Un")) == [
        "Kim", "Kim Jong Un", "Kim Jong-un",
    ]  # fmt: skip


def test_figures_and_nameless_sources_are_no_entities_of_the_library(
    library: Library, add: Add
) -> None:
    add()
    assert {one.label for one in library.entities.listing().fetch(0, 99)} <= {
        "PERSON", "ORG", "GPE", "LOC", "FAC", "NORP", "EVENT", "LAW", "COMMODITY", "DISEASE",
    }  # fmt: skip
    with pytest.raises(NkreaderError, match="30 days"):
        library.entities.find("30 days")


def test_a_query_finds_the_articles_that_name_an_entity(library: Library, add: Add) -> None:
    first, second = add(ONE, "one.txt"), add(TWO, "two.txt")
    third = add(THREE, "three.txt")

    def ids(query: str) -> set[str]:
        return {row.id for row in library.listing(query=query).fetch(0, 99)}

    assert ids("entity:DPRK") == ids('entity:"North Korea"') == {first.id, second.id}
    assert ids("entity:coronavirus") == {second.id, third.id}
    assert ids("-entity:coronavirus") == {first.id}
    assert ids("entity:kim*") == {first.id, second.id, third.id}
    assert ids("entity:nobody") == set()
    hits = [hit for _, some in library.search("entity:DPRK sold").each() for hit in some]
    assert [hit.exact for hit in hits] == ["North Korea", "sold"]
    assert library.search("entity:DPRK").has_words


def test_the_concordance_has_every_passage_of_an_entity_in_its_block(
    library: Library, add: Add
) -> None:
    add(ONE, "one.txt")
    add(TWO, "two.txt")
    found = library.entities.concordance(library.entities.find("Kim Jong Un"))
    hits = {hit.exact: hit for _, some in found.each() for hit in some}
    assert set(hits) == {"Kim Jong Un", "Kim", "Kim Jong-un"}
    assert (hits["Kim"].before, hits["Kim"].after) == ("", " said that the DPRK sells coals.")
    assert hits["Kim Jong Un"].before == "Chairman "
    within = library.entities.concordance(library.entities.find("Kim Jong Un"), "coronavirus")
    assert [hit.exact for _, some in within.each() for hit in some] == ["Kim Jong-un"]


def test_a_card_says_where_and_with_whom(library: Library, add: Add) -> None:
    first, second = add(ONE, "one.txt"), add(TWO, "two.txt")
    library.edit(first, {"published": "2020-03-02"})
    library.edit(second, {"published": "2020-05"})
    card = library.entities.card(library.entities.find("Kim Jong Un"))
    assert (card.entity.first, card.entity.last) == ("2020-03-02", "2020-05")
    assert [(one.month, one.articles) for one in card.months] == [("2020-03", 1), ("2020-05", 1)]
    assert [one.article for one in card.latest] == [second.id, first.id]
    together = {one.entity.name: one.together for one in card.beside}
    assert together == {"Pyongyang": 1, "North Korea": 1, "coal": 1, "China": 1}
    assert card.looked_at == 2
    library.undo()
    assert library.entities.card(card.entity).entity.last == "2020-03-02"


class Restarted:
    """A library that is closed and opened again between what is done to it."""

    def __init__(self, file: Path) -> None:
        self.file = file
        self.library = Library(file, "ann")

    def again(self) -> Library:
        self.library.close()
        self.library = Library(self.file, "ann")
        return self.library


def extracted_again(library: Library) -> None:
    """Let everything be found anew, as after an update of the rules."""
    library._context.store.db.execute("UPDATE extraction SET extractor_version = 0")
    assert list(refresh(library._context))


def test_a_merge_outlives_undo_restart_and_extraction(
    library: Library, add: Add, library_file: Path, tmp_path: Path
) -> None:
    add(ONE, "one.txt")
    add(THREE, "three.txt")
    before = names(library)
    one, into = library.entities.find("Mun Chol Ho"), library.entities.find("Kim Jong Un")
    library.entities.merge(one, into=into)
    merged = names(library)
    assert merged["Kim Jong Un"] == (2, 3)
    assert "Mun Chol Ho" not in merged
    assert library.entities.find("Mun Chol Ho").id == "person:kim-jong-un"
    assert counted(library) == kept(library)
    library.undo()
    assert names(library) == before
    library.redo()
    assert names(library) == merged
    restarted = Restarted(library_file)
    assert names(restarted.again()) == merged
    extracted_again(restarted.library)
    assert names(restarted.again()) == merged
    (tmp_path / "four.txt").write_text("Mun Chol Ho spoke to Kim Jong Un in Wonsan.\n")
    list(restarted.library.add([str(tmp_path / "four.txt")]))
    assert names(restarted.library)["Kim Jong Un"] == (3, 5)
    restarted.library.entities.split(restarted.library.entities.find("Kim Jong Un"), "mun chol ho")
    assert names(restarted.library)["Mun Chol Ho"] == (2, 2)
    assert names(restarted.library)["Kim Jong Un"] == (2, 3)
    assert counted(restarted.library) == kept(restarted.library)
    restarted.library.close()


def test_a_split_outlives_undo_restart_and_extraction(
    library: Library, add: Add, library_file: Path
) -> None:
    add(ONE, "one.txt")
    add(TWO, "two.txt")
    before = names(library)
    library.entities.split(library.entities.find("North Korea"), "DPRK")
    apart = names(library)
    assert apart["North Korea"] == (1, 1)
    assert apart["DPRK"] == (1, 1)
    assert counted(library) == kept(library)
    library.undo()
    assert names(library) == before
    library.redo()
    restarted = Restarted(library_file)
    extracted_again(restarted.again())
    assert names(restarted.again()) == apart
    restarted.library.entities.merge(
        restarted.library.entities.find("DPRK"), into=restarted.library.entities.find("North Korea")
    )
    assert names(restarted.library) == before
    restarted.library.close()


def test_what_is_decided_holds_when_nothing_is_left_that_it_was_about(
    library: Library, add: Add
) -> None:
    first, second = add(ONE, "one.txt"), add(THREE, "three.txt")
    library.entities.merge(
        library.entities.find("Mun Chol Ho"), into=library.entities.find("Kim Yo Jong")
    )
    library.entities.split(library.entities.find("North Korea"), "DPRK")
    for article in (first, second):
        library.remove(article)
    assert names(library) == {}
    add("Mun Chol Ho, a trader, came.\n", "four.txt")
    assert library.entities.find("Mun Chol Ho").id == "person:kim-yo-jong"
    add("Kim Yo Jong came to the DPRK.\n", "five.txt")
    assert names(library)["Kim Yo Jong"] == (2, 2)
    assert library.entities.find("DPRK").name == "DPRK"
    assert counted(library) == kept(library)


def test_spellings_of_one_name_can_be_split(library: Library, add: Add) -> None:
    add("Mun Chol Ho, a trader, came. Mun Chol-ho, an officer, went.\n")
    assert names(library)["Mun Chol Ho"] == (1, 2)
    library.entities.split(library.entities.find("Mun Chol Ho"), "Mun Chol-ho")
    assert len(library.entities.listing("mun chol").fetch(0, 9)) == 2
    assert counted(library) == kept(library)
    with pytest.raises(NkreaderError, match="nothing to split"):
        library.entities.split(library.entities.find("person:mun-chol-ho"), "Mun Chol Ho")
    with pytest.raises(NkreaderError, match="has no such spelling; it has Mun Chol Ho"):
        library.entities.split(library.entities.find("person:mun-chol-ho"), "Somebody")


def test_a_line_added_to_the_lists_counts_for_what_is_there_after_a_refresh(
    library: Library, add: Add, monkeypatch: pytest.MonkeyPatch
) -> None:
    from nkreader.entities import identity

    add("Rice and coal are sold.\n")
    library.entities.rename(library.entities.find("rice"), "grain")
    before = names(library)
    same = {"COMMODITY": {"coal": "anthracite"}}
    monkeypatch.setattr(identity, "_same", lambda label: same.get(label, {}))
    list(library.refresh_mentions())
    assert names(library) == {"grain": (1, 1), "anthracite": (1, 1)}
    assert counted(library) == kept(library)
    monkeypatch.undo()
    list(library.refresh_mentions())
    assert names(library) == before


def test_a_new_name_is_shown_found_and_taken_back(
    library: Library, add: Add, library_file: Path
) -> None:
    article = add(ONE, "one.txt")
    library.entities.rename(library.entities.find("Pyongyang"), " The   capital ")
    assert library.entities.find("the capital").id == "gpe:pyongyang"
    assert library.entities.find("Pyongyang").name == "The capital"
    assert "The capital" in {key for *_, key in library.open(article.id).mentions}
    restarted = Restarted(library_file)
    extracted_again(restarted.again())
    assert restarted.again().entities.find("Pyongyang").name == "The capital"
    restarted.library.undo()
    assert restarted.library.entities.find("Pyongyang").name == "Pyongyang"
    restarted.library.close()


def test_what_is_forgotten_is_neither_listed_nor_shown(
    library: Library, add: Add, library_file: Path
) -> None:
    article = add(ONE, "one.txt")
    shown = len(library.open(article.id).mentions)
    library.entities.forget(library.entities.find("coal"))
    assert "coal" not in names(library)
    assert len(library.open(article.id).mentions) == shown - 1
    assert library.listing(query="entity:coal").count == 0
    restarted = Restarted(library_file)
    extracted_again(restarted.again())
    assert "coal" not in names(restarted.again())
    restarted.library.undo()
    assert names(restarted.library)["coal"] == (1, 1)
    restarted.library.entities.forget(restarted.library.entities.find("coal"))
    restarted.library.entities.add("coal", "commodity")
    assert names(restarted.library)["coal"] == (1, 1)
    restarted.library.close()


def test_a_name_that_the_rules_missed_is_found_everywhere_from_now_on(
    library: Library, add: Add, library_file: Path, tmp_path: Path
) -> None:
    first = add("The Blue Crane sailed; nobody saw the blue crane.\n\nBlue\n\nCrane\n", "a.txt")
    add("A crane fell. It was blue.\n", "b.txt")
    change, touched = library.entities.add("Blue Crane", "ORG")
    assert (change.said, touched) == ("added the entity Blue Crane", 1)
    assert names(library, "blue crane") == {"Blue Crane": (1, 1)}
    text = library.text(first)
    (span,) = [(a, b) for a, b, _, key in library.open(first.id).mentions if key == "Blue Crane"]
    assert text[slice(*span)] == "Blue Crane"
    library.undo()
    assert names(library, "blue crane") == {}
    library.redo()
    restarted = Restarted(library_file)
    extracted_again(restarted.again())
    (tmp_path / "c.txt").write_text("The Blue Crane Company is not the Blue-Crane.\n")
    list(restarted.again().add([str(tmp_path / "c.txt")]))
    assert names(restarted.library, "blue crane")["Blue Crane"] == (2, 3)
    assert counted(restarted.library) == kept(restarted.library)
    restarted.library.close()


def test_names_in_imported_articles_are_found_when_they_are_asked_for(
    library: Library, add: Add, tmp_path: Path
) -> None:
    article = add(ONE)
    library.tag(article, Span(0, 8), "market-prices")
    out = io.BytesIO()
    library.export(library.passages(), "jsonl", out)
    with Library(tmp_path / "other.db", "ann") as other:
        other.take(io.BytesIO(out.getvalue()), "set.jsonl")
        assert (names(other), other.entities.waiting()) == ({}, 1)
        assert list(other.entities.catch_up()) == [0]
        assert names(other) == names(library)
        assert other.entities.waiting() == 0


@pytest.mark.parametrize("name", ["", " ", "—", "x" * 300, "a\x1b[31mb", "a\x00"])
def test_what_can_be_no_name_is_refused(library: Library, add: Add, name: str) -> None:
    add()
    before = names(library)
    for act in (
        lambda: library.entities.add(name, "ORG"),
        lambda: library.entities.rename(library.entities.find("Sinuiju"), name),
    ):
        with pytest.raises(NkreaderError):
            act()
    assert names(library) == before


def test_several_entities_of_one_name_are_told_by_their_ids(library: Library, add: Add) -> None:
    add("Victor Han, a trader, and Celia Han, a nurse, came.\n", "a.txt")
    add("Celia Han, a nurse, came. Han said so.\n", "b.txt")
    add("Victor Han, a trader, came. Han said so.\n", "c.txt")
    with pytest.raises(NkreaderError, match=r"person:(celia|victor)-han, person:"):
        library.entities.find("Han")


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


def test_names_added_by_people_take_the_place_of_what_they_overlap() -> None:
    from nkreader.library.naming import with_added

    text = "Kim Jong Un Street in Wonsan"
    found = [Mention(0, 11, "PERSON", "Kim Jong Un"), Mention(22, 28, "GPE", "Wonsan")]
    assert with_added(found, text, [("Kim Jong Un Street", "FAC"), ("Jong Un", "PERSON")]) == [
        Mention(0, 18, "FAC", "Kim Jong Un Street"),
        Mention(22, 28, "GPE", "Wonsan"),
    ]
