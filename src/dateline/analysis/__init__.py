"""Questions over the record: what happened where and when, what was reported beside it. Pure functions over values."""
