"""Tests of the reading pane."""
