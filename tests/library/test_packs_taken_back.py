"""A pack that comes back: merged once, whoever made it; refused where it is no sound library."""

import io
import json
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from nkreader.library import Library
from nkreader.library.agreements import Asked
from nkreader.library.upkeep import check
from nkreader.model import Article
from tests.library.test_merging import does as act
from tests.library.test_packs import GOLDEN, exported, held, tagged

Add = Callable[..., Article]

TEXT = "Carts came over the bridge. A guard said so. Nobody was paid in won that day.\n"
TAGS = ("market-prices", "border-closure", "covid-quarantine")
deeds = st.lists(
    st.tuples(
        st.sampled_from(["tag", "retag", "note", "untag", "memo", "whole", "add"]),
        st.integers(0, 5),
        st.sampled_from(TAGS),
    ),
    max_size=8,
)


def does(library: Library, folder: Path, todo: list[tuple[str, int, str]]) -> None:
    """What a coder does of an afternoon; what can't be done is not."""
    for what, n, tag in todo:
        if what == "add":
            file = folder / f"{library.annotator}-{n}.txt"
            file.write_text(f"{folder.name} has found this. {TEXT}", "utf-8")
            list(library.add([str(file)]))
        else:
            act(library, what, n, tag)


def ids(library: Library) -> set[str]:
    return {one.mark.annotation.id for one in library.passages(everybody=True)}


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(deeds, min_size=3, max_size=3), st.sampled_from(["ann", "mina"]))
def test_there_and_back_nothing_is_lost_and_twice_is_once(
    todo: list[list[tuple[str, int, str]]], name: str
) -> None:
    """Ann packs; a colleague, or Ann at another desk, and Ann at home both work on; the pack comes
    back twice."""
    with tempfile.TemporaryDirectory() as home, tempfile.TemporaryDirectory() as away:
        file = Path(home) / "carts.txt"
        file.write_text(TEXT, "utf-8")
        with Library(Path(home) / "l.db", "ann") as ann:
            list(ann.add([str(file)]))
            does(ann, Path(home), todo[0])
            pack = Path(away) / "pack.db"
            ann.packs.pack(pack)
            with Library(pack, name) as other:
                does(other, Path(away), todo[1])
                theirs, articles = ids(other), {row.id for row in other.listing().fetch(0, 99)}
                said = [one._replace(article="") for one in other.article_marks.every(True)]
            does(ann, Path(home), todo[2])
            mine, before = ids(ann), exported(ann)
            kept = pack.read_bytes()
            ann.packs.take(pack, "pack.db")
            assert pack.read_bytes() == kept
            assert sorted(one.name for one in Path(away).glob("pack*")) == ["pack.db"]
            assert ids(ann) == mine | theirs
            assert articles <= {row.id for row in ann.listing().fetch(0, 99)}
            if name != "ann":
                assert ann.conflicts.every() == [
                    one for one in ann.conflicts.every() if one.mine.annotator == "ann"
                ]
                here = [one._replace(article="") for one in ann.article_marks.every(True)]
                assert [one for one in said if one.id not in {two.id for two in here}] == []
            after = held(ann.path)
            ann.packs.take(pack, "pack.db")
            assert held(ann.path) == after
            if [one.said for one in ann.entries()[:1]] == ["imported a set"]:
                ann.undo()
                assert exported(ann) == before
            assert check(ann.path) == []


def test_an_open_library_is_merged_with_what_its_log_holds(
    library: Library, add: Add, tmp_path: Path
) -> None:
    article = add()
    pack = tmp_path / "pack.db"
    library.packs.pack(pack)
    with Library(pack, "mina") as other:
        id = tagged(other, article, "30 days", "covid-quarantine")
        assert (tmp_path / "pack.db-wal").stat().st_size
        library.packs.take(pack, "pack.db")
    assert ids(library) == {id}


@pytest.mark.parametrize("golden", GOLDEN, ids=lambda path: path.stem)
def test_an_older_library_is_merged_and_stays_as_it_is(golden: Path, tmp_path: Path) -> None:
    before = golden.read_bytes()
    with Library(tmp_path / "l.db", "bea") as library:
        library.packs.take(golden, golden.name)
        assert exported(library) == golden.with_suffix(".jsonl").read_bytes()
        assert check(library.path) == []
    assert golden.read_bytes() == before
    assert list(golden.parent.glob(f"{golden.name}-*")) == []


def test_what_comes_back_is_what_an_export_would_give(
    library: Library, add: Add, tmp_path: Path
) -> None:
    article = add()
    tagged(library, article, "30 days", "covid-quarantine")
    library.article_marks.write_memo(article.id, "Look again.")
    library.packs.pack(tmp_path / "pack.db")
    with Library(tmp_path / "one.db", "bea") as one, Library(tmp_path / "two.db", "bea") as two:
        one.packs.take(tmp_path / "pack.db", "x")
        two.take(io.BytesIO(exported(library)), "x")
        assert exported(one) == exported(two) == exported(library)
        assert json.loads(exported(one).split(b"\n")[0])["type"] == "nkreader"


def test_what_a_colleague_is_done_with_comes_back_and_counts(
    library: Library, add: Add, tmp_path: Path
) -> None:
    """Also an article in which the colleague has tagged nothing; where it was read stays there."""
    text = "Rice rose in Hyesan."
    articles = [add(f"{text} {n}\n", f"{n}.txt") for n in range(3)]
    for article in articles[:2]:
        tagged(library, article, text, "market-prices")
        library.set_state(article.id, "done")
    library.packs.pack(tmp_path / "given.db")
    with Library(tmp_path / "given.db", "lee") as lee:
        tagged(lee, articles[0], text, "market-prices")
        lee.set_state(articles[0].id, "done")
        lee.set_state(articles[1].id, "done")
        lee.leave(lee.open(articles[2].id), 3)
        lee.packs.pack(tmp_path / "back.db")
    library.set_state(articles[1].id, "reading")
    library.packs.take(tmp_path / "back.db", "back.db")
    with Library(library.path, "lee") as lee:
        states = [lee.state(article.id) for article in articles]
    assert states == ["done", "done", "new"]
    assert library.state(articles[1].id) == "reading"
    library.set_state(articles[1].id, "done")
    asked = Asked(library.hands.named("main"), library.hands.named("main@lee"))
    overall = library.agreements.page(asked)
    assert overall.articles == 2


def test_what_is_decided_of_an_entity_in_a_pack_comes_back_with_it(
    library: Library, add: Add, tmp_path: Path
) -> None:
    add("Rice was sold in Pyongyang. A guard in Pyongyang said so.\n", "rice.txt")
    pack = tmp_path / "pack.db"
    library.packs.pack(pack)
    with Library(pack, "mina") as other:
        other.entities.rename(other.entities.find("Pyongyang"), "The capital")
    library.packs.take(pack, "pack.db")
    assert library.entities.find("Pyongyang").name == "The capital"
    library.undo()
    assert library.entities.find("Pyongyang").name == "Pyongyang"
