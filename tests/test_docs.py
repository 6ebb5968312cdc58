"""The documentation says what is so."""

import importlib.util
import re
from pathlib import Path

import pytest

from nkreader.exchange import FORMATS
from nkreader.tui.keys import KEYS

ROOT = Path(__file__).parent.parent


def test_the_page_of_keys_is_made_from_the_table() -> None:
    spec = importlib.util.spec_from_file_location("keys", ROOT / "docs" / "keys.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    assert (ROOT / "docs" / "keys.md").read_text("utf-8") == module.page()


def test_no_two_acts_of_one_place_share_a_key() -> None:
    seen: dict[tuple[str, str], str] = {}
    for key in KEYS:
        for where in key.where:
            for one in key.keys.split(","):
                assert seen.setdefault((where, one), key.id) == key.id


def test_every_capital_has_a_second_key() -> None:
    lonely = [key.id for key in KEYS if len(key.keys) == 1 and key.keys.isupper()]
    assert not lonely


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_is_described(name: str) -> None:
    assert name in (ROOT / "docs" / "formats.md").read_text("utf-8").lower()


def test_links_between_the_pages_lead_somewhere() -> None:
    pages = [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")]
    broken = [
        f"{page.name}: {target}"
        for page in pages
        for target in re.findall(r"\]\(([^)#:]+)\)", page.read_text("utf-8"))
        if not (page.parent / target).exists()
    ]
    assert not broken


def test_every_verb_of_the_readme_exists() -> None:
    from nkreader.cli.verbs import VERBS

    text = (ROOT / "README.md").read_text("utf-8")
    shell = "\n".join(re.findall(r"```sh\n(.*?)```", text, re.DOTALL))
    named = set(re.findall(r"^nkreader ([a-z]+)", shell, re.MULTILINE))
    assert len(named) > 5
    assert named <= set(VERBS)
