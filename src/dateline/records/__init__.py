"""Accounts of many reports to records: candidates, scores, judgements, clusters and figures."""
