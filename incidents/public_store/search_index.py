"""
The full-text index of SQLite over the search_entry table, as a migration installs it.

The words are normalised before they are stored, so the tokenizer has only to split at spaces: ``ascii`` takes every
character beyond ASCII as part of a word, whatever the age of SQLite's own Unicode tables. PostgreSQL has a GIN index.
"""

SQLITE_INDEX: dict[str, str] = {
    "search_index": """
CREATE VIRTUAL TABLE search_index
USING fts5(title, body, content='search_entry', content_rowid='id', tokenize='ascii')""",
    "search_entry_inserted": """
CREATE TRIGGER search_entry_inserted AFTER INSERT ON search_entry BEGIN
  INSERT INTO search_index (rowid, title, body) VALUES (NEW.id, NEW.title, NEW.body);
END""",
    "search_entry_deleted": """
CREATE TRIGGER search_entry_deleted AFTER DELETE ON search_entry BEGIN
  INSERT INTO search_index (search_index, rowid, title, body) VALUES ('delete', OLD.id, OLD.title, OLD.body);
END""",
    "search_entry_updated": """
CREATE TRIGGER search_entry_updated AFTER UPDATE ON search_entry BEGIN
  INSERT INTO search_index (search_index, rowid, title, body) VALUES ('delete', OLD.id, OLD.title, OLD.body);
  INSERT INTO search_index (rowid, title, body) VALUES (NEW.id, NEW.title, NEW.body);
END""",
}
"""By name, in order."""

REBUILD_INDEX = "INSERT INTO search_index (search_index) VALUES ('rebuild')"
OPTIMIZE_INDEX = "INSERT INTO search_index (search_index) VALUES ('optimize')"
