"""What the room gives out, under the names that its modules know it by."""

from nkreader.attributions import Attribution, Hedge, Kind, Manner, Pair, Said, Speaker

__all__ = ["Attribution", "Hedge", "Kind", "Manner", "Pair", "Said", "Speaker"]
