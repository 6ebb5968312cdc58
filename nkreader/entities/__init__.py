"""Who, where, when and what a text names: rules over lists, or a spaCy pipeline the user has.

`extract(text)` runs the rules. Nothing is loaded before the first call.
"""

from collections.abc import Callable

from nkreader.model import Mention, NkreaderError

EXTRACTOR = "rules"
"""The extractor used where none is chosen."""
VERSION = 5
"""Bumped when rules or lists change what is found; stored mentions of another version are stale."""

Extract = Callable[[str], list[Mention]]


def extract(text: str) -> list[Mention]:
    """The entities of `text` by the rules, flat and sorted; offsets are code points."""
    from nkreader.entities import rules

    return rules.extract(text)


def extractor(name: str) -> Extract:
    """The extractor called "rules", "spacy:PIPELINE", "both" or "both:PIPELINE".

    "both" merges rules and a pipeline (`en_core_web_sm` unless named); where they overlap the rules
    win. Raises NkreaderError for another name, or where the pipeline is not installed.
    """
    kind, _, pipeline = name.partition(":")
    if kind == "rules" and not pipeline:
        return extract
    if (kind == "spacy" and pipeline) or kind == "both":
        from nkreader.entities import spacy_pipeline

        found = spacy_pipeline.load(pipeline or spacy_pipeline.USUAL)
        return found if kind == "spacy" else spacy_pipeline.merged(extract, found)
    raise NkreaderError(f"no extractor {name!r}: use rules, spacy:NAME or both")
