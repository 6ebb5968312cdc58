"""Ids that people can read out: ten characters of Crockford base32, random, made once."""

import os

_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
LENGTH = 10


def new_id() -> str:
    """A new id; 50 random bits, so that a library of a million ids meets a clash in 1 of 2,000."""
    return spelled_id(os.urandom(7))


def spelled_id(data: bytes) -> str:
    """The id that seven bytes, or the first of more, give."""
    number = int.from_bytes(data[:7], "big")
    return "".join(_ALPHABET[number >> shift & 31] for shift in range(0, 5 * LENGTH, 5))


def normal_id(typed: str) -> str:
    """An id or the beginning of one as a person typed it: any case, `o` for 0, `i` or `l` for 1."""
    return typed.strip().upper().translate(str.maketrans("OIL", "011"))
