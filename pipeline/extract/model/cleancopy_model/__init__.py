"""Trains the verdicts of cleancopy's extractor.  See ../README.md."""
