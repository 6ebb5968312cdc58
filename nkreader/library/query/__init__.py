"""The query language: what a person types becomes a tree of values, and that a plan of `store`.

rice OR maize publisher:"Yalu Wire" -is:done after:2020-07 (tag:prices OR note:won*)
"""

from nkreader.library.query.parsing import QueryError, parse
from nkreader.library.query.plan import plan, plan_claims, plan_passages

__all__ = ["QueryError", "parse", "plan", "plan_claims", "plan_passages"]
