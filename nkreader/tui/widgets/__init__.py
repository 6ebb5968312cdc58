"""Widgets: each shows values of `model` and says what a person did. None knows the library."""
