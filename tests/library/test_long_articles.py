"""Long articles: what is stored of them comes back as it was, however it is read."""

from pathlib import Path

import pytest

from nkreader.library import Library
from nkreader.text.columns import Pairs


@pytest.mark.parametrize("count", [1, 2, 800, 801, 5_000])
def test_every_sentence_of_an_article_is_there_when_it_is_opened(
    library: Library, tmp_path: Path, count: int
) -> None:
    said = [f"Train number {n} left the border town." for n in range(count)]
    file = tmp_path / "long.md"
    file.write_text("\n\n".join(said), "utf-8")
    (added,) = library.add([str(file)])
    reading = library.open(added.id or "")
    text = reading.document.text
    spans = zip(reading.sentences.starts, reading.sentences.ends, strict=True)
    assert [text[start:end] for start, end in spans] == said
    assert list(reading.sentences.codes) == list(range(count))


def test_pairs_read_as_the_pairs_they_were_made_of() -> None:
    made = ((0, 4), (5, 9), (12, 20))
    pairs = Pairs(made)
    assert pairs == made
    assert (len(pairs), pairs[1], pairs[-1], pairs[1:]) == (3, (5, 9), (12, 20), made[1:])
    assert (12, 20) in pairs
    assert not Pairs()
