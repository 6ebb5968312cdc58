"""Agreement between coders: one coefficient, one file, each from published formulae.

A coefficient is None where it is undefined: with no units, or where nothing varies, so that nothing
could have differed by chance. That all is the same is no evidence of agreement.
"""
