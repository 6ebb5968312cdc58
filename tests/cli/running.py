"""Runs the command line inside the test, or as a process of its own, on a library in a folder."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from click.testing import CliRunner, Result

from nkreader.cli.root import nkreader
from nkreader.library import Library

ANNOTATOR = "ann"
BRIDGE = """Bridge stays quiet on the Yalu

Yalu Gazette, Mar. 4, 2020 - No truck has crossed the bridge at Sinuiju for “thirty days,” a trader
in Dandong said on Wednesday.

The trader said the border would stay shut. “Nobody crosses,” the trader said.
"""
RICE = """Rice costs more in Hyesan

Rice sold for 5,200 won in Hyesan on Monday, a source in the city said.
"""


class Command:
    """`nkreader` on one library; every call is a run of its own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.library = folder / "library.db"
        self.env = {
            "NKREADER_LIBRARY": str(self.library),
            "NKREADER_ANNOTATOR": ANNOTATOR,
            "XDG_DATA_HOME": str(folder / "data"),
            "XDG_CONFIG_HOME": str(folder / "config"),
        }

    def __call__(self, *args: object, input: str | bytes | None = None, **env: str) -> Result:
        """Run inside this process; never a traceback, whatever happens."""
        words = [str(arg) for arg in args]
        done = CliRunner().invoke(nkreader, words, input=input, env={**self.env, **env})
        assert "Traceback" not in done.output
        assert done.exception is None or isinstance(done.exception, SystemExit)
        return done

    def json(self, *args: object, input: str | bytes | None = None) -> list[dict[str, Any]]:
        """The objects a verb prints; it must succeed."""
        done = self(*args, input=input)
        assert done.exit_code == 0, done.stderr
        return [json.loads(line) for line in done.stdout.split("\n") if line]

    def process(self, *args: object, **settings: Any) -> subprocess.CompletedProcess[bytes]:
        """Run as a process of its own, without a terminal."""
        return subprocess.run(
            [sys.executable, "-m", "nkreader", *(str(arg) for arg in args)],
            env={**os.environ, **self.env, **settings.pop("env", {})},
            stdin=settings.pop("stdin", subprocess.DEVNULL),
            stdout=settings.pop("stdout", subprocess.PIPE),
            stderr=subprocess.PIPE,
            timeout=60,
            check=False,
            **settings,
        )

    def file(self, name: str, text: str | bytes) -> Path:
        """A file beside the library."""
        path = self.folder / name
        path.write_bytes(text.encode() if isinstance(text, str) else text)
        return path

    def added(self, name: str = "bridge.txt", text: str = BRIDGE) -> str:
        """The id of a new article."""
        (one,) = self.json("add", self.file(name, text), "--json")
        assert one["status"] == "added"
        return str(one["id"])

    def opened(self, set_name: str = "main") -> Library:
        """The library as the reader would open it, to see what is really stored."""
        return Library(self.library, ANNOTATOR, set_name)


def tagged(run: Command, who: str, article: str, tag: str, quote: str) -> str:
    """The id of an annotation of somebody's."""
    words = ("--annotator", who, "--quote", quote, "--nth", 1, "--json")
    (one,) = run.json("tag", article, tag, *words)
    return str(one["id"])


def lines(text: str | bytes) -> list[str]:
    """The lines of what a stream got."""
    shown = text.decode() if isinstance(text, bytes) else text
    return shown.split("\n")[:-1] if shown.endswith("\n") else shown.split("\n")
