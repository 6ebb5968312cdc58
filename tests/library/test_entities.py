"""Entities of the library: who is one across articles, what is decided, what is counted."""

import pytest

from nkreader.library import Library
from nkreader.model import NkreaderError
from tests.library.entity_library import ONE, THREE, TWO, Add, names


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
