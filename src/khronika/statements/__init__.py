"""Statements as they are kept: their JSON form, and the case's database."""
