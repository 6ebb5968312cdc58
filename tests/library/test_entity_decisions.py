"""What people decide of entities outlives undo, restart and extraction, and can be taken back."""

import io
from pathlib import Path

import pytest

from nkreader.library import Library
from nkreader.model import Mention, NkreaderError
from nkreader.text.span import Span
from tests.library.entity_library import (
    ONE,
    THREE,
    TWO,
    Add,
    Restarted,
    counted,
    extracted_again,
    kept,
    names,
)


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


def test_names_added_by_people_take_the_place_of_what_they_overlap() -> None:
    from nkreader.library.naming import with_added

    text = "Kim Jong Un Street in Wonsan"
    found = [Mention(0, 11, "PERSON", "Kim Jong Un"), Mention(22, 28, "GPE", "Wonsan")]
    assert with_added(found, text, [("Kim Jong Un Street", "FAC"), ("Jong Un", "PERSON")]) == [
        Mention(0, 18, "FAC", "Kim Jong Un Street"),
        Mention(22, 28, "GPE", "Wonsan"),
    ]
