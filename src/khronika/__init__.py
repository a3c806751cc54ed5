"""Khronika reads news reports of a crisis and keeps a record in which every figure leads back to its words."""

__version__ = "0.1.0"
