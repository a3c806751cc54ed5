"""The pages: the record, an incident, a document, each with its `.json` twin. Served to this machine only."""
