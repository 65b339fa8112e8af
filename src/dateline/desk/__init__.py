"""The web desk and the HTTP API: shows the record and lets people decide."""
