"""Feeds polled again and again: what they bring goes into the case, and what is new in the record is told."""
