"""Figures from values: one measure, one file. No storage, no screen."""
