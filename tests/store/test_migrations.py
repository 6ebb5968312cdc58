"""Libraries of every release: they open, nothing is missing, and an upgrade is all or nothing."""

import io
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from nkreader.library import Library
from nkreader.library.upkeep import check
from nkreader.model import NkreaderError
from nkreader.proposals import Rule
from nkreader.store import migrations

if TYPE_CHECKING:
    from sqlite_utils import Database

GOLDEN = sorted((Path(__file__).parent / "golden").glob("library-*.db"))

WITHOUT_ENTITIES = [path for path in GOLDEN if int(path.stem.split("-")[1]) < 8]
WITHOUT_CLAIMS = [path for path in GOLDEN if int(path.stem.split("-")[1]) < 17]


@pytest.fixture(params=GOLDEN, ids=lambda path: path.stem)
def released(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A copy of a library that a release made; no file is left beside it."""
    return Path(shutil.copy(request.param, tmp_path / "library.db"))


def expected(path: Path) -> bytes:
    return (
        next(one for one in GOLDEN if one.read_bytes() == path.read_bytes())
        .with_suffix(".jsonl")
        .read_bytes()
    )


def exported(path: Path) -> bytes:
    with Library(path, "ann") as library:
        out = io.BytesIO()
        library.export(library.passages(everybody=True), "jsonl", out)
        return out.getvalue()


def backups(path: Path) -> list[Path]:
    return sorted(path.parent.glob("library-backup-*.db"))


def test_a_released_library_is_sound_and_hands_over_what_it_did(released: Path) -> None:
    wanted = expected(released)
    assert exported(released) == wanted
    assert check(released) == []


def test_a_released_library_has_everything_in_it(released: Path) -> None:
    with Library(released, "ann") as library:
        ferry, flour = library.listing().fetch(0, 2)
        assert (ferry.state, ferry.published, flour.published) == ("done", "2021-02-03", "2021-02")
        old, new = library.versions(library.article(ferry.id))
        assert "ninth day" in library.version_text(old.id)
        assert "tenth day" in library.version_text(new.id)
        marks = {mark.annotation.exact: mark for mark in library.marks(ferry.id)}
        assert marks["did not answer the telephone"].placement.status == "orphan"
        assert marks["for a ninth day"].placement.status == "placed"
        assert marks["9,000 won a kilogram in Hoeryong"].annotation.note == "북한\nsecond line"
        reading = library.open(flour.id)
        assert reading.zones[-1] == "boilerplate"
        assert reading.place == 30
        (price,) = library.marks(flour.id)
        assert library.draft(price.annotation.id) == "half a though"
        assert library.setting("advance") is True
        assert library.listing(query="kilogram").count == 1
        library.redo()
        assert len(library.marks(flour.id)) == 2
        while library.entries()[-1].undone is False:
            library.undo()
        assert library.marks(ferry.id) == []
        tag = library.codebook.get("market-prices")
        assert tag is not None
        assert tag.name == "market prices"


@pytest.mark.parametrize("released", WITHOUT_ENTITIES, ids=lambda path: path.stem, indirect=True)
def test_mentions_of_a_released_library_become_entities_of_the_library(released: Path) -> None:
    with closing(sqlite3.connect(released)) as file:
        stored = file.execute(
            "SELECT count(*), min(name) FROM mention JOIN article USING (version)"
            " WHERE label IN ('PERSON', 'GPE', 'ORG', 'COMMODITY')"
        ).fetchone()
    assert stored[0]
    with Library(released, "ann") as library:
        listing = library.entities.listing(labels=("PERSON", "GPE", "ORG", "COMMODITY"))
        assert sum(one.mentions for one in listing.fetch(0, 99)) == stored[0]
        assert library.entities.find(stored[1]).name == stored[1]
        everything = library.entities.listing(sort="name").fetch(0, 99)
        for row in library.listing().fetch(0, 99):
            library.open(row.id)
        assert library.entities.listing(sort="name").fetch(0, 99) == everything
    assert check(released) == []


def test_how_far_each_article_was_read_is_so_in_every_set_of_its_reader(tmp_path: Path) -> None:
    golden = Path(__file__).parent / "golden" / "library-10.db"
    path = Path(shutil.copy(golden, tmp_path / "library.db"))
    for name in ("main", "second pass"):
        with Library(path, "ann", name) as library:
            ferry, flour = library.listing().fetch(0, 2)
            assert (ferry.state, flour.state) == ("done", "reading")
            assert library.open(flour.id).place == 30
    for annotator, state in (("bea", "new"), ("carl", "reading")):
        with Library(path, annotator) as library:
            assert [row.state for row in library.listing().fetch(0, 2)] == [state, "new"]
    with Library(path, "carl") as library:
        own = library.hands.named("main")
        assert (own.annotator, len(own.id)) == ("carl", 10)
        assert len({one.id for one, _ in library.sets()}) == len(library.sets()) == 4
    assert check(path) == []


def test_what_coders_had_between_them_is_there(tmp_path: Path) -> None:
    golden = Path(__file__).parent / "golden" / "library-16.db"
    path = Path(shutil.copy(golden, tmp_path / "library.db"))
    with Library(path, "dora") as library:
        (task,) = library.adjudicating.every()
        assert [one.name for one in (task.a, task.b, task.into)] == ["main", "main", "agreed"]
        (ferry,) = library.listing("ferry").fetch(0, 1)
        found = [one.decision for one in task.in_article(ferry.id) if one.decision]
        assert [(one.choice, one.annotator, one.reason) for one in found] == [
            ("neither", "dora", "nothing is said of it"),
            ("left", "dora", None),
        ]
        away = [one.set.name for one in library.hands.every(archived=True) if one.archived]
        assert away == ["dry run"]
        (conflict,) = library.conflicts.every()
        assert {conflict.mine.note, conflict.theirs.note} == {"said on the quay", "said in a bar"}
        assert conflict.file == "from-the-quay.jsonl"
    with Library(path, "bea") as library:
        marks = {one.mark.annotation.exact: one.mark.annotation for one in library.passages()}
        assert marks["Nobody told us"].grade.code == "C3"
        (accepted,) = library.suggesting.accepted()
        assert (accepted.score, accepted.because) == (0.75, ("kilogram", "won"))
        assert [one.rule.words for one in library.tag_all.rules()] == ["kilogram", "Hoeryong"]
        run = library.tag_all.run(Rule("market-prices", "string", "kilogram"))
        assert [run.offered.hits(row) for row in run.offered.fetch(0, 9)] == [[]]
        assert run.offered.tally.refused == 1
    assert check(path) == []


def test_an_upgrade_is_made_after_a_backup(released: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = exported(released)
    earlier = backups(released)

    def seen_again(db: "Database") -> None:
        db.execute("ALTER TABLE article ADD COLUMN seen TEXT")
        db.execute("CREATE INDEX article_seen ON article (seen)")

    monkeypatch.setattr(migrations, "STEPS", (*migrations.STEPS, seen_again))
    assert exported(released) == before
    assert check(released) == []
    with closing(sqlite3.connect(released)) as file:
        assert "seen" in [row[1] for row in file.execute("PRAGMA table_info(article)")]
    (copy,) = set(backups(released)) - set(earlier)
    monkeypatch.undo()
    assert exported(copy) == before
    with pytest.raises(NkreaderError, match="newer nkreader"):
        Library(released, "ann")


def test_a_table_is_built_anew_without_losing_what_points_at_it(
    released: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = exported(released)

    def shout(db: "Database") -> None:
        db["annotation_set"].transform(types={"name": str})  # type: ignore[union-attr]

    monkeypatch.setattr(migrations, "STEPS", (*migrations.STEPS, shout))
    assert exported(released) == before
    with Library(released, "ann") as library:
        assert library._context.store.value("PRAGMA foreign_keys") == 1
    assert check(released) == []


@pytest.mark.parametrize(
    "step",
    [
        "INSERT INTO no_such_table VALUES (1)",
        "DELETE FROM annotation_set",
        "RAISE",
    ],
)
def test_an_upgrade_that_fails_leaves_the_library_as_it_was(
    released: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    before = exported(released)
    earlier = set(backups(released))

    def first(db: "Database") -> None:
        db.execute("DELETE FROM link")

    def second(db: "Database") -> None:
        if step == "RAISE":
            raise RuntimeError("a fault\nof ours")
        db.execute(step)

    monkeypatch.setattr(migrations, "STEPS", (*migrations.STEPS, first, second))
    for _ in range(2):
        with pytest.raises(NkreaderError, match="as it was; a copy is") as told:
            Library(released, "ann")
        assert "\n" not in str(told.value)
    monkeypatch.undo()
    assert exported(released) == before
    assert check(released) == []
    copies = set(backups(released)) - earlier
    assert [exported(copy) for copy in copies] == [before, before]


def test_an_upgrade_that_is_stopped_leaves_no_copies_behind(
    released: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = sorted(released.parent.iterdir())

    def endless(database: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(migrations, "STEPS", (*migrations.STEPS, endless))
    for _ in range(2):
        with pytest.raises(KeyboardInterrupt):
            Library(released, "ann")
    assert sorted(released.parent.iterdir()) == before
    monkeypatch.undo()
    with Library(released, "ann") as library:
        assert library.passages(everybody=True)


def test_an_older_library_that_may_only_be_read_is_refused_in_one_line(
    released: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from nkreader.store.opening import connect

    store = connect(released)
    store.read_only = "this library may only be read here"
    monkeypatch.setattr(migrations, "STEPS", (*migrations.STEPS, migrations.first_schema))
    with pytest.raises(NkreaderError, match="older nkreader"):
        migrations.ready(store)
    store.close()


def test_the_view_for_other_programs_gives_the_words_at_the_place_it_gives(released: Path) -> None:
    Library(released, "ann").close()
    with closing(sqlite3.connect(released)) as file:
        rows = file.execute(
            'SELECT start, "end", exact, tagged_as, status, text FROM annotation_export'
            " JOIN article ON article.id = annotation_export.article"
            " JOIN version_text ON version_text.version = article.version"
        ).fetchall()
    placed = [row for row in rows if row[0] is not None]
    assert all(text[start:end] == exact for start, end, exact, _, _, text in placed)
    assert [(row[2], row[3]) for row in rows if row[3]] == [("for a tenth day", "for a ninth day")]
    assert [row[2:4] for row in rows if row[4] == "orphan"] == [
        ("did not answer the telephone", None)
    ]


@pytest.mark.parametrize("released", WITHOUT_CLAIMS, ids=lambda path: path.stem, indirect=True)
def test_who_says_what_is_found_in_a_released_library(released: Path) -> None:
    with Library(released, "ann") as library:
        waiting = library.claims.waiting()
        assert waiting == library.listing().count
        assert library.claims.listing().count == 0
        assert list(library.claims.catch_up()) == list(range(waiting - 1, -1, -1))
        (one,) = library.claims.listing('speaker:"dock worker" claim:ferry').fetch(0, 9)
        assert one.content[0].exact == "The ferry to Rajin stayed in port for a tenth day"
        assert library.figures.spoken(by="day")
        library.undo()
