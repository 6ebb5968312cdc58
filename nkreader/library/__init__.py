"""The one door: what a person can do with a library, said once, for both front ends."""

from nkreader.library.door import Library

__all__ = ["Library"]
