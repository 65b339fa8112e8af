"""The dateline command, one module a group."""
