"""Mentions are what is spoken of in one report's text, found without a database."""
