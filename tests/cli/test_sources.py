"""sources: who says what, in files without a library, and in an article of one."""

import json

from tests.cli.running import BRIDGE, RICE, Command, lines


def test_jsonl_counts_in_the_text(run: Command) -> None:
    file = run.file("rice.txt", RICE)
    (one,) = run.json("sources", file, "--jsonl")
    assert list(one) == ["file", "source", "cue", "content", "kind", "speaker", "hedges"]
    assert one["file"] == str(file)
    assert one["source"]["exact"] == one["speaker"] == "a source in the city"
    assert one["cue"]["exact"] == "said"
    assert [part["exact"] for part in one["content"]] == [
        "Rice sold for 5,200 won in Hyesan on Monday"
    ]
    for place in (one["source"], one["cue"], *one["content"]):
        assert RICE[place["start"] : place["end"]] == place["exact"]
    assert (one["kind"], one["hedges"]) == ("indirect", [])


def test_nobody_named_is_null_and_hedges_have_a_place(run: Command) -> None:
    text = "The mill has reportedly stopped work.\n"
    (one,) = run.json("sources", "-", "--jsonl", input=text)
    assert (one["file"], one["source"], one["speaker"]) == ("-", None, None)
    (hedge,) = one["hedges"]
    assert hedge == {"start": 13, "end": 23, "exact": "reportedly", "kind": "hearsay"}


def test_no_library_is_made_for_files(run: Command) -> None:
    assert run.json("sources", run.file("bridge.txt", BRIDGE), "--jsonl")
    assert not run.library.exists()


def test_an_article_of_the_library(run: Command) -> None:
    id = run.added()
    of_article = run.json("sources", id, "--jsonl")
    assert {one.pop("article") for one in of_article} == {id}
    of_file = run.json("sources", run.folder / "bridge.txt", "--jsonl")
    for one in of_file:
        del one["file"]
    assert of_article == of_file


def test_speakers_with_what_they_say(run: Command) -> None:
    shown = lines(run("sources", run.file("bridge.txt", BRIDGE)).stdout)
    at = next(k for k, line in enumerate(shown) if line.startswith("a trader"))
    assert sum(line.startswith("  said") for line in shown[at + 1 :]) == 3


def test_a_bad_name_does_not_stop_the_others(run: Command) -> None:
    file = run.file("rice.txt", RICE)
    done = run("sources", run.folder / "missing.txt", file, "--jsonl")
    assert done.exit_code == 1
    assert len(lines(done.stderr)) == 1
    assert {json.loads(line)["file"] for line in lines(done.stdout)} == {str(file)}
    run.added()
    done = run("sources", "nosuch", "--jsonl")
    assert (done.exit_code, done.stdout, len(lines(done.stderr))) == (1, "", 1)


def test_words_that_would_steer_a_terminal_do_not(run: Command) -> None:
    text = "“Rice \x1b[2J is dear,” said the \x1b[31mtrader, a man.\n"
    assert "\x1b" not in run("sources", run.file("x.txt", text)).stdout
