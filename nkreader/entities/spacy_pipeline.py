"""A spaCy pipeline the user has installed, as an extractor; the only file that imports spaCy."""

from collections.abc import Callable

from nkreader.model import LABELS, Label, Mention, NkreaderError

USUAL = "en_core_web_sm"
"""The pipeline that "both" takes where none is named."""
RENAMED: dict[str, Label] = {"PER": "PERSON", "DIS": "DISEASE", "NORG": "NORP"}
"""Labels of pipelines not trained on OntoNotes; those of neither are left out."""


def load(name: str) -> Callable[[str], list[Mention]]:
    """The pipeline called `name` (an installed package or a folder) as an extractor.

    Raises NkreaderError where spaCy or the pipeline is not installed.
    """
    try:
        import spacy
    except ImportError as error:
        raise NkreaderError(
            f"spacy:{name}: spaCy is not installed; run pip install 'nkreader[spacy]'"
        ) from error
    try:
        pipeline = spacy.load(name)
    except (OSError, ImportError, ValueError) as error:
        raise NkreaderError(
            f"spacy:{name}: no such pipeline; run python -m spacy download {name}, or give a folder"
        ) from error

    def found(text: str) -> list[Mention]:
        mentions = []
        for entity in pipeline(text).ents:
            label = RENAMED.get(entity.label_, entity.label_)
            if label in LABELS and entity.end_char > entity.start_char:
                words = " ".join(text[entity.start_char : entity.end_char].split())
                mentions.append(Mention(entity.start_char, entity.end_char, label, words))
        return mentions

    return found


def merged(
    first: Callable[[str], list[Mention]], second: Callable[[str], list[Mention]]
) -> Callable[[str], list[Mention]]:
    """An extractor that finds what `first` does, and of `second` what overlaps none of that."""

    def both(text: str) -> list[Mention]:
        sure = first(text)
        kept = list(sure)
        place = 0
        for mention in second(text):
            while place < len(sure) and sure[place].end <= mention.start:
                place += 1
            if place == len(sure) or sure[place].start >= mention.end:
                kept.append(mention)
        return sorted(kept)

    return both
