"""Accounts of many reports to records: candidates, scores, clusters, figures."""
