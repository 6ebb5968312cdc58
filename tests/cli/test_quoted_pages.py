"""A page that was only quoted becomes, when it is fetched, the next text of the same article."""

import json

from tests.cli.running import Command
from tests.cli.test_web import page, server
from tests.fetching.tricks import Tricks

__all__ = ["server"]

SENTENCE = "The gate at the customs yard was closed again before noon."
TEXT = f"Lorries lined up at dawn. {SENTENCE} Nobody said when it opens."


def test_the_page_becomes_the_next_text_and_its_marks_are_placed_or_reviewed(
    run: Command, server: Tricks
) -> None:
    address = server.address("/ferry")
    rows = [
        # A whole sentence, a part of one, and what is not there.
        {"exact": SENTENCE, "prefix": "Lorries lined up at dawn. ", "suffix": " Nobody said when"},
        {"exact": "Nobody", "prefix": "closed again before noon. ", "suffix": " said when it"},
        {"exact": "words that the page never had", "prefix": "", "suffix": ""},
    ]  # fmt: skip
    given = [
        {"uri": address, "tags": ["border"], "id": str(number), "document": {"title": ["Ferry"]},
         "target": [{"source": address, "selector": [{"type": "TextQuoteSelector", **row}]}]}
        for number, row in enumerate(rows)
    ]  # fmt: skip
    file = run.folder / "marks.json"
    file.write_text(json.dumps({"rows": given}), "utf-8")
    assert run("import", file).exit_code == 0
    (quoted,) = run.json("list", "--json")
    server.pages["/ferry"] = (page("Ferry stays moored", TEXT), "text/html")
    (added,) = run.json("add", address, "--json")
    assert (added["status"], added["id"]) == ("updated", quoted["id"])
    (shown,) = run.json("show", quoted["id"], "--json")
    assert shown["text"].count(SENTENCE) == 3
    found = {one["exact"]: one for one in shown["annotations"]}
    assert found["words that the page never had"]["status"] == "orphan"
    assert found[SENTENCE]["status"] == "review"
    server.pages["/ferry"] = (page("Ferry stays moored").replace(
        b"First.", TEXT.encode()), "text/html")  # fmt: skip
    assert run.json("add", address, "--json")[0]["status"] == "updated"
    (shown,) = run.json("show", quoted["id"], "--json")
    found = {one["exact"]: one for one in shown["annotations"]}
    start, end = found[SENTENCE]["start"], found[SENTENCE]["end"]
    assert found[SENTENCE]["status"] == "placed"
    assert shown["text"][start:end] == SENTENCE
    assert found["Nobody"]["status"] == "review"
    assert shown["text"][found["Nobody"]["start"] :].startswith("Nobody said when")
