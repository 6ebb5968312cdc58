"""Screens: each reads what is selected, calls the library, and applies the result."""
