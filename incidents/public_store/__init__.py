"""The public database: what was published, as versions that never change and as tables to query. Knows no Django."""
