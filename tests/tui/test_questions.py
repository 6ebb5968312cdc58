"""Twelve questions that a person asks of a library of a thousand articles, each answered in at
most eight keys, and right: the same is asked of the file in SQL."""

import shutil
import sqlite3
from collections.abc import Awaitable, Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from nkreader.figures import Grid
from nkreader.library import Library
from nkreader.model import Article
from nkreader.text.span import Span
from nkreader.tui.screens.entities import EntitiesScreen
from nkreader.tui.screens.reader import ReaderScreen
from nkreader.tui.screens.times import TimesScreen
from tests.tui.driving import reader, running, told, until

Answer = Callable[[Pilot[int], list[tuple[Any, ...]]], Awaitable[None]]
SENTENCES = {
    2: "Kim Jong Un spoke in Pyongyang.",
    3: "Coal left Nampo by night, and Nampo was dark.",
    5: "The gate at Dandong was closed.",
    7: "Rice cost 4,200 won.",
}
"""Each stands in every article whose number it divides."""
TAGS = {5: ("border-closure",), 7: ("market-prices", "rumor-or-speculation")}
PUBLISHERS = ("Yalu Wire", "Border Post", None)
TAGGED = (
    " FROM annotation JOIN article ON article.key = annotation.article"
    " JOIN tag ON tag.key = annotation.tag WHERE slug = 'border-closure'"
)
WORDS = (
    "SELECT sum((length(text) - length(replace(lower(text), '{0}', ''))) / length('{0}')),"
    " count(*) FROM version_text JOIN article ON article.version = version_text.version"
    " WHERE lower(text) LIKE '%{0}%'"
)


ARTICLES = 1_000


def source(number: int) -> str:
    """An article of three months, of one publisher or none; every tenth has no date."""
    said = [words for by, words in SENTENCES.items() if number % by == 0]
    head = [f"title: Report {number}"]
    if number % 10:
        head.append(f"date: 2020-{1 + number % 3:02}-{1 + number % 28:02}")
    if publisher := PUBLISHERS[number % 3]:
        head.append(f"publisher: {publisher}")
    lines = ["---", *head, "---", "", " ".join(["It is written.", *said])]
    return "\n".join(lines) + "\n"


def code(library: Library, article: Article, number: int) -> None:
    """Tag an article, and be done with some; two were opened."""
    text = library.text(article)
    for by in TAGS:
        if number % by == 0:
            start = text.index(SENTENCES[by])
            for slug in TAGS[by]:
                library.tag(article, Span(start, start + len(SENTENCES[by])), slug)
    if number % 9 == 0:
        library.set_state(article.id, "done")
    if number in (11, 12):
        library.shelf.opened(article.id)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The library of a thousand articles, which each question is given a copy of."""
    folder = tmp_path_factory.mktemp("thousand")
    for number in range(1, ARTICLES + 1):
        (folder / f"{number:04}.md").write_text(source(number), "utf-8")
    with Library(folder / "library.db", "ann") as library:
        added = library.add([str(file) for file in sorted(folder.glob("*.md"))])
        for number, one in enumerate(added, 1):
            assert one.id is not None, one.error
            code(library, library.article(one.id), number)
    return folder / "library.db"


@pytest.fixture
def many(built: Path, library_file: Path) -> Iterator[Library]:
    """A thousand articles, tagged, some of them done."""
    shutil.copyfile(built, library_file)
    with Library(library_file, "ann") as opened:
        yield opened


def says(words: str) -> Answer:
    """The answer stands on the screen, with what SQL finds in its places."""

    async def check(pilot: Pilot[int], rows: list[tuple[Any, ...]]) -> None:
        await until(pilot, told(pilot, words.format(*rows[0])))

    return check


def counts(row: str | None, heads: str, key: Callable[[Any], Any]) -> Answer:
    """The counts of a row of the table; `key` is what SQL calls a column of those of a kind."""

    async def check(pilot: Pilot[int], rows: list[tuple[Any, ...]]) -> None:
        await until(pilot, lambda: _row(_grid(pilot), row, heads, key) == dict(rows))

    return check


def _grid(pilot: Pilot[int]) -> Grid:
    assert isinstance(pilot.app.screen, TimesScreen)
    return pilot.app.screen.rows.grid


def _row(grid: Grid, row: str | None, heads: str, key: Callable[[Any], Any]) -> dict[Any, int]:
    if row not in grid.rows:
        return {}
    here = grid.rows.index(row)
    return {
        key(head): number
        for column, head in enumerate(grid.heads)
        if head.kind == heads and (number := grid.number(here, column))
    }


async def first_entity(pilot: Pilot[int], rows: list[tuple[Any, ...]]) -> None:
    """The entity under the cursor has these articles and dates."""

    def right() -> bool:
        screen = pilot.app.screen
        one = screen.rows.current if isinstance(screen, EntitiesScreen) else None
        return one is not None and (one.name, one.articles, one.first, one.last) == rows[0]

    await until(pilot, right)


async def open_article(pilot: Pilot[int], rows: list[tuple[Any, ...]]) -> None:
    """This article is open."""
    await until(pilot, lambda: isinstance(pilot.app.screen, ReaderScreen))
    await until(pilot, lambda: (reader(pilot).reading.article.id,) == rows[0])


NAMED = (
    "SELECT 'Kim Jong Un', count(*), min(published), max(published) FROM article"
    " JOIN version_text ON version_text.version = article.version WHERE text LIKE '%Kim Jong Un%'"
)
TOGETHER = (
    "SELECT t2.slug, count(*) FROM annotation a JOIN tag t ON t.key = a.tag"
    " JOIN annotation b ON b.article = a.article AND b.start = a.start"
    " JOIN tag t2 ON t2.key = b.tag WHERE t.slug = 'market-prices' GROUP BY t2.slug"
)
QUESTIONS: dict[str, tuple[list[str], str, Answer]] = {
    "how far am I": (
        [],
        "SELECT (SELECT count(*) FROM reading_state WHERE state = 'done'), count(*) FROM article",
        says("{:,} of {:,} articles done"),
    ),
    "what did I open last": (
        ["l"],
        "SELECT id FROM reading_state JOIN article ON article.key = article"
        " ORDER BY opened DESC LIMIT 1",
        open_article,
    ),
    "where does Nampo occur": (
        ["slash", *"nampo", "enter"],
        WORDS.format("nampo"),
        says("“nampo” · {:,} hits in {:,} articles"),
    ),
    "who says what about coal": (
        ["slash", *"coal", "enter"],
        WORDS.format("coal"),
        says("“coal” · {:,} hits in {:,} articles"),
    ),
    "what came each month": (
        ["Y"],
        "SELECT substr(published, 1, 7), count(*) FROM article WHERE published IS NOT NULL"
        " GROUP BY 1",
        counts("article", "time", lambda head: head.start[:7]),
    ),
    "what has no date": (
        ["Y"],
        "SELECT 'undated', count(*) FROM article WHERE published IS NULL",
        counts("article", "undated", lambda head: head.kind),
    ),
    "which weeks had border closures": (
        ["Y", "r", "b", "b", "b"],
        f"SELECT date(published, '-6 days', 'weekday 1'), count(*){TAGGED}"
        " AND published IS NOT NULL GROUP BY 1",
        counts("border-closure", "time", lambda head: head.start),
    ),
    "who writes of border closures": (
        ["Y", "tab"],
        f"SELECT coalesce(publisher, ''), count(*){TAGGED} GROUP BY 1",
        counts("border-closure", "name", lambda head: head.name),
    ),
    "what stands with prices": (
        ["Y", "tab", "tab"],
        TOGETHER,
        counts("market-prices", "name", lambda head: head.name),
    ),
    "what was coded as prices": (
        ["T", "z", *"mark", "enter"],
        "SELECT count(*) FROM annotation JOIN tag ON tag.key = annotation.tag"
        " WHERE slug = 'market-prices'",
        says("Passages · market prices · {:,}"),
    ),
    "when was Kim Jong Un named": (["e", "f", *"kim", "enter"], NAMED, first_entity),
    "what is of the Border Post": (
        ["O", *"pub", "enter"],
        "SELECT count(*) FROM article WHERE publisher = 'Border Post'",
        says("Border Post {:,} ─"),
    ),
}


@pytest.mark.parametrize("question", QUESTIONS)
async def test_a_question_is_answered_in_eight_keys_and_rightly(
    many: Library, question: str
) -> None:
    keys, sql, answer = QUESTIONS[question]
    assert len(keys) <= 8
    with sqlite3.connect(many.path) as db:
        rows = db.execute(sql).fetchall()
    assert rows
    assert None not in rows[0]
    async with running(many, size=(130, 42)) as pilot:
        for key in keys:
            await pilot.press(key)
            await pilot.pause()
        await answer(pilot, rows)
