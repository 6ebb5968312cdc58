"""docs/formats.md tells the truth: its examples are what the program writes and reads."""

import re
from io import BytesIO
from pathlib import Path

from nkreader.exchange import csv_table, jsonl, markdown_report
from nkreader.exchange.codebook_toml import read_codebook
from nkreader.model import COLOURS

PAGE = (Path(__file__).parents[2] / "docs" / "formats.md").read_text("utf-8")


def example(language: str) -> str:
    found = re.search(rf"^```{language}\n(.*?)^```$", PAGE, re.DOTALL | re.MULTILINE)
    assert found is not None
    return found[1]


def test_the_jsonl_example_is_byte_for_byte_what_is_written() -> None:
    bundle = jsonl.read_lines(BytesIO(example("jsonl").encode()))
    assert b"".join(jsonl.write(bundle)).decode() == example("jsonl")


def test_the_other_examples_come_of_the_same_annotations() -> None:
    bundle = jsonl.read_lines(BytesIO(example("jsonl").encode()))
    indented = "\n".join(line.removeprefix("    ") for line in PAGE.split("\n"))
    table = b"".join(csv_table.write(bundle)).decode("utf-8-sig").split("\r\n")
    assert "\n".join(table[:2]) in indented
    cited = bundle._replace(paragraphs={bundle.marks[0].annotation.id: 1})
    report = b"".join(markdown_report.write(cited)).decode()
    passage = report[report.index("> ") : report.index("> a driver")].strip()
    assert passage in indented


def test_the_codebook_example_and_its_rules_are_right() -> None:
    border, buses = read_codebook(example("toml")).entries
    assert (border.slug, border.colour, buses.was, buses.name) == (
        "border", "blue", "buses", "bus-lines",
    )  # fmt: skip
    assert ", ".join(COLOURS) in " ".join(PAGE.split())


def test_the_rule_to_undo_the_guard_is_the_one_that_is_used() -> None:
    rule = re.search(r"cell that matches `\^'\+(.*?)`", PAGE)
    assert rule is not None
    assert csv_table.RISKY.pattern == "'*" + rule[1]
