"""Compares what Dateline reads with hand-coded text."""
