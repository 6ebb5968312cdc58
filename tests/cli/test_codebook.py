"""codebook show, edit, import, export: one act each, and no edited text is ever lost."""

import re
import sys
from pathlib import Path

import pytest

from tests.cli.running import Command, lines

NEW = '\n[[tag]]\nslug = "night-trade"\nname = "Night trade"\n'


def editor(run: Command, script: str) -> dict[str, str]:
    """An editor that does to the file's text what a line of Python says."""
    body = (
        "import pathlib, sys\npath = pathlib.Path(sys.argv[1])\ntext = path.read_text('utf-8')\n"
        f"{script}\npath.write_text(text, 'utf-8')\n"
    )
    file = run.file("editor.py", body)
    return {"EDITOR": f"{sys.executable} {file}", "VISUAL": ""}


def slugs(run: Command) -> list[str]:
    return [one["slug"] for one in run.json("codebook", "show", "--json") if not one["retired"]]


def test_show_lists_every_tag_with_its_fields(run: Command) -> None:
    shown = run.json("codebook", "show", "--json")
    assert list(shown[0]) == [
        "id", "slug", "name", "key", "colour", "definition", "parent", "retired"
    ]  # fmt: skip
    assert len(lines(run("codebook").stdout)) == len(shown)


def test_export_and_import_carry_a_codebook_over(run: Command) -> None:
    file = run.folder / "book.toml"
    run("codebook", "export", "-o", file)
    assert file.read_text() == run("codebook", "export").stdout
    file.write_text(file.read_text() + NEW)
    done = run("codebook", "import", file)
    assert lines(done.stderr) == ["codebook: 1 new"]
    assert slugs(run)[-1] == "night-trade"
    assert run("undo").exit_code == 0
    assert "night-trade" not in slugs(run)


def test_import_leaves_other_tags_alone_unless_told_to_replace(run: Command) -> None:
    before = slugs(run)
    file = run.file("book.toml", NEW)
    run("codebook", "import", file)
    assert set(slugs(run)) == {*before, "night-trade"}
    done = run("codebook", "import", file, "--replace")
    assert f"{len(before)} retired" in done.stderr
    assert slugs(run) == ["night-trade"]


def test_edit_applies_the_difference_as_one_act(run: Command) -> None:
    before = slugs(run)
    old = before[0]
    done = run(
        "codebook",
        "edit",
        **editor(
            run, f'text = text.replace(\'slug = "{old}"\', \'slug = "renamed"\\nwas = "{old}"\')'
        ),
    )
    assert done.exit_code == 0
    assert slugs(run)[0] == "renamed"
    run("undo")
    assert slugs(run) == before


@pytest.mark.parametrize("script", ["pass", "text = ''", "text = ' \\n'"])
def test_edit_without_a_change_or_a_text_is_no_act(run: Command, script: str) -> None:
    done = run("codebook", "edit", **editor(run, script))
    assert (done.exit_code, lines(done.stderr)) == (0, ["codebook: nothing was changed"])
    assert run("undo").exit_code == 1


def test_a_text_with_a_mistake_is_kept(run: Command) -> None:
    before = slugs(run)
    done = run("codebook", "edit", **editor(run, "text = text + '\\n[[tag]]\\nslug = 7 oops'"))
    assert done.exit_code == 1
    found = re.search(r"kept in (\S+)", done.stderr)
    assert found
    assert Path(found[1]).read_text().endswith("slug = 7 oops")
    assert slugs(run) == before


def test_a_text_is_kept_where_the_editor_fails(run: Command) -> None:
    done = run("codebook", "edit", **editor(run, "path.write_text(text + '# mine'); sys.exit(3)"))
    assert done.exit_code == 1
    found = re.search(r"kept in (\S+)", done.stderr)
    assert found
    assert Path(found[1]).read_text().endswith("# mine")


def test_a_codebook_that_changed_meanwhile_is_not_overwritten(run: Command) -> None:
    run("codebook", "show")
    meanwhile = run.file("meanwhile.toml", NEW)
    command = [sys.executable, "-m", "nkreader", "codebook", "import", str(meanwhile)]
    script = f"import subprocess; subprocess.run({command!r}); text = text + '# mine'"
    done = run("codebook", "edit", **editor(run, script))
    assert done.exit_code == 1
    assert "kept in" in done.stderr
    assert "night-trade" in slugs(run)


def test_an_editor_that_is_not_there_is_named(run: Command) -> None:
    done = run("codebook", "edit", VISUAL="no-such-editor --wait", EDITOR="")
    assert done.exit_code == 1
    (line,) = lines(done.stderr)
    assert "no-such-editor" in line


@pytest.mark.parametrize(
    "content",
    ["[[tag]]\nslug = \n", '[[tag]]\nslug = "A B"\n', "\xff".encode("latin-1"), "[[tag]]\n", ""],
)
def test_a_file_that_is_no_codebook_changes_nothing(run: Command, content: str | bytes) -> None:
    before = slugs(run)
    done = run("codebook", "import", run.file("book.toml", content))
    assert done.exit_code == 1
    assert len(lines(done.stderr)) == 1
    assert slugs(run) == before
