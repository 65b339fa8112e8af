"""The nouns of Dateline: frozen types with their invariants, standard library only."""
