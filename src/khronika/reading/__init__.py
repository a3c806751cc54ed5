"""From a report's text to what it states."""
