"""
The triggers that keep versions and log from being changed, as a migration installs them.

The one change let through is erasing a version, after a log entry of action ``redact`` for it. Migrations hold their
own frozen copies; a test compares what is installed at head with these.
"""

ERASE_RULE = "published versions are never changed, only erased after a redact entry in the log"
APPEND_RULE = "the log of what was published is never changed"

SQLITE_TRIGGERS: dict[str, str] = {
    "document_version_refuses_update": """
CREATE TRIGGER document_version_refuses_update BEFORE UPDATE ON document_version
WHEN NOT (
  NEW.document IS NULL AND NEW.salt IS NULL
  AND NEW.kind IS OLD.kind AND NEW.number IS OLD.number AND NEW.version IS OLD.version
  AND NEW.sequence IS OLD.sequence AND NEW.published_at IS OLD.published_at AND NEW.digest IS OLD.digest
  AND EXISTS (
    SELECT 1 FROM change_log WHERE action = 'redact' AND kind = OLD.kind
    AND number = OLD.number AND version = OLD.version
  )
)
BEGIN SELECT RAISE(ABORT, 'published versions are never changed, only erased after a redact entry in the log'); END""",
    "document_version_refuses_delete": """
CREATE TRIGGER document_version_refuses_delete BEFORE DELETE ON document_version
BEGIN SELECT RAISE(ABORT, 'published versions are never changed, only erased after a redact entry in the log'); END""",
    "document_version_refuses_replace": """
CREATE TRIGGER document_version_refuses_replace BEFORE INSERT ON document_version
WHEN EXISTS (
  SELECT 1 FROM document_version WHERE sequence = NEW.sequence
  OR (kind = NEW.kind AND number = NEW.number AND version = NEW.version)
)
BEGIN SELECT RAISE(ABORT, 'published versions are never changed, only erased after a redact entry in the log'); END""",
    "change_log_refuses_update": """
CREATE TRIGGER change_log_refuses_update BEFORE UPDATE ON change_log
BEGIN SELECT RAISE(ABORT, 'the log of what was published is never changed'); END""",
    "change_log_refuses_delete": """
CREATE TRIGGER change_log_refuses_delete BEFORE DELETE ON change_log
BEGIN SELECT RAISE(ABORT, 'the log of what was published is never changed'); END""",
    "change_log_refuses_replace": """
CREATE TRIGGER change_log_refuses_replace BEFORE INSERT ON change_log
WHEN EXISTS (SELECT 1 FROM change_log WHERE sequence = NEW.sequence)
BEGIN SELECT RAISE(ABORT, 'the log of what was published is never changed'); END""",
}
"""By name. REPLACE deletes without firing delete triggers on SQLite, hence the triggers before INSERT."""

POSTGRESQL_FUNCTIONS: dict[str, str] = {
    "refuse_change_of_version": """
CREATE FUNCTION refuse_change_of_version() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE announced boolean;
BEGIN
  IF TG_OP = 'UPDATE' THEN
    EXECUTE (
      'SELECT EXISTS (SELECT 1 FROM ' || quote_ident(TG_TABLE_SCHEMA) || '.change_log WHERE'
      ' action = ''redact'' AND kind = $1 AND number = $2 AND version = $3)'
    ) INTO announced USING OLD.kind, OLD.number, OLD.version;
    IF announced AND NEW.document IS NULL AND NEW.salt IS NULL
      AND (NEW.kind, NEW.number, NEW.version, NEW.sequence, NEW.published_at, NEW.digest)
      IS NOT DISTINCT FROM (OLD.kind, OLD.number, OLD.version, OLD.sequence, OLD.published_at, OLD.digest)
    THEN RETURN NEW; END IF;
  END IF;
  RAISE EXCEPTION 'published versions are never changed, only erased after a redact entry in the log'
    USING ERRCODE = 'integrity_constraint_violation';
END $$""",
    "refuse_change_of_log": """
CREATE FUNCTION refuse_change_of_log() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the log of what was published is never changed'
    USING ERRCODE = 'integrity_constraint_violation';
END $$""",
}

POSTGRESQL_TRIGGERS: dict[str, str] = {
    "document_version_refuses_change": """
CREATE TRIGGER document_version_refuses_change BEFORE UPDATE OR DELETE ON document_version
FOR EACH ROW EXECUTE FUNCTION refuse_change_of_version()""",
    "document_version_refuses_truncate": """
CREATE TRIGGER document_version_refuses_truncate BEFORE TRUNCATE ON document_version
FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_version()""",
    "change_log_refuses_change": """
CREATE TRIGGER change_log_refuses_change BEFORE UPDATE OR DELETE ON change_log
FOR EACH ROW EXECUTE FUNCTION refuse_change_of_log()""",
    "change_log_refuses_truncate": """
CREATE TRIGGER change_log_refuses_truncate BEFORE TRUNCATE ON change_log
FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_log()""",
}

TRIGGER_DDL: dict[str, tuple[str, ...]] = {
    "sqlite": tuple(SQLITE_TRIGGERS.values()),
    "postgresql": (*POSTGRESQL_FUNCTIONS.values(), *POSTGRESQL_TRIGGERS.values()),
}
"""The statements that install the rule, by dialect, in order."""
