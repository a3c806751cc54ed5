"""Tolls, disputes and measures, derived from incidents and statements."""
