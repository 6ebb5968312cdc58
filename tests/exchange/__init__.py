"""The exchange formats, checked with what reads them."""
