"""Sources get things (a page, a feed, a file) and give captures."""
