"""Entities in Korean text: names, dates, sums and sources in lines that are mostly Hangul.

Korean glues particles to its words, so nothing here is found by whole words: a word is read as a
stem and what follows it. `hangul`, a family like any other, hands a page to this room.
"""
