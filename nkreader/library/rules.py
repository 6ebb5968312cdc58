"""Rules that set one tag at every place of some words, an entity or a query: what can be done with
them. What finds and tags these places is imported when that is asked for: the list asks at its
start whether there are rules at all.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from nkreader.library.context import Context
from nkreader.proposals import KeptRule, Rule
from nkreader.store import tag_rules

if TYPE_CHECKING:
    from nkreader.library.tag_all import Done, Run


class TagAll:
    """One tag at every place of some words."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def run(self, rule: Rule, since: KeptRule | None = None) -> "Run":
        """Put a rule to the library, to decide place by place; `since`: only in articles that came
        after a rule was first used. Raises NkreaderError where it means nothing."""
        from nkreader.library.tag_all import Run

        key = None if since is None else tag_rules.since(self._context.store, since.key)
        return Run(self._context, rule, key)

    def everything(self, rule: Rule) -> "Done":
        """Set the tag at every open place, as one act: all of it, or nothing where it fails."""
        from nkreader.library.tag_all import everything

        return everything(self._context, rule)

    def rules(self) -> list[KeptRule]:
        """The rules of the current set that are remembered, the oldest first."""
        return tag_rules.every(self._context.store, self._context.set_key)

    def forget(self, rule: KeptRule) -> None:
        """Remember a rule no more; what it has tagged stays."""
        tag_rules.forget(self._context.store, rule.key)

    def pending(self, rule: KeptRule) -> Iterator[int]:
        """How many places of a rule are open in articles that came since it was first used: a count
        that grows with every article that is looked at. Raises NkreaderError for a rule that means
        nothing any more."""
        from nkreader.library.tag_all import pending

        since = tag_rules.since(self._context.store, rule.key)
        yield from pending(self._context, rule.rule, since)
