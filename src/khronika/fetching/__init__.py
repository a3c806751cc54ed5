"""Getting what lies at an address of the web, politely and safely. Knows nothing of cases."""
