"""The copy for SQL: Datasette shows it, every table has its place, nothing private goes along."""

import asyncio
import json
from pathlib import Path
from typing import Any

import pytest

from nkreader.exchange.datasette import metadata
from nkreader.library import Library
from nkreader.model import NkreaderError
from nkreader.store.packing import LEFT_OUT, ORIGINALS, PACKED
from nkreader.text.span import Span

TEXT = "Coal 🚢 moves\n\nA trader in Sinuiju said coal is dear.\n\nNobody said =1+1.\n"


def exported(folder: Path) -> Path:
    """A copy of a library with one passage."""
    (folder / "a.txt").write_text(TEXT)
    with Library(folder / "l.db", "me", "main") as library:
        (one,) = list(library.add([str(folder / "a.txt")]))
        assert one.id is not None
        library.edit(library.article(one.id), {"published": "2020-11-20"})
        start = TEXT.index("coal is dear")
        library.tag(library.article(one.id), Span(start, start + 12), "sanctions-concern")
        library.export(library.passages(), "sqlite", folder / "news.db", everything=True)
    return folder / "news.db"


async def shown(file: Path, *pages: str) -> list[Any]:
    from datasette.app import Datasette

    told = json.loads(file.with_name("news.metadata.json").read_text())
    served = Datasette([str(file)], metadata=told)
    await served.invoke_startup()
    answers = [await served.client.get(page) for page in pages]
    assert [one.status_code for one in answers] == [200] * len(pages)
    return [one.json() for one in answers]


def test_datasette_shows_the_passages_and_answers_the_questions_that_go_along(
    tmp_path: Path,
) -> None:
    file = exported(tmp_path)
    pages = asyncio.run(
        shown(
            file,
            "/news/annotation_export.json?_shape=objects",
            "/news/passages_by_tag.json?tag=sanctions-concern&_shape=objects",
            "/news/tags_by_month.json?_shape=objects",
            "/news/words_in_passages.json?word=dear&_shape=objects",
            "/news.json",
        )
    )
    assert [row["exact"] for row in pages[0]["rows"]] == ["coal is dear"]
    assert [row["exact"] for row in pages[1]["rows"]] == ["coal is dear"]
    assert pages[2]["rows"] == [{"month": "2020-11", "tag": "sanctions-concern", "passages": 1}]
    assert len(pages[3]["rows"]) == 1
    hidden = {table["name"] for table in pages[4]["tables"] if table["hidden"]}
    assert {"change_row", "setting"} <= hidden


def test_what_the_metadata_names_is_there(tmp_path: Path) -> None:
    tables = json.loads(metadata("news"))["databases"]["news"]["tables"]
    views = {"annotation_export", "annotation_place", "claim", "spoken_date"}
    known = {*PACKED, *ORIGINALS, *LEFT_OUT, *views}
    assert set(tables) <= known | {"article_search_config"}
    assert not {name for name in LEFT_OUT if not tables.get(name, {}).get("hidden")}


def test_a_part_is_no_copy(tmp_path: Path) -> None:
    exported(tmp_path)
    with (
        Library(tmp_path / "l.db", "me", "main") as library,
        pytest.raises(NkreaderError, match="whole library"),
    ):
        library.export(library.passages(), "sqlite", tmp_path / "part.db")
    assert not (tmp_path / "part.db").exists()
