"""How what was learned was learned, repeatable; nothing here is needed to run Dateline."""
