"""Statements of many reports joined into incidents."""
