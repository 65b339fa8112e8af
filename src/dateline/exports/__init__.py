"""Writes records and claims in formats that others read; one module a format, each with `feed` and `finish`."""
