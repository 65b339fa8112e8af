"""Accounts are one report's tellings of incidents, agreements and statements."""
