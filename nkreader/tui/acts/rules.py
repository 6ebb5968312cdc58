"""Acts on rules that are remembered: show what is pending, forget one."""

from nkreader.model import NkreaderError
from nkreader.tui.acts.context import Acts
from nkreader.tui.acts.everywhere import EVERYWHERE
from nkreader.tui.acts.lists import LISTS, SEARCH
from nkreader.tui.acts.proposal_contexts import RuleContext
from nkreader.tui.keymap import key_of
from nkreader.tui.widgets.fitting import one_line

_OWN: Acts[RuleContext] = Acts()


@_OWN("open")
def show(here: RuleContext) -> None:
    """Show the places of a rule in the articles that came since it was first used."""
    kept = here.rows.current
    if kept is None:
        return
    if kept.retired:
        raise NkreaderError(f"{kept.rule.tag}: this tag is retired; B brings it back")
    here.ways.tag_all(kept.rule, kept)


@_OWN("rule.forget")
def forget(here: RuleContext) -> None:
    """Say which rule would be forgotten; pressed again, forget it."""
    kept = here.rows.current
    if kept is None:
        return
    words = one_line(kept.rule.words)
    if kept.key != here.told_forget or here.before != "rule.forget":
        here.told_forget = kept.key
        again = key_of("rule.forget", here.app.own_keys)
        here.say(f"{again} again: forgets the rule for “{words}”; what is tagged stays")
        return
    here.library.tag_all.forget(kept)
    here.reload()
    here.say(f"the rule for “{words}” is forgotten")


RULES = {**EVERYWHERE, **LISTS, **SEARCH, **_OWN}
"""Every act of the list of rules, by id."""
