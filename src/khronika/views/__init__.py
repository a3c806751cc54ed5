"""The record as plain dicts, for pages, terminal and exports. Pure functions; every dict can be written as JSON."""
