"""A folder of many short articles, and a file of each kind, to be added."""

import random
from pathlib import Path

from tests.sources.making import samples

_WHO = ("a trader in Dandong", "an official in Hyesan", "Ri Chol Su", "the Red Cross", "Kim Un Ae")
_WHERE = ("Sinuiju", "Hyesan", "Nampo", "Rason", "Dandong", "Pyongyang")
_WHAT = ("rice", "maize", "fuel", "salt", "coal")


def texts(folder: Path, count: int, sentences: int = 4) -> Path:
    """So many articles of so many paragraphs; every seventh repeats the one before it."""
    chance = random.Random(count)
    folder.mkdir()
    text = ""
    for number in range(count):
        if number % 7 != 6:
            where = chance.choice(_WHERE)
            day = f"Mar. {chance.randint(1, 28)}, 2020"
            parts = [f"Report {number} from {where}", f"{where}, {day} - No cart passed the gate."]
            for _ in range(sentences):
                won, what, who = (
                    chance.randint(900, 9_000),
                    chance.choice(_WHAT),
                    chance.choice(_WHO),
                )
                parts.append(f"“{what.title()} costs {won:,} won,” {who} said in {where} on {day}.")
            text = "\n\n".join(parts) + "\n"
        (folder / f"{number:04}.txt").write_text(text, "utf-8")
    return folder


def mixed(folder: Path, count: int) -> Path:
    """The same with a file of each kind, and some that can't be read."""
    texts(folder, count)
    for name, data in samples().items():
        (folder / name).write_bytes(data)
    (folder / "broken.pdf").write_bytes(b"%PDF-1.4\nno more")
    (folder / "empty.txt").write_bytes(b"")
    return folder
