"""What Dateline knows before it reads: actors, places, words, codes."""
