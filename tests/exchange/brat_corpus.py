"""A corpus as brat projects have them, made up: folders of news with events, relations and all that
people draw. Run this file with a folder and a number of documents to have a large one on disk."""

import random
import sys
from collections import Counter
from pathlib import Path

WHO = ("김정숙", "Han Myong-sik", "the trader", "Ministry of Coal", "a driver 🚚", "Pyo\u0306n")
WHERE = ("Sinuiju", "Dandong", "혜산", "the Yalu bridge", "Rason 🏭", "Nampo")
WHAT = ("coal", "rice", "iron ore", "석탄", "fuel oil", "seafood 🦀")
DID = ("shipped", "stopped", "bought", "announced", "seized", "옮겼다")


class _Document:
    """One text and its lines, in the making."""

    def __init__(self, seed: int) -> None:
        self.draw = random.Random(seed)
        self.text = f"Border news {seed}\n\n"
        self.lines: list[str] = []
        self.count: Counter[str] = Counter()

    def _next(self, kind: str) -> str:
        self.count[kind] += 1
        return f"{kind}{self.count[kind]}"

    def add(self, line: str, kind: str) -> str:
        id = self._next(kind)
        self.lines.append(f"{id}\t{line}")
        return id

    def word(self, label: str, words: str) -> str:
        start = len(self.text)
        self.text += words
        return self.add(f"{label} {start} {start + len(words)}\t{words}", "T")

    def sentence(self) -> None:
        draw = self.draw
        who = self.word("Person", draw.choice(WHO))
        self.text += " "
        start = len(self.text)
        did = self.word("Transport", draw.choice(DID))
        self.text += " "
        what = self.word("Goods", draw.choice(WHAT))
        self.text += " near "
        end = len(self.text)
        where = self.word("Place", draw.choice(WHERE))
        stop = len(self.text)
        self.text += draw.choice((".\n", ". ", ".\r\n"))
        event = self.add(f"Transport:{did} Agent:{who} Goods:{what} To:{where}", "E")
        self.add(f"located_in Arg1:{what} Arg2:{where}", "R")
        self.add(f"supports Arg1:{who} Arg2:{what}", "R")
        self.add(f"Negation {event}", "A")
        self.add(f"Reference {where} Gazetteer:{draw.randrange(9999)}\tname", "N")
        self.add(f"AnnotatorNotes {event}\tsure?", "#")
        if draw.random() < 0.3:
            pieces = f"{start} {start + 4};{end} {stop}"
            both = f"{self.text[start : start + 4]} {self.text[end:stop]}"
            self.add(f"Movement {pieces}\t{both}", "T")
            self.lines.append(f"*\tEquiv {who} {what}")


def corpus(documents: int, sentences: int = 12) -> dict[str, bytes]:
    """Files by name, two relations and an event with three arguments a sentence."""
    files: dict[str, bytes] = {"annotation.conf": b"[entities]\nPerson\n", "README.md": b"# x\n"}
    for number in range(documents):
        made = _Document(number)
        for _ in range(sentences):
            made.sentence()
        name = f"part-{number % 10}/news-{number:05}"
        files[f"{name}.txt"] = made.text.encode()
        files[f"{name}.ann"] = ("\n".join(made.lines) + "\n").encode()
    return files


if __name__ == "__main__":
    for file, data in corpus(int(sys.argv[2])).items():
        path = Path(sys.argv[1]) / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
