"""Values of the list of passages: how it is ordered."""

from typing import Literal, get_args

Order = Literal["newest", "oldest", "tag", "changed"]
ORDERS: tuple[Order, ...] = get_args(Order)
"""Newest or oldest article first, by tag, or what was changed last first."""
