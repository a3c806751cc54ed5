"""All that a case holds, but for the moments when reports were captured and added."""

import hashlib
import sqlite3

from khronika.statements.case import ARCHIVE, DATABASE


def dump(folder):
    """Rows of the tables, and the archive's files with the fingerprint of what they hold."""
    base = sqlite3.connect(folder / DATABASE)
    base.row_factory = sqlite3.Row
    documents = [dict(row) for row in base.execute("SELECT * FROM documents ORDER BY sha256")]
    statements = [tuple(row) for row in base.execute("SELECT * FROM statements ORDER BY document, number")]
    captures = [dict(row) for row in base.execute("SELECT * FROM captures ORDER BY id")]
    assert base.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
    base.close()
    for row in documents:
        assert row.pop("captured")
        row.pop("origin")  # of several files with the same bytes, the one that came first
    for row in captures:
        assert row.pop("added")
    files = {
        path.relative_to(folder / ARCHIVE).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in (folder / ARCHIVE).rglob("*")
        if path.is_file()
    }
    return documents, statements, captures, files
