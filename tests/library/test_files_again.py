"""Files that come again: the same bytes are not read again, and nothing else is taken for them."""

import os
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from nkreader.library import Library, incoming
from nkreader.library.storing import Added
from nkreader.library.upkeep import check
from nkreader.model import NkreaderError
from nkreader.text.span import Span

QUIET = "---\npublisher: {}\n---\n\n# Quiet at the gate\n\nNo cart passed the gate at Namyang.\n"


def statuses(library: Library, *sources: Path, **said: Any) -> list[str]:
    return [one.status for one in added(library, *sources, **said)]


def added(library: Library, *sources: Path, **said: Any) -> list[Added]:
    return list(library.add([str(one) for one in sources], **said))


@pytest.fixture
def unreadable(monkeypatch: pytest.MonkeyPatch) -> None:
    """From now on whatever is read is another text: a newer program extracts differently."""

    def none(*_: object) -> Iterator[NkreaderError]:
        yield NkreaderError("was read")

    monkeypatch.setattr(incoming, "pieces", none)


@pytest.fixture
def quiet(tmp_path: Path) -> Path:
    file = tmp_path / "quiet.md"
    file.write_text(QUIET.format("Tumen Post"))
    return file


def test_the_same_bytes_are_not_extracted_again(
    library: Library, quiet: Path, request: pytest.FixtureRequest
) -> None:
    (first,) = added(library, quiet)
    article = library.article(first.id or "")
    library.tag(article, Span(0, 5), "border-closure")
    request.getfixturevalue("unreadable")
    (again,) = added(library, quiet)
    assert again == first._replace(status="unchanged")
    os.utime(quiet, (1, 1))
    assert statuses(library, quiet.parent) == ["unchanged"]
    assert [mark.placement.status for mark in library.marks(article.id)] == ["placed"]


def test_other_bytes_of_the_same_size_and_time_are_read(library: Library, quiet: Path) -> None:
    added(library, quiet)
    before = quiet.stat()
    quiet.write_text(quiet.read_text().replace("Namyang", "Hoeryo."))
    os.utime(quiet, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert statuses(library, quiet) == ["updated"]


def test_a_file_that_goes_back_to_what_it_was_is_followed(library: Library, quiet: Path) -> None:
    added(library, quiet)
    quiet.write_text(QUIET.format("Yalu Wire"))
    assert statuses(library, quiet) == ["updated"]
    quiet.write_text(QUIET.format("Tumen Post"))
    (one,) = added(library, quiet)
    assert one.status == "updated"
    assert library.article(one.id or "").metadata.publisher == "Tumen Post"


def test_what_is_said_with_it_is_applied_and_stays(library: Library, quiet: Path) -> None:
    added(library, quiet)
    (one,) = added(library, quiet, said={"title": "At the gate"})
    assert (one.status, one.title) == ("updated", "At the gate")
    assert statuses(library, quiet) == ["unchanged"]
    quiet.write_text(QUIET.format("Yalu Wire"))
    (one,) = added(library, quiet)
    assert (one.status, one.title) == ("updated", "At the gate")
    assert library.article(one.id or "").metadata.publisher == "Yalu Wire"


def test_an_archive_is_known_as_a_whole(
    library: Library, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    packed = tmp_path / "news.zip"
    with zipfile.ZipFile(packed, "w") as into:
        for name in ("a.txt", "b.txt"):
            into.writestr(name, f"Gate {name}\n\nNo cart passed the gate at Namyang.\n")
    first = added(library, packed)
    assert [one.member for one in first] == ["a.txt", "b.txt"]
    library.remove(library.article(first[0].id or ""))
    assert statuses(library, packed) == ["added", "unchanged"]
    whole = added(library, packed)
    request.getfixturevalue("unreadable")
    assert added(library, packed) == whole
    assert [one.member for one in whole] == ["a.txt", "b.txt"]
    library.remove(library.article(whole[0].id or ""))
    assert [one.error for one in added(library, packed)] == ["was read"]
    assert check(library.path) == []


def test_a_table_is_read_again_where_its_columns_mean_something_else(
    library: Library, tmp_path: Path
) -> None:
    table = tmp_path / "rows.csv"
    table.write_text("id,kicker,headline2,text\n1,Gate,Shut,No cart passed the gate today.\n")
    (one,) = added(library, table, mapping={"kicker": "title"})
    assert one.title == "Gate"
    (one,) = added(library, table, mapping={"headline2": "title"})
    assert (one.status, one.title) == ("updated", "Shut")
    assert statuses(library, table, mapping={"headline2": "title"}) == ["unchanged"]


def test_two_files_of_one_article_do_not_hide_each_other(library: Library, tmp_path: Path) -> None:
    one, two = tmp_path / "one.eml", tmp_path / "two.eml"
    mail = "Message-ID: <gate@example.org>\nSubject: Quiet at the gate\n\nNo cart came to {}.\n"
    one.write_text(mail.format("Hoeryong"))
    two.write_text(mail.format("Musan"))
    assert statuses(library, one, two) == ["added", "updated"]
    assert statuses(library, one) == ["updated"]
    (told,) = added(library, two)
    assert told.status == "updated"
    assert "Musan" in library.text(library.article(told.id or ""))
    assert statuses(library, two) == ["unchanged"]


def test_a_file_with_an_error_tells_it_again(library: Library, tmp_path: Path) -> None:
    packed = tmp_path / "news.zip"
    with zipfile.ZipFile(packed, "w") as into:
        into.writestr("../out.txt", "No cart passed the gate at Namyang.\n")
        into.writestr("in.txt", "No cart passed the gate at Namyang.\n")
    assert sorted(statuses(library, packed)) == ["added", "failed"]
    assert sorted(statuses(library, packed)) == ["failed", "unchanged"]
