"""What a block that is not body looks like: small rules, one look at one block each.

`text.zones` puts them in order and knows what stands around a block. A rule says yes only where
the prose of an article would not fit: what is doubtful stays body.
"""
