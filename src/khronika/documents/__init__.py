"""From raw bytes to a document: plain text with what is known of it. The bytes themselves go into the archive."""
