"""The page of a Markdown report on how far two sets agree."""

from collections.abc import Iterator

from nkreader.agreement import Page
from nkreader.exchange.agreement_rows import ALL, HEADS, METHOD, Row, agreement_rows, between
from nkreader.exchange.markdown_escape import inline


def agreement_section(page: Page) -> str:
    """The section in Markdown."""
    rows = list(agreement_rows(page))
    method = METHOD.replace("a, b, both:", "*a*, *b*, *both*:").replace(ALL, f"*{ALL}*")
    lines = [
        "", "## Agreement", "", inline(between(page)), "",
        f"| {' | '.join(HEADS)} |".replace("_", r"\_"),
        "| :-- | --: | --: | --: | --: | --: | --: | --: | --: |",
        *(_row(row) for row in rows), "", method.replace("_", r"\_"), *_notes(rows),
    ]  # fmt: skip
    return "\n".join(lines) + "\n"


def _row(row: Row) -> str:
    name = f"*{row.name}*" if row.is_all else inline(row.name)
    return f"| {' | '.join([name, *row.cells])} |"


def _notes(rows: list[Row]) -> Iterator[str]:
    """What figures must be read with, tag by tag; of both units once."""
    for row in rows:
        if row.diagnoses:
            yield f"\n**{inline(row.name)}**\n"
        for one in row.diagnoses:
            yield f"- {inline(one.means)} {inline(one.do)}"
