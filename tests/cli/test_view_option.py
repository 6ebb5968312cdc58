"""`--view NAME` stands for its query with every verb that takes one."""

import json

from tests.cli.running import Command

RICE = "Rice is dear\n\nRice cost 5,200 won in Hyesan. Nobody in Hyesan bought any.\n"


def test_a_view_stands_for_its_query_with_every_verb(run: Command) -> None:
    bridge, rice = run.added(), run.added("rice.txt", RICE)
    assert run("views", "save", "food", "rice hyesan").exit_code == 0
    assert run.json("status", "--view", "food", "--json")[0]["articles"] == 1
    assert [row["count"] for row in run.json("timeline", "--view", "food", "--json")] == [1]
    assert {hit["article"] for hit in run.json("search", "dear", "--view", "food", "--json")} == {
        rice
    }
    run.json("tag", rice, "market-prices", "--quote", "5,200 won", "--json")
    run.json("tag", bridge, "market-prices", "--quote", "Dandong", "--json")
    lines = run("export", "--format", "jsonl", "--view", "food").stdout.splitlines()
    kinds = [json.loads(line)["type"] for line in lines]
    assert kinds.count("annotation") == 1
    assert run("edit", "--view", "food", "--publisher", "Coast Post").exit_code == 0
    assert run("done", "--view", "food", "--query", "publisher:coast").exit_code == 0
    states = {row["id"]: row["state"] for row in run.json("list", "--json")}
    assert (states[rice], states[bridge]) == ("done", "new")
    assert run("remove", "--view", "nothing").exit_code == 1
    assert run("remove", "--view", "food", "--yes", "--with-annotations").exit_code == 0
    assert [row["id"] for row in run.json("list", "--json")] == [bridge]
