"""
First schema: versions and log, the tables derived from documents, search, counters, and the triggers.

Follows nothing. The triggers' text is frozen here.
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "20261122_first_schema"
down_revision = None
branch_labels = None
depends_on = None

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
INSTANT = sa.DateTime(timezone=True)
CODE = sa.String(length=40)
TEXT = sa.Text()

SQLITE = (
    """
CREATE VIRTUAL TABLE search_index
USING fts5(title, body, content='search_entry', content_rowid='id', tokenize='ascii')""",
    """
CREATE TRIGGER search_entry_inserted AFTER INSERT ON search_entry BEGIN
  INSERT INTO search_index (rowid, title, body) VALUES (NEW.id, NEW.title, NEW.body);
END""",
    """
CREATE TRIGGER search_entry_deleted AFTER DELETE ON search_entry BEGIN
  INSERT INTO search_index (search_index, rowid, title, body) VALUES ('delete', OLD.id, OLD.title, OLD.body);
END""",
    """
CREATE TRIGGER search_entry_updated AFTER UPDATE ON search_entry BEGIN
  INSERT INTO search_index (search_index, rowid, title, body) VALUES ('delete', OLD.id, OLD.title, OLD.body);
  INSERT INTO search_index (rowid, title, body) VALUES (NEW.id, NEW.title, NEW.body);
END""",
    """
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
    """
CREATE TRIGGER document_version_refuses_delete BEFORE DELETE ON document_version
BEGIN SELECT RAISE(ABORT, 'published versions are never changed, only erased after a redact entry in the log'); END""",
    """
CREATE TRIGGER document_version_refuses_replace BEFORE INSERT ON document_version
WHEN EXISTS (
  SELECT 1 FROM document_version WHERE sequence = NEW.sequence
  OR (kind = NEW.kind AND number = NEW.number AND version = NEW.version)
)
BEGIN SELECT RAISE(ABORT, 'published versions are never changed, only erased after a redact entry in the log'); END""",
    """
CREATE TRIGGER change_log_refuses_update BEFORE UPDATE ON change_log
BEGIN SELECT RAISE(ABORT, 'the log of what was published is never changed'); END""",
    """
CREATE TRIGGER change_log_refuses_delete BEFORE DELETE ON change_log
BEGIN SELECT RAISE(ABORT, 'the log of what was published is never changed'); END""",
    """
CREATE TRIGGER change_log_refuses_replace BEFORE INSERT ON change_log
WHEN EXISTS (SELECT 1 FROM change_log WHERE sequence = NEW.sequence)
BEGIN SELECT RAISE(ABORT, 'the log of what was published is never changed'); END""",
)

POSTGRESQL = (
    """
CREATE INDEX ix_search_entry_tsv ON search_entry USING gin (tsv)""",
    """
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
    """
CREATE FUNCTION refuse_change_of_log() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the log of what was published is never changed'
    USING ERRCODE = 'integrity_constraint_violation';
END $$""",
    """
CREATE TRIGGER document_version_refuses_change BEFORE UPDATE OR DELETE ON document_version
FOR EACH ROW EXECUTE FUNCTION refuse_change_of_version()""",
    """
CREATE TRIGGER document_version_refuses_truncate BEFORE TRUNCATE ON document_version
FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_version()""",
    """
CREATE TRIGGER change_log_refuses_change BEFORE UPDATE OR DELETE ON change_log
FOR EACH ROW EXECUTE FUNCTION refuse_change_of_log()""",
    """
CREATE TRIGGER change_log_refuses_truncate BEFORE TRUNCATE ON change_log
FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_log()""",
)


class FirstSchemaStays(Exception):
    """Taking back the first schema would delete the public record."""


def upgrade() -> None:
    """Make the tables, then what only one engine has."""
    op.create_table(
        "alias",
        sa.Column("number", NUMBER, autoincrement=False, nullable=False),
        sa.Column("document_kind", CODE, nullable=False),
        sa.Column("document_number", NUMBER, nullable=False),
        sa.Column("name", TEXT, nullable=False),
        sa.Column("kind", CODE, nullable=False),
        sa.Column("start_start", sa.Date(), nullable=True),
        sa.Column("start_end", sa.Date(), nullable=True),
        sa.Column("start_precision", CODE, nullable=True),
        sa.Column("start_qualifier", CODE, nullable=True),
        sa.Column("start_text", TEXT, nullable=True),
        sa.Column("end_start", sa.Date(), nullable=True),
        sa.Column("end_end", sa.Date(), nullable=True),
        sa.Column("end_precision", CODE, nullable=True),
        sa.Column("end_qualifier", CODE, nullable=True),
        sa.Column("end_text", TEXT, nullable=True),
        sa.CheckConstraint(
            "document_kind IN ('incident', 'organization', 'person')", name=op.f("ck_alias_document_kind_is_a_code")
        ),
        sa.CheckConstraint(
            "end_precision IN ('second', 'minute', 'hour', 'part_of_day', 'day', 'month', 'year', 'decade', 'century', 'range', 'before', 'after', 'unknown', 'open')",
            name=op.f("ck_alias_end_precision_is_a_code"),
        ),
        sa.CheckConstraint(
            "end_qualifier IN ('', 'approximate', 'uncertain', 'approximate_uncertain')",
            name=op.f("ck_alias_end_qualifier_is_a_code"),
        ),
        sa.CheckConstraint(
            "kind IN ('former_name', 'abbreviation', 'also_known_as', 'maiden_name', 'nickname', 'misspelling', 'other')",
            name=op.f("ck_alias_kind_is_a_code"),
        ),
        sa.CheckConstraint(
            "start_precision IN ('second', 'minute', 'hour', 'part_of_day', 'day', 'month', 'year', 'decade', 'century', 'range', 'before', 'after', 'unknown', 'open')",
            name=op.f("ck_alias_start_precision_is_a_code"),
        ),
        sa.CheckConstraint(
            "start_qualifier IN ('', 'approximate', 'uncertain', 'approximate_uncertain')",
            name=op.f("ck_alias_start_qualifier_is_a_code"),
        ),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_alias")),
    )
    op.create_index(op.f("ix_alias_document_kind_document_number"), "alias", ["document_kind", "document_number"])
    op.create_table(
        "assertion",
        sa.Column("document_kind", CODE, nullable=False),
        sa.Column("document_number", NUMBER, autoincrement=False, nullable=False),
        sa.Column("number", NUMBER, autoincrement=False, nullable=False),
        sa.Column("incident", NUMBER, nullable=True),
        sa.Column("subject_table", CODE, nullable=False),
        sa.Column("subject_number", NUMBER, nullable=False),
        sa.Column("field", TEXT, nullable=False),
        sa.Column("value", TEXT, nullable=False),
        sa.Column("value_row_table", CODE, nullable=True),
        sa.Column("value_row_number", NUMBER, nullable=True),
        sa.Column("stance", CODE, nullable=False),
        sa.Column("rank", CODE, nullable=False),
        sa.Column("source", NUMBER, nullable=False),
        sa.Column("excerpt_words", TEXT, nullable=False, comment="verbatim, cut to the published length"),
        sa.Column("excerpt_cut_before", sa.Boolean(), nullable=False),
        sa.Column("excerpt_cut_after", sa.Boolean(), nullable=False),
        sa.Column("locator", TEXT, nullable=False),
        sa.Column("attribution_text", TEXT, nullable=False),
        sa.Column("attributed_tenure", NUMBER, nullable=True),
        sa.Column("attributed_organization", NUMBER, nullable=True),
        sa.Column("directness", CODE, nullable=False),
        sa.Column("reported_earliest", INSTANT, nullable=True, comment="UTC"),
        sa.Column("reported_latest", INSTANT, nullable=True, comment="UTC"),
        sa.Column("reported_precision", CODE, nullable=False),
        sa.Column("reported_qualifier", CODE, nullable=False),
        sa.Column("reported_text", TEXT, nullable=False),
        sa.Column("recorded_at", INSTANT, nullable=False, comment="UTC, when this record stored it"),
        sa.Column("supersedes", NUMBER, nullable=True, comment="number of the row that this one replaces"),
        sa.CheckConstraint(
            "directness IN ('explicit', 'implied', 'editorial')", name=op.f("ck_assertion_directness_is_a_code")
        ),
        sa.CheckConstraint(
            "document_kind IN ('incident', 'organization', 'person')", name=op.f("ck_assertion_document_kind_is_a_code")
        ),
        sa.CheckConstraint("rank IN ('preferred', 'normal', 'deprecated')", name=op.f("ck_assertion_rank_is_a_code")),
        sa.CheckConstraint(
            "reported_precision IN ('second', 'minute', 'hour', 'part_of_day', 'day', 'month', 'year', 'decade', 'century', 'range', 'before', 'after', 'unknown', 'open')",
            name=op.f("ck_assertion_reported_precision_is_a_code"),
        ),
        sa.CheckConstraint(
            "reported_qualifier IN ('', 'approximate', 'uncertain', 'approximate_uncertain')",
            name=op.f("ck_assertion_reported_qualifier_is_a_code"),
        ),
        sa.CheckConstraint(
            "stance IN ('supports', 'disputes', 'retracts')", name=op.f("ck_assertion_stance_is_a_code")
        ),
        sa.CheckConstraint(
            "subject_table IN ('incident', 'organization', 'person', 'post', 'tenure', 'place', 'event', 'responder', 'suspect', 'weapon', 'vehicle', 'case_status', 'statement', 'source', 'assertion', 'offense', 'charge', 'identifier', 'alias', 'correction', 'relation')",
            name=op.f("ck_assertion_subject_table_is_a_code"),
        ),
        sa.CheckConstraint(
            "value_row_table IN ('incident', 'organization', 'person', 'post', 'tenure', 'place', 'event', 'responder', 'suspect', 'weapon', 'vehicle', 'case_status', 'statement', 'source', 'assertion', 'offense', 'charge', 'identifier', 'alias', 'correction', 'relation')",
            name=op.f("ck_assertion_value_row_table_is_a_code"),
        ),
        sa.CheckConstraint(
            "(value_row_table IS NULL) = (value_row_number IS NULL)",
            name=op.f("ck_assertion_value_row_has_table_and_number"),
        ),
        sa.PrimaryKeyConstraint("document_kind", "document_number", "number", name=op.f("pk_assertion")),
    )
    op.create_index(op.f("ix_assertion_subject_table_subject_number"), "assertion", ["subject_table", "subject_number"])
    op.create_table(
        "change_log",
        sa.Column(
            "sequence", NUMBER, autoincrement=False, nullable=False, comment="1, 2, 3 … without gaps over all kinds"
        ),
        sa.Column(
            "batch", NUMBER, nullable=False, comment="sequence of the first entry that became visible with this one"
        ),
        sa.Column("action", CODE, nullable=False),
        sa.Column("kind", CODE, nullable=False),
        sa.Column("number", NUMBER, nullable=False),
        sa.Column("version", NUMBER, nullable=True, comment="the version published or redacted"),
        sa.Column("at", INSTANT, nullable=False, comment="UTC"),
        sa.Column("reason", TEXT, nullable=False),
        sa.Column("digest", TEXT, nullable=True),
        sa.Column("merged_into", NUMBER, nullable=True, comment="number of the record that continues this one"),
        sa.CheckConstraint(
            "(merged_into IS NOT NULL) = (action = 'merge')", name=op.f("ck_change_log_merged_into_goes_with_merge")
        ),
        sa.CheckConstraint(
            "(version IS NOT NULL) = (action IN ('publish', 'redact'))",
            name=op.f("ck_change_log_version_goes_with_action"),
        ),
        sa.CheckConstraint(
            "action <> 'publish' OR digest IS NOT NULL", name=op.f("ck_change_log_publication_has_digest")
        ),
        sa.CheckConstraint(
            "action IN ('publish', 'withdraw', 'merge', 'redact')", name=op.f("ck_change_log_action_is_a_code")
        ),
        sa.CheckConstraint("kind IN ('incident', 'organization', 'person')", name=op.f("ck_change_log_kind_is_a_code")),
        sa.CheckConstraint(
            "sequence >= 1 AND batch BETWEEN 1 AND sequence", name=op.f("ck_change_log_batch_begins_earlier")
        ),
        sa.PrimaryKeyConstraint("sequence", name=op.f("pk_change_log")),
    )
    op.create_index(op.f("ix_change_log_kind_number_sequence"), "change_log", ["kind", "number", "sequence"])
    op.create_table(
        "counter",
        sa.Column("dimension", TEXT, nullable=False),
        sa.Column("value", TEXT, nullable=False),
        sa.Column("n", NUMBER, nullable=False),
        sa.CheckConstraint("n > 0", name=op.f("ck_counter_n_is_positive")),
        sa.PrimaryKeyConstraint("dimension", "value", name=op.f("pk_counter")),
    )
    op.create_table(
        "document_version",
        sa.Column("kind", CODE, nullable=False),
        sa.Column("number", NUMBER, autoincrement=False, nullable=False),
        sa.Column("version", NUMBER, autoincrement=False, nullable=False),
        sa.Column("sequence", NUMBER, nullable=False, comment="place in change_log"),
        sa.Column("published_at", INSTANT, nullable=False, comment="UTC"),
        sa.Column("document", TEXT, nullable=True, comment="RFC 8785 JSON; null once redacted"),
        sa.Column("salt", TEXT, nullable=True, comment="hex; null once redacted"),
        sa.Column("digest", TEXT, nullable=False, comment="hex SHA-256 of salt and document"),
        sa.CheckConstraint(
            "kind IN ('incident', 'organization', 'person')", name=op.f("ck_document_version_kind_is_a_code")
        ),
        sa.CheckConstraint(
            "(document IS NULL) = (salt IS NULL)", name=op.f("ck_document_version_document_and_salt_go_together")
        ),
        sa.CheckConstraint("number >= 1 AND version >= 1", name=op.f("ck_document_version_numbers_begin_at_1")),
        sa.PrimaryKeyConstraint("kind", "number", "version", name=op.f("pk_document_version")),
        sa.UniqueConstraint("sequence", name=op.f("uq_document_version_sequence")),
    )
    op.create_table(
        "identifier",
        sa.Column("document_kind", CODE, nullable=False),
        sa.Column("document_number", NUMBER, autoincrement=False, nullable=False),
        sa.Column("number", NUMBER, autoincrement=False, nullable=False),
        sa.Column("subject_table", CODE, nullable=False),
        sa.Column("subject_number", NUMBER, nullable=False),
        sa.Column("scheme", CODE, nullable=False),
        sa.Column("value", TEXT, nullable=False),
        sa.Column("url", TEXT, nullable=False),
        sa.CheckConstraint(
            "document_kind IN ('incident', 'organization', 'person')",
            name=op.f("ck_identifier_document_kind_is_a_code"),
        ),
        sa.CheckConstraint(
            "scheme IN ('odmp', 'usfa', 'wikidata', 'case_number', 'ori', 'leoka', 'dataset_row', 'other')",
            name=op.f("ck_identifier_scheme_is_a_code"),
        ),
        sa.CheckConstraint(
            "subject_table IN ('incident', 'organization', 'person', 'post', 'tenure', 'place', 'event', 'responder', 'suspect', 'weapon', 'vehicle', 'case_status', 'statement', 'source', 'assertion', 'offense', 'charge', 'identifier', 'alias', 'correction', 'relation')",
            name=op.f("ck_identifier_subject_table_is_a_code"),
        ),
        sa.PrimaryKeyConstraint("document_kind", "document_number", "number", name=op.f("pk_identifier")),
    )
    op.create_index(op.f("ix_identifier_scheme_value"), "identifier", ["scheme", "value"])
    op.create_table(
        "incident",
        sa.Column("number", NUMBER, autoincrement=False, nullable=False),
        sa.Column("version", NUMBER, nullable=False),
        sa.Column("published_at", INSTANT, nullable=False, comment="UTC"),
        sa.Column("title", TEXT, nullable=False),
        sa.Column("kind", CODE, nullable=False),
        sa.Column("summary", TEXT, nullable=False),
        sa.Column("place", NUMBER, nullable=True),
        sa.Column("lead_organization", NUMBER, nullable=True),
        sa.Column("responders_returned_fire", CODE, nullable=False),
        sa.Column("homicide_circumstance", CODE, nullable=True),
        sa.Column("timezone", TEXT, nullable=False, comment="IANA name of the zone in which times are shown"),
        sa.Column(
            "sorted_at",
            INSTANT,
            nullable=False,
            comment="UTC, occurred_earliest, else occurred_latest, else year 1: lists go by it and by number",
        ),
        sa.Column("place_name", TEXT, nullable=False),
        sa.Column("city", TEXT, nullable=False),
        sa.Column("state", TEXT, nullable=False, comment="USPS code or empty"),
        sa.Column("killed_count", NUMBER, nullable=False, comment="responders killed, of any species"),
        sa.Column("injured_count", NUMBER, nullable=False, comment="responders injured, of any species"),
        sa.Column("name_withheld", sa.Boolean(), nullable=False, comment="whether the name of a responder is withheld"),
        sa.Column("investigation_state", CODE, nullable=True, comment="of the case, as last known"),
        sa.Column(
            "apprehension_state",
            CODE,
            nullable=True,
            comment="of the case as a whole, as last known; states of single suspects are in case_status",
        ),
        sa.Column("occurred_earliest", INSTANT, nullable=True, comment="UTC, first possible time"),
        sa.Column("occurred_latest", INSTANT, nullable=True, comment="UTC, first time that is too late"),
        sa.Column("occurred_precision", CODE, nullable=False),
        sa.Column("occurred_qualifier", CODE, nullable=False),
        sa.Column("occurred_text", TEXT, nullable=False, comment="the source's words"),
        sa.CheckConstraint(
            "apprehension_state IN ('no_arrests', 'arrests_made', 'all_accounted', 'at_large', 'identified_at_large', 'warrant_issued', 'detained', 'arrested', 'released_uncharged', 'released_pending', 'escaped', 'deceased')",
            name=op.f("ck_incident_apprehension_state_is_a_code"),
        ),
        sa.CheckConstraint(
            "homicide_circumstance IN ('01', '02', '03', '04', '05', '06', '07', '08', '09', '10', '20', '21', '30', '31', '32', '33', '34')",
            name=op.f("ck_incident_homicide_circumstance_is_a_code"),
        ),
        sa.CheckConstraint(
            "investigation_state IN ('open', 'inactive', 'reopened', 'cleared_by_arrest', 'cleared_exceptionally', 'admin_closed', 'unfounded')",
            name=op.f("ck_incident_investigation_state_is_a_code"),
        ),
        sa.CheckConstraint(
            "kind IN ('attack', 'ambush', 'accident', 'medical', 'exposure', 'disaster', 'training', 'offense_no_responder_harmed', 'undetermined')",
            name=op.f("ck_incident_kind_is_a_code"),
        ),
        sa.CheckConstraint(
            "occurred_precision IN ('second', 'minute', 'hour', 'part_of_day', 'day', 'month', 'year', 'decade', 'century', 'range', 'before', 'after', 'unknown', 'open')",
            name=op.f("ck_incident_occurred_precision_is_a_code"),
        ),
        sa.CheckConstraint(
            "occurred_qualifier IN ('', 'approximate', 'uncertain', 'approximate_uncertain')",
            name=op.f("ck_incident_occurred_qualifier_is_a_code"),
        ),
        sa.CheckConstraint(
            "responders_returned_fire IN ('yes', 'no', 'unknown')",
            name=op.f("ck_incident_responders_returned_fire_is_a_code"),
        ),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_incident")),
    )
    op.create_index(
        op.f("ix_incident_sorted_at_number"),
        "incident",
        [sa.literal_column("sorted_at DESC"), sa.literal_column("number DESC")],
    )
    op.create_table(
        "organization",
        sa.Column("number", NUMBER, autoincrement=False, nullable=False),
        sa.Column("version", NUMBER, nullable=False),
        sa.Column("published_at", INSTANT, nullable=False, comment="UTC"),
        sa.Column("name", TEXT, nullable=False),
        sa.Column("abbreviation", TEXT, nullable=False),
        sa.Column("kind", CODE, nullable=False),
        sa.Column("parent", NUMBER, nullable=True),
        sa.Column("state", TEXT, nullable=False, comment="USPS code, empty for a federal body or none"),
        sa.Column("ocd_division_id", TEXT, nullable=False),
        sa.Column("ori", TEXT, nullable=False),
        sa.CheckConstraint(
            "kind IN ('municipal_police', 'county_police', 'sheriff', 'constable', 'city_marshal', 'state_police', 'federal_law_enforcement', 'special_investigations', 'tribal_police', 'campus_police', 'transit_railroad_police', 'corrections', 'probation_parole', 'court_services', 'prosecutor', 'conservation_parks', 'customs_border', 'tax_revenue', 'alcohol_drug_control', 'military_police', 'housing_police', 'hospital_police', 'capitol_asset_protection', 'commercial_vehicle_enforcement', 'code_enforcement', 'fire_department', 'ems', 'government', 'labor_union', 'news_media', 'social_platform', 'hospital', 'business', 'memorial_org', 'other', 'unknown')",
            name=op.f("ck_organization_kind_is_a_code"),
        ),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_organization")),
    )
    op.create_index(op.f("ix_organization_parent"), "organization", ["parent"])
    op.create_table(
        "person",
        sa.Column("number", NUMBER, autoincrement=False, nullable=False),
        sa.Column("version", NUMBER, nullable=False),
        sa.Column("published_at", INSTANT, nullable=False, comment="UTC"),
        sa.Column("name_status", CODE, nullable=False),
        sa.Column("withheld_reason", CODE, nullable=True),
        sa.Column("name_released_earliest", INSTANT, nullable=True, comment="UTC"),
        sa.Column("name_released_latest", INSTANT, nullable=True, comment="UTC"),
        sa.Column("name_released_precision", CODE, nullable=True),
        sa.Column("name_released_qualifier", CODE, nullable=True),
        sa.Column("name_released_text", TEXT, nullable=True),
        sa.Column("full_name", TEXT, nullable=False),
        sa.Column("given_name", TEXT, nullable=False),
        sa.Column("additional_name", TEXT, nullable=False),
        sa.Column("family_name", TEXT, nullable=False),
        sa.Column("suffix", TEXT, nullable=False),
        sa.Column("nickname", TEXT, nullable=False),
        sa.CheckConstraint(
            "name_released_precision IN ('second', 'minute', 'hour', 'part_of_day', 'day', 'month', 'year', 'decade', 'century', 'range', 'before', 'after', 'unknown', 'open')",
            name=op.f("ck_person_name_released_precision_is_a_code"),
        ),
        sa.CheckConstraint(
            "name_released_qualifier IN ('', 'approximate', 'uncertain', 'approximate_uncertain')",
            name=op.f("ck_person_name_released_qualifier_is_a_code"),
        ),
        sa.CheckConstraint(
            "name_status = 'released' OR (full_name = '' AND given_name = '' AND additional_name = '' AND family_name = '' AND suffix = '' AND nickname = '')",
            name=op.f("ck_person_name_only_when_released"),
        ),
        sa.CheckConstraint(
            "name_status IN ('released', 'withheld', 'not_stated', 'unknown')",
            name=op.f("ck_person_name_status_is_a_code"),
        ),
        sa.CheckConstraint(
            "withheld_reason IN ('family_notification', 'agency_policy', 'juvenile', 'court_order', 'safety', 'unspecified')",
            name=op.f("ck_person_withheld_reason_is_a_code"),
        ),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_person")),
    )
    op.create_table(
        "post",
        sa.Column("number", NUMBER, autoincrement=False, nullable=False),
        sa.Column("organization", NUMBER, nullable=False),
        sa.Column("role", CODE, nullable=False),
        sa.Column("label", TEXT, nullable=False),
        sa.CheckConstraint(
            "role IN ('mayor', 'governor', 'president', 'council_member', 'city_administrator', 'county_executive', 'police_chief', 'sheriff', 'police_commissioner', 'public_safety_director', 'fire_chief', 'corrections_director', 'district_attorney', 'state_attorney_general', 'us_attorney', 'special_agent_in_charge', 'medical_examiner', 'judge', 'public_information_officer', 'union_president', 'other')",
            name=op.f("ck_post_role_is_a_code"),
        ),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_post")),
    )
    op.create_index(op.f("ix_post_organization"), "post", ["organization"])
    op.create_table(
        "record_state",
        sa.Column("kind", CODE, nullable=False),
        sa.Column("number", NUMBER, autoincrement=False, nullable=False),
        sa.Column("version", NUMBER, nullable=False, comment="the latest version"),
        sa.Column("state", CODE, nullable=False),
        sa.Column("merged_into", NUMBER, nullable=True),
        sa.Column("reason", TEXT, nullable=False, comment="public words of the last change of state"),
        sa.Column("changed_at", INSTANT, nullable=False, comment="UTC, time of the last log entry on the record"),
        sa.Column("first_published_at", INSTANT, nullable=False, comment="UTC"),
        sa.Column("title", TEXT, nullable=False, comment="label of the latest version; empty once that is redacted"),
        sa.CheckConstraint(
            "(merged_into IS NOT NULL) = (state = 'merged')", name=op.f("ck_record_state_merged_into_goes_with_state")
        ),
        sa.CheckConstraint(
            "kind IN ('incident', 'organization', 'person')", name=op.f("ck_record_state_kind_is_a_code")
        ),
        sa.CheckConstraint("state IN ('live', 'withdrawn', 'merged')", name=op.f("ck_record_state_state_is_a_code")),
        sa.PrimaryKeyConstraint("kind", "number", name=op.f("pk_record_state")),
    )
    op.create_table(
        "search_entry",
        sa.Column("id", NUMBER, autoincrement=False, nullable=False),
        sa.Column("kind", CODE, nullable=False),
        sa.Column("number", NUMBER, nullable=False),
        sa.Column("title", TEXT, nullable=False, comment="normalised words"),
        sa.Column("body", TEXT, nullable=False, comment="normalised words"),
        sa.Column(
            "tsv",
            postgresql.TSVECTOR().with_variant(sa.Text(), "sqlite"),
            nullable=True,
            comment="filled by the writer on PostgreSQL",
        ),
        sa.CheckConstraint(
            "kind IN ('incident', 'organization', 'person')", name=op.f("ck_search_entry_kind_is_a_code")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_search_entry")),
        sa.UniqueConstraint("kind", "number", name=op.f("uq_search_entry_kind_number")),
    )
    op.create_table(
        "source",
        sa.Column("document_kind", CODE, nullable=False),
        sa.Column("document_number", NUMBER, autoincrement=False, nullable=False),
        sa.Column("number", NUMBER, autoincrement=False, nullable=False),
        sa.Column("kind", CODE, nullable=False),
        sa.Column("title", TEXT, nullable=False),
        sa.Column("publisher", NUMBER, nullable=True, comment="organization number"),
        sa.Column("author_text", TEXT, nullable=False),
        sa.Column("dateline", TEXT, nullable=False),
        sa.Column("url", TEXT, nullable=False),
        sa.Column("archived_url", TEXT, nullable=False),
        sa.Column("published_earliest", INSTANT, nullable=True, comment="UTC"),
        sa.Column("published_latest", INSTANT, nullable=True, comment="UTC"),
        sa.Column("published_precision", CODE, nullable=True),
        sa.Column("published_qualifier", CODE, nullable=True),
        sa.Column("published_text", TEXT, nullable=True),
        sa.Column("retrieved_at", INSTANT, nullable=True, comment="UTC"),
        sa.Column(
            "content_sha256", TEXT, nullable=False, comment="hex digest of the text that is kept privately, or empty"
        ),
        sa.Column("rights", TEXT, nullable=False),
        sa.Column("revision_of", NUMBER, nullable=True, comment="number of the source that this one updates"),
        sa.CheckConstraint(
            "document_kind IN ('incident', 'organization', 'person')", name=op.f("ck_source_document_kind_is_a_code")
        ),
        sa.CheckConstraint(
            "kind IN ('news_article', 'news_broadcast', 'wire', 'press_release', 'social_post', 'court_record', 'agency_report', 'government_dataset', 'dataset', 'memorial_page', 'video', 'legislation', 'book', 'interview', 'other')",
            name=op.f("ck_source_kind_is_a_code"),
        ),
        sa.CheckConstraint(
            "published_precision IN ('second', 'minute', 'hour', 'part_of_day', 'day', 'month', 'year', 'decade', 'century', 'range', 'before', 'after', 'unknown', 'open')",
            name=op.f("ck_source_published_precision_is_a_code"),
        ),
        sa.CheckConstraint(
            "published_qualifier IN ('', 'approximate', 'uncertain', 'approximate_uncertain')",
            name=op.f("ck_source_published_qualifier_is_a_code"),
        ),
        sa.PrimaryKeyConstraint("document_kind", "document_number", "number", name=op.f("pk_source")),
    )
    op.create_index(op.f("ix_source_number"), "source", ["number"])
    op.create_table(
        "tenure",
        sa.Column("number", NUMBER, autoincrement=False, nullable=False),
        sa.Column("person", NUMBER, nullable=False),
        sa.Column("post", NUMBER, nullable=False),
        sa.Column("capacity", CODE, nullable=False),
        sa.Column("start_start", sa.Date(), nullable=True, comment="first possible day of the start"),
        sa.Column("start_end", sa.Date(), nullable=True, comment="last possible day of the start"),
        sa.Column("start_precision", CODE, nullable=False),
        sa.Column("start_qualifier", CODE, nullable=False),
        sa.Column("start_text", TEXT, nullable=False),
        sa.Column("end_start", sa.Date(), nullable=True, comment="first possible day of the end"),
        sa.Column("end_end", sa.Date(), nullable=True, comment="last possible day of the end"),
        sa.Column("end_precision", CODE, nullable=False),
        sa.Column("end_qualifier", CODE, nullable=False),
        sa.Column("end_text", TEXT, nullable=False),
        sa.CheckConstraint(
            "capacity IN ('substantive', 'interim', 'acting', 'elect', 'former', 'unknown')",
            name=op.f("ck_tenure_capacity_is_a_code"),
        ),
        sa.CheckConstraint(
            "end_precision IN ('second', 'minute', 'hour', 'part_of_day', 'day', 'month', 'year', 'decade', 'century', 'range', 'before', 'after', 'unknown', 'open')",
            name=op.f("ck_tenure_end_precision_is_a_code"),
        ),
        sa.CheckConstraint(
            "end_qualifier IN ('', 'approximate', 'uncertain', 'approximate_uncertain')",
            name=op.f("ck_tenure_end_qualifier_is_a_code"),
        ),
        sa.CheckConstraint(
            "start_precision IN ('second', 'minute', 'hour', 'part_of_day', 'day', 'month', 'year', 'decade', 'century', 'range', 'before', 'after', 'unknown', 'open')",
            name=op.f("ck_tenure_start_precision_is_a_code"),
        ),
        sa.CheckConstraint(
            "start_qualifier IN ('', 'approximate', 'uncertain', 'approximate_uncertain')",
            name=op.f("ck_tenure_start_qualifier_is_a_code"),
        ),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_tenure")),
    )
    op.create_index(op.f("ix_tenure_person"), "tenure", ["person"])
    op.create_index(op.f("ix_tenure_post"), "tenure", ["post"])
    op.create_table(
        "case_status",
        sa.Column("number", NUMBER, autoincrement=False, nullable=False),
        sa.Column("incident_number", NUMBER, nullable=False),
        sa.Column("suspect", NUMBER, nullable=True, comment="suspect number; null for the case as a whole"),
        sa.Column("charge", NUMBER, nullable=True),
        sa.Column("axis", CODE, nullable=False),
        sa.Column("state", TEXT, nullable=False, comment="a code of the axis's list"),
        sa.Column("clearance_code", CODE, nullable=True, comment="NIBRS element 4"),
        sa.Column("charge_text", TEXT, nullable=False),
        sa.Column("court_text", TEXT, nullable=False),
        sa.Column("effective_earliest", INSTANT, nullable=True, comment="UTC, when it was so"),
        sa.Column("effective_latest", INSTANT, nullable=True, comment="UTC"),
        sa.Column("effective_precision", CODE, nullable=False),
        sa.Column("effective_qualifier", CODE, nullable=False),
        sa.Column("effective_text", TEXT, nullable=False),
        sa.Column("source", NUMBER, nullable=False),
        sa.Column("excerpt_words", TEXT, nullable=False, comment="verbatim, cut to the published length"),
        sa.Column("excerpt_cut_before", sa.Boolean(), nullable=False),
        sa.Column("excerpt_cut_after", sa.Boolean(), nullable=False),
        sa.Column("locator", TEXT, nullable=False),
        sa.Column("attribution_text", TEXT, nullable=False),
        sa.Column("attributed_tenure", NUMBER, nullable=True),
        sa.Column("attributed_organization", NUMBER, nullable=True),
        sa.Column("directness", CODE, nullable=False),
        sa.Column("reported_earliest", INSTANT, nullable=True, comment="UTC"),
        sa.Column("reported_latest", INSTANT, nullable=True, comment="UTC"),
        sa.Column("reported_precision", CODE, nullable=False),
        sa.Column("reported_qualifier", CODE, nullable=False),
        sa.Column("reported_text", TEXT, nullable=False),
        sa.Column("recorded_at", INSTANT, nullable=False, comment="UTC, when this record stored it"),
        sa.Column("supersedes", NUMBER, nullable=True, comment="number of the row that this one replaces"),
        sa.CheckConstraint(
            "(clearance_code IS NOT NULL) = (state = 'cleared_exceptionally')",
            name=op.f("ck_case_status_clearance_code_goes_with_state"),
        ),
        sa.CheckConstraint(
            "axis = 'investigation' AND state IN ('open', 'inactive', 'reopened', 'cleared_by_arrest', 'cleared_exceptionally', 'admin_closed', 'unfounded') OR axis = 'apprehension' AND state IN ('no_arrests', 'arrests_made', 'all_accounted', 'at_large', 'identified_at_large', 'warrant_issued', 'detained', 'arrested', 'released_uncharged', 'released_pending', 'escaped', 'deceased') OR axis = 'prosecution' AND state IN ('referred', 'declined', 'charged', 'indicted', 'arraigned', 'pleaded', 'incompetent', 'trial', 'mistrial', 'convicted', 'acquitted', 'not_guilty_insanity', 'dismissed', 'diverted', 'sentenced', 'on_appeal', 'vacated', 'abated_by_death')",
            name=op.f("ck_case_status_state_belongs_to_axis"),
        ),
        sa.CheckConstraint(
            "axis IN ('investigation', 'apprehension', 'prosecution')", name=op.f("ck_case_status_axis_is_a_code")
        ),
        sa.CheckConstraint(
            "clearance_code IN ('A', 'B', 'C', 'D', 'E')", name=op.f("ck_case_status_clearance_code_is_a_code")
        ),
        sa.CheckConstraint(
            "directness IN ('explicit', 'implied', 'editorial')", name=op.f("ck_case_status_directness_is_a_code")
        ),
        sa.CheckConstraint(
            "effective_precision IN ('second', 'minute', 'hour', 'part_of_day', 'day', 'month', 'year', 'decade', 'century', 'range', 'before', 'after', 'unknown', 'open')",
            name=op.f("ck_case_status_effective_precision_is_a_code"),
        ),
        sa.CheckConstraint(
            "effective_qualifier IN ('', 'approximate', 'uncertain', 'approximate_uncertain')",
            name=op.f("ck_case_status_effective_qualifier_is_a_code"),
        ),
        sa.CheckConstraint(
            "reported_precision IN ('second', 'minute', 'hour', 'part_of_day', 'day', 'month', 'year', 'decade', 'century', 'range', 'before', 'after', 'unknown', 'open')",
            name=op.f("ck_case_status_reported_precision_is_a_code"),
        ),
        sa.CheckConstraint(
            "reported_qualifier IN ('', 'approximate', 'uncertain', 'approximate_uncertain')",
            name=op.f("ck_case_status_reported_qualifier_is_a_code"),
        ),
        sa.ForeignKeyConstraint(
            ["incident_number"], ["incident.number"], name=op.f("fk_case_status_incident_number"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_case_status")),
    )
    op.create_index(op.f("ix_case_status_incident_number"), "case_status", ["incident_number"])
    op.create_table(
        "charge",
        sa.Column("number", NUMBER, autoincrement=False, nullable=False),
        sa.Column("incident_number", NUMBER, nullable=False),
        sa.Column("suspect", NUMBER, nullable=False),
        sa.Column("statute", TEXT, nullable=False),
        sa.Column("offense_text", TEXT, nullable=False),
        sa.Column("counts", NUMBER, nullable=True),
        sa.Column("court_text", TEXT, nullable=False),
        sa.Column("case_number", TEXT, nullable=False),
        sa.Column("filed_start", sa.Date(), nullable=True),
        sa.Column("filed_end", sa.Date(), nullable=True),
        sa.Column("filed_precision", CODE, nullable=True),
        sa.Column("filed_qualifier", CODE, nullable=True),
        sa.Column("filed_text", TEXT, nullable=True),
        sa.CheckConstraint(
            "filed_precision IN ('second', 'minute', 'hour', 'part_of_day', 'day', 'month', 'year', 'decade', 'century', 'range', 'before', 'after', 'unknown', 'open')",
            name=op.f("ck_charge_filed_precision_is_a_code"),
        ),
        sa.CheckConstraint(
            "filed_qualifier IN ('', 'approximate', 'uncertain', 'approximate_uncertain')",
            name=op.f("ck_charge_filed_qualifier_is_a_code"),
        ),
        sa.ForeignKeyConstraint(
            ["incident_number"], ["incident.number"], name=op.f("fk_charge_incident_number"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_charge")),
    )
    op.create_index(op.f("ix_charge_incident_number"), "charge", ["incident_number"])
    op.create_table(
        "correction",
        sa.Column("number", NUMBER, autoincrement=False, nullable=False),
        sa.Column("incident_number", NUMBER, nullable=False),
        sa.Column("incident_version", NUMBER, nullable=False),
        sa.Column("what_was_wrong", TEXT, nullable=False),
        sa.Column("what_is_right", TEXT, nullable=False),
        sa.Column("why", TEXT, nullable=False),
        sa.Column("credit", TEXT, nullable=False),
        sa.Column("noted_at", INSTANT, nullable=False, comment="UTC"),
        sa.ForeignKeyConstraint(
            ["incident_number"], ["incident.number"], name=op.f("fk_correction_incident_number"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_correction")),
    )
    op.create_index(op.f("ix_correction_incident_number"), "correction", ["incident_number"])
    op.create_table(
        "event",
        sa.Column("number", NUMBER, autoincrement=False, nullable=False),
        sa.Column("incident_number", NUMBER, nullable=False),
        sa.Column("kind", CODE, nullable=False),
        sa.Column("place", NUMBER, nullable=True),
        sa.Column("description", TEXT, nullable=False),
        sa.Column("sequence", NUMBER, nullable=False),
        sa.Column("occurred_earliest", INSTANT, nullable=True, comment="UTC, first possible time"),
        sa.Column("occurred_latest", INSTANT, nullable=True, comment="UTC, first time that is too late"),
        sa.Column("occurred_precision", CODE, nullable=False),
        sa.Column("occurred_qualifier", CODE, nullable=False),
        sa.Column("occurred_text", TEXT, nullable=False, comment="the source's words"),
        sa.CheckConstraint(
            "kind IN ('offense', 'call', 'dispatch', 'response', 'on_scene', 'cleared_scene', 'shots_fired', 'injury', 'flight', 'pursuit', 'transport', 'hospital_arrival', 'death', 'notification', 'name_withheld', 'name_released', 'news_conference', 'statement', 'search', 'warrant', 'arrest', 'charge', 'court', 'memorial', 'correction', 'other')",
            name=op.f("ck_event_kind_is_a_code"),
        ),
        sa.CheckConstraint(
            "occurred_precision IN ('second', 'minute', 'hour', 'part_of_day', 'day', 'month', 'year', 'decade', 'century', 'range', 'before', 'after', 'unknown', 'open')",
            name=op.f("ck_event_occurred_precision_is_a_code"),
        ),
        sa.CheckConstraint(
            "occurred_qualifier IN ('', 'approximate', 'uncertain', 'approximate_uncertain')",
            name=op.f("ck_event_occurred_qualifier_is_a_code"),
        ),
        sa.ForeignKeyConstraint(
            ["incident_number"], ["incident.number"], name=op.f("fk_event_incident_number"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_event")),
    )
    op.create_index(op.f("ix_event_incident_number"), "event", ["incident_number"])
    op.create_table(
        "event_official",
        sa.Column("event", NUMBER, autoincrement=False, nullable=False),
        sa.Column("tenure", NUMBER, autoincrement=False, nullable=False),
        sa.Column("incident_number", NUMBER, nullable=False),
        sa.ForeignKeyConstraint(
            ["incident_number"], ["incident.number"], name=op.f("fk_event_official_incident_number"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("event", "tenure", name=op.f("pk_event_official")),
    )
    op.create_index(op.f("ix_event_official_incident_number"), "event_official", ["incident_number"])
    op.create_table(
        "facet",
        sa.Column("incident_number", NUMBER, autoincrement=False, nullable=False),
        sa.Column("dimension", TEXT, nullable=False),
        sa.Column("value", TEXT, nullable=False),
        sa.ForeignKeyConstraint(
            ["incident_number"], ["incident.number"], name=op.f("fk_facet_incident_number"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("incident_number", "dimension", "value", name=op.f("pk_facet")),
    )
    op.create_index(
        op.f("ix_facet_dimension_value_incident_number"), "facet", ["dimension", "value", "incident_number"]
    )
    op.create_table(
        "mention",
        sa.Column("incident_number", NUMBER, autoincrement=False, nullable=False),
        sa.Column("mentioned_table", CODE, nullable=False),
        sa.Column("mentioned_number", NUMBER, autoincrement=False, nullable=False),
        sa.Column("role", CODE, nullable=False),
        sa.CheckConstraint(
            "mentioned_table IN ('incident', 'organization', 'person', 'post', 'tenure', 'place', 'event', 'responder', 'suspect', 'weapon', 'vehicle', 'case_status', 'statement', 'source', 'assertion', 'offense', 'charge', 'identifier', 'alias', 'correction', 'relation')",
            name=op.f("ck_mention_mentioned_table_is_a_code"),
        ),
        sa.CheckConstraint(
            "role IN ('lead', 'employer', 'speaker', 'attributed', 'owner', 'office', 'publisher', 'responder', 'suspect', 'official')",
            name=op.f("ck_mention_role_is_a_code"),
        ),
        sa.ForeignKeyConstraint(
            ["incident_number"], ["incident.number"], name=op.f("fk_mention_incident_number"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint(
            "incident_number", "mentioned_table", "mentioned_number", "role", name=op.f("pk_mention")
        ),
    )
    op.create_index(
        op.f("ix_mention_mentioned_table_mentioned_number_incident_number"),
        "mention",
        ["mentioned_table", "mentioned_number", "incident_number"],
    )
    op.create_table(
        "offense",
        sa.Column("number", NUMBER, autoincrement=False, nullable=False),
        sa.Column("incident_number", NUMBER, nullable=False),
        sa.Column("offense_code", CODE, nullable=False),
        sa.Column("attempted_completed", CODE, nullable=True),
        sa.CheckConstraint("attempted_completed IN ('A', 'C')", name=op.f("ck_offense_attempted_completed_is_a_code")),
        sa.CheckConstraint(
            "offense_code IN ('09A', '09B', '09C', '100', '101', '103', '11A', '11B', '11C', '11D', '120', '13A', '13B', '13C', '200', '210', '220', '23A', '23B', '23C', '23D', '23E', '23F', '23G', '23H', '240', '250', '26A', '26B', '26C', '26D', '26E', '26F', '26G', '26H', '270', '280', '290', '30A', '30B', '30C', '30D', '30E', '35A', '35B', '360', '36A', '36B', '370', '39A', '39B', '39C', '39D', '40A', '40B', '40C', '49A', '49B', '49C', '510', '520', '521', '522', '526', '58A', '58B', '61A', '61B', '620', '64A', '64B', '720', '90A', '90B', '90C', '90D', '90E', '90F', '90G', '90H', '90J', '90K', '90L', '90M', '90Z')",
            name=op.f("ck_offense_offense_code_is_a_code"),
        ),
        sa.ForeignKeyConstraint(
            ["incident_number"], ["incident.number"], name=op.f("fk_offense_incident_number"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_offense")),
    )
    op.create_index(op.f("ix_offense_incident_number"), "offense", ["incident_number"])
    op.create_table(
        "place",
        sa.Column("incident_number", NUMBER, autoincrement=False, nullable=False),
        sa.Column("number", NUMBER, autoincrement=False, nullable=False),
        sa.Column("name", TEXT, nullable=False),
        sa.Column("address_text", TEXT, nullable=False),
        sa.Column("landmark_text", TEXT, nullable=False),
        sa.Column("city", TEXT, nullable=False),
        sa.Column("county", TEXT, nullable=False),
        sa.Column("state", TEXT, nullable=False),
        sa.Column("country", TEXT, nullable=False),
        sa.Column("ocd_division_id", TEXT, nullable=False),
        sa.Column("latitude", TEXT, nullable=True, comment="WGS 84 degrees as decimal text, to the stated precision"),
        sa.Column("longitude", TEXT, nullable=True, comment="WGS 84 degrees as decimal text"),
        sa.Column("geo_precision", CODE, nullable=False),
        sa.Column("location_code", CODE, nullable=True),
        sa.Column("timezone", TEXT, nullable=False),
        sa.CheckConstraint(
            "geo_precision IN ('exact', 'address', 'block', 'intersection', 'landmark', 'neighborhood', 'city', 'county', 'state', 'unknown')",
            name=op.f("ck_place_geo_precision_is_a_code"),
        ),
        sa.CheckConstraint(
            "location_code IN ('01', '02', '03', '04', '05', '06', '07', '08', '09', '10', '11', '12', '13', '14', '15', '16', '17', '18', '19', '20', '21', '22', '23', '24', '25', '37', '38', '39', '40', '41', '42', '44', '45', '46', '47', '48', '49', '50', '51', '52', '53', '54', '55', '56', '57', '58')",
            name=op.f("ck_place_location_code_is_a_code"),
        ),
        sa.ForeignKeyConstraint(
            ["incident_number"], ["incident.number"], name=op.f("fk_place_incident_number"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("incident_number", "number", name=op.f("pk_place")),
    )
    op.create_index(op.f("ix_place_number"), "place", ["number"])
    op.create_table(
        "relation",
        sa.Column("number", NUMBER, autoincrement=False, nullable=False),
        sa.Column("incident_number", NUMBER, nullable=False, comment="the incident from which the link goes"),
        sa.Column("to_incident", NUMBER, nullable=False),
        sa.Column("to_incident_title", TEXT, nullable=False, comment="as it was when this version was published"),
        sa.Column("kind", CODE, nullable=False),
        sa.Column("note", TEXT, nullable=False),
        sa.CheckConstraint(
            "kind IN ('earlier_same_location', 'same_series', 'precursor', 'consequence', 'part_of', 'retaliation', 'contextual', 'same_as', 'candidate_same')",
            name=op.f("ck_relation_kind_is_a_code"),
        ),
        sa.ForeignKeyConstraint(
            ["incident_number"], ["incident.number"], name=op.f("fk_relation_incident_number"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_relation")),
    )
    op.create_index(op.f("ix_relation_incident_number"), "relation", ["incident_number"])
    op.create_index(op.f("ix_relation_to_incident"), "relation", ["to_incident"])
    op.create_table(
        "responder",
        sa.Column("number", NUMBER, autoincrement=False, nullable=False),
        sa.Column("incident_number", NUMBER, nullable=False),
        sa.Column("person", NUMBER, nullable=True),
        sa.Column("label", TEXT, nullable=False),
        sa.Column("is_group", sa.Boolean(), nullable=False),
        sa.Column("count", NUMBER, nullable=True, comment="only where a source gives a number"),
        sa.Column("count_text", TEXT, nullable=False),
        sa.Column("responder_type", CODE, nullable=False),
        sa.Column("species", CODE, nullable=False),
        sa.Column("organization", NUMBER, nullable=True, comment="the employer's number"),
        sa.Column("rank_text", TEXT, nullable=False),
        sa.Column("badge", TEXT, nullable=False),
        sa.Column("age", NUMBER, nullable=True, comment="whole years"),
        sa.Column("gender_text", TEXT, nullable=False),
        sa.Column("outcome", CODE, nullable=False),
        sa.Column("duty_status", CODE, nullable=False),
        sa.Column("attire", CODE, nullable=False),
        sa.Column("line_of_duty", CODE, nullable=False),
        sa.Column("activity_code", CODE, nullable=True),
        sa.Column("assignment_code", CODE, nullable=True),
        sa.Column("circumstance", CODE, nullable=True),
        sa.Column("body_armor", CODE, nullable=False),
        sa.Column("service_years", TEXT, nullable=True, comment="years as decimal text"),
        sa.Column("service_text", TEXT, nullable=False),
        sa.Column("cause_of_death", CODE, nullable=True),
        sa.Column("manner", CODE, nullable=True),
        sa.Column("died_earliest", INSTANT, nullable=True, comment="UTC"),
        sa.Column("died_latest", INSTANT, nullable=True, comment="UTC"),
        sa.Column("died_precision", CODE, nullable=True),
        sa.Column("died_qualifier", CODE, nullable=True),
        sa.Column("died_text", TEXT, nullable=True),
        sa.Column("eow_start", sa.Date(), nullable=True, comment="End of Watch, first possible day"),
        sa.Column("eow_end", sa.Date(), nullable=True, comment="End of Watch, last possible day"),
        sa.Column("eow_precision", CODE, nullable=True),
        sa.Column("eow_qualifier", CODE, nullable=True),
        sa.Column("eow_text", TEXT, nullable=True),
        sa.Column("death_place", NUMBER, nullable=True, comment="place number"),
        sa.Column("injury_text", TEXT, nullable=False),
        sa.Column("injury_code", CODE, nullable=True),
        sa.CheckConstraint(
            "activity_code IN ('01', '02', '03', '04', '05', '06', '07', '08', '09', '10', '11')",
            name=op.f("ck_responder_activity_code_is_a_code"),
        ),
        sa.CheckConstraint(
            "assignment_code IN ('F', 'G', 'H', 'I', 'J', 'K', 'L')",
            name=op.f("ck_responder_assignment_code_is_a_code"),
        ),
        sa.CheckConstraint(
            "attire IN ('uniform', 'plainclothes', 'undercover', 'off_duty_clothes', 'unknown')",
            name=op.f("ck_responder_attire_is_a_code"),
        ),
        sa.CheckConstraint("body_armor IN ('yes', 'no', 'unknown')", name=op.f("ck_responder_body_armor_is_a_code")),
        sa.CheckConstraint(
            "cause_of_death IN ('gunfire', 'automobile_crash', 'motorcycle_crash', 'heart_attack', 'vehicular_assault', 'struck_by_vehicle', 'vehicle_pursuit', 'assault', 'gunfire_inadvertent', 'stabbed', 'aircraft_accident', 'drowned', 'struck_by_train', 'fall', 'duty_related_illness', 'nine_eleven_illness', 'terrorist_attack', 'electrocuted', 'animal_related', 'accidental', 'struck_by_streetcar', 'fire', 'heat_exhaustion', 'explosion', 'bomb', 'exposure_toxins', 'weather_disaster', 'training_accident', 'structure_collapse', 'train_accident', 'exposure', 'boating_accident', 'bicycle_crash', 'unidentified', 'poisoned', 'asphyxiation', 'covid19')",
            name=op.f("ck_responder_cause_of_death_is_a_code"),
        ),
        sa.CheckConstraint(
            "circumstance IN ('unprovoked_attack', 'investigative_enforcement', 'ambush_entrapment', 'emotionally_disturbed', 'pursuit', 'disorder_disturbance', 'tactical', 'arrest', 'crime_in_progress', 'assisting_officer', 'court_order', 'deploying_equipment', 'traffic_stop', 'administrative', 'other')",
            name=op.f("ck_responder_circumstance_is_a_code"),
        ),
        sa.CheckConstraint(
            "died_precision IN ('second', 'minute', 'hour', 'part_of_day', 'day', 'month', 'year', 'decade', 'century', 'range', 'before', 'after', 'unknown', 'open')",
            name=op.f("ck_responder_died_precision_is_a_code"),
        ),
        sa.CheckConstraint(
            "died_qualifier IN ('', 'approximate', 'uncertain', 'approximate_uncertain')",
            name=op.f("ck_responder_died_qualifier_is_a_code"),
        ),
        sa.CheckConstraint(
            "duty_status IN ('on_duty', 'off_duty_acting', 'off_duty', 'retired', 'unknown')",
            name=op.f("ck_responder_duty_status_is_a_code"),
        ),
        sa.CheckConstraint(
            "eow_precision IN ('second', 'minute', 'hour', 'part_of_day', 'day', 'month', 'year', 'decade', 'century', 'range', 'before', 'after', 'unknown', 'open')",
            name=op.f("ck_responder_eow_precision_is_a_code"),
        ),
        sa.CheckConstraint(
            "eow_qualifier IN ('', 'approximate', 'uncertain', 'approximate_uncertain')",
            name=op.f("ck_responder_eow_qualifier_is_a_code"),
        ),
        sa.CheckConstraint(
            "injury_code IN ('N', 'M', 'B', 'I', 'L', 'O', 'T', 'U')", name=op.f("ck_responder_injury_code_is_a_code")
        ),
        sa.CheckConstraint(
            "line_of_duty IN ('stated_by_agency', 'stated_by_other', 'determined', 'denied', 'not_stated')",
            name=op.f("ck_responder_line_of_duty_is_a_code"),
        ),
        sa.CheckConstraint(
            "manner IN ('felonious', 'accidental', 'natural', 'illness', 'suicide', 'undetermined')",
            name=op.f("ck_responder_manner_is_a_code"),
        ),
        sa.CheckConstraint(
            "outcome IN ('killed', 'injured_critical', 'injured_serious', 'injured_minor', 'injured_unspecified', 'uninjured', 'unknown')",
            name=op.f("ck_responder_outcome_is_a_code"),
        ),
        sa.CheckConstraint(
            "responder_type IN ('law_enforcement', 'corrections', 'probation_parole', 'court', 'firefighter', 'ems', 'telecommunicator', 'military_police', 'chaplain', 'public_safety_other', 'civilian_employee', 'citizen_assisting')",
            name=op.f("ck_responder_responder_type_is_a_code"),
        ),
        sa.CheckConstraint("species IN ('human', 'canine', 'equine')", name=op.f("ck_responder_species_is_a_code")),
        sa.ForeignKeyConstraint(
            ["incident_number"], ["incident.number"], name=op.f("fk_responder_incident_number"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_responder")),
    )
    op.create_index(op.f("ix_responder_incident_number"), "responder", ["incident_number"])
    op.create_index(op.f("ix_responder_organization"), "responder", ["organization"])
    op.create_index(op.f("ix_responder_person"), "responder", ["person"])
    op.create_table(
        "statement",
        sa.Column("number", NUMBER, autoincrement=False, nullable=False),
        sa.Column("incident_number", NUMBER, nullable=False),
        sa.Column("speaker_tenure", NUMBER, nullable=True),
        sa.Column("speaker_organization", NUMBER, nullable=True),
        sa.Column("mode", CODE, nullable=False),
        sa.Column("text", TEXT, nullable=False),
        sa.Column("channel", CODE, nullable=False),
        sa.Column("said_earliest", INSTANT, nullable=True, comment="UTC"),
        sa.Column("said_latest", INSTANT, nullable=True, comment="UTC"),
        sa.Column("said_precision", CODE, nullable=False),
        sa.Column("said_qualifier", CODE, nullable=False),
        sa.Column("said_text", TEXT, nullable=False),
        sa.Column("event", NUMBER, nullable=True),
        sa.Column("continues", NUMBER, nullable=True, comment="number of the statement that this one goes on from"),
        sa.Column("url", TEXT, nullable=False),
        sa.Column("source", NUMBER, nullable=False),
        sa.Column("excerpt_words", TEXT, nullable=False, comment="verbatim, cut to the published length"),
        sa.Column("excerpt_cut_before", sa.Boolean(), nullable=False),
        sa.Column("excerpt_cut_after", sa.Boolean(), nullable=False),
        sa.Column("locator", TEXT, nullable=False),
        sa.Column("attribution_text", TEXT, nullable=False),
        sa.Column("attributed_tenure", NUMBER, nullable=True),
        sa.Column("attributed_organization", NUMBER, nullable=True),
        sa.Column("directness", CODE, nullable=False),
        sa.Column("reported_earliest", INSTANT, nullable=True, comment="UTC"),
        sa.Column("reported_latest", INSTANT, nullable=True, comment="UTC"),
        sa.Column("reported_precision", CODE, nullable=False),
        sa.Column("reported_qualifier", CODE, nullable=False),
        sa.Column("reported_text", TEXT, nullable=False),
        sa.Column("recorded_at", INSTANT, nullable=False, comment="UTC, when this record stored it"),
        sa.Column("supersedes", NUMBER, nullable=True, comment="number of the row that this one replaces"),
        sa.CheckConstraint(
            "channel IN ('news_conference', 'written_statement', 'social_x', 'social_other', 'broadcast_interview', 'phone_interview', 'in_person_interview', 'email', 'court_filing', 'court_hearing', 'public_meeting', 'police_report', 'radio_dispatch', 'memorial_event', 'unstated')",
            name=op.f("ck_statement_channel_is_a_code"),
        ),
        sa.CheckConstraint(
            "directness IN ('explicit', 'implied', 'editorial')", name=op.f("ck_statement_directness_is_a_code")
        ),
        sa.CheckConstraint("mode IN ('direct', 'partial', 'indirect')", name=op.f("ck_statement_mode_is_a_code")),
        sa.CheckConstraint(
            "reported_precision IN ('second', 'minute', 'hour', 'part_of_day', 'day', 'month', 'year', 'decade', 'century', 'range', 'before', 'after', 'unknown', 'open')",
            name=op.f("ck_statement_reported_precision_is_a_code"),
        ),
        sa.CheckConstraint(
            "reported_qualifier IN ('', 'approximate', 'uncertain', 'approximate_uncertain')",
            name=op.f("ck_statement_reported_qualifier_is_a_code"),
        ),
        sa.CheckConstraint(
            "said_precision IN ('second', 'minute', 'hour', 'part_of_day', 'day', 'month', 'year', 'decade', 'century', 'range', 'before', 'after', 'unknown', 'open')",
            name=op.f("ck_statement_said_precision_is_a_code"),
        ),
        sa.CheckConstraint(
            "said_qualifier IN ('', 'approximate', 'uncertain', 'approximate_uncertain')",
            name=op.f("ck_statement_said_qualifier_is_a_code"),
        ),
        sa.CheckConstraint(
            "(speaker_tenure IS NULL) <> (speaker_organization IS NULL)", name=op.f("ck_statement_one_speaker")
        ),
        sa.ForeignKeyConstraint(
            ["incident_number"], ["incident.number"], name=op.f("fk_statement_incident_number"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_statement")),
    )
    op.create_index(op.f("ix_statement_incident_number"), "statement", ["incident_number"])
    op.create_index(op.f("ix_statement_speaker_organization"), "statement", ["speaker_organization"])
    op.create_index(op.f("ix_statement_speaker_tenure"), "statement", ["speaker_tenure"])
    op.create_table(
        "suspect",
        sa.Column("number", NUMBER, autoincrement=False, nullable=False),
        sa.Column("incident_number", NUMBER, nullable=False),
        sa.Column("person", NUMBER, nullable=True),
        sa.Column("label", TEXT, nullable=False),
        sa.Column("is_group", sa.Boolean(), nullable=False),
        sa.Column("count", NUMBER, nullable=True, comment="only where a source gives a number"),
        sa.Column("count_min", NUMBER, nullable=True),
        sa.Column("count_text", TEXT, nullable=False),
        sa.Column("role", CODE, nullable=False),
        sa.Column("identification", CODE, nullable=False),
        sa.Column("member_of", NUMBER, nullable=True, comment="suspect number of the group"),
        sa.CheckConstraint(
            "identification IN ('unidentified', 'identified_not_named', 'named', 'unknown')",
            name=op.f("ck_suspect_identification_is_a_code"),
        ),
        sa.CheckConstraint(
            "role IN ('shooter', 'assailant', 'driver', 'participant', 'accessory', 'lookout', 'unknown')",
            name=op.f("ck_suspect_role_is_a_code"),
        ),
        sa.ForeignKeyConstraint(
            ["incident_number"], ["incident.number"], name=op.f("fk_suspect_incident_number"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_suspect")),
    )
    op.create_index(op.f("ix_suspect_incident_number"), "suspect", ["incident_number"])
    op.create_index(op.f("ix_suspect_person"), "suspect", ["person"])
    op.create_table(
        "vehicle",
        sa.Column("number", NUMBER, autoincrement=False, nullable=False),
        sa.Column("incident_number", NUMBER, nullable=False),
        sa.Column("role", CODE, nullable=False),
        sa.Column("owner", NUMBER, nullable=True, comment="organization number"),
        sa.Column("driver", NUMBER, nullable=True, comment="responder number"),
        sa.Column("marked", CODE, nullable=False),
        sa.Column("color", TEXT, nullable=False),
        sa.Column("body_style", TEXT, nullable=False),
        sa.Column("make", TEXT, nullable=False),
        sa.Column("model", TEXT, nullable=False),
        sa.Column("damage_text", TEXT, nullable=False),
        sa.Column("same_as", NUMBER, nullable=True, comment="vehicle number, where a source says that both are one"),
        sa.CheckConstraint("marked IN ('marked', 'unmarked', 'unknown')", name=op.f("ck_vehicle_marked_is_a_code")),
        sa.CheckConstraint(
            "role IN ('responder_vehicle', 'suspect_vehicle', 'struck_vehicle', 'scene_unattributed', 'other')",
            name=op.f("ck_vehicle_role_is_a_code"),
        ),
        sa.ForeignKeyConstraint(
            ["incident_number"], ["incident.number"], name=op.f("fk_vehicle_incident_number"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_vehicle")),
    )
    op.create_index(op.f("ix_vehicle_incident_number"), "vehicle", ["incident_number"])
    op.create_table(
        "weapon",
        sa.Column("number", NUMBER, autoincrement=False, nullable=False),
        sa.Column("incident_number", NUMBER, nullable=False),
        sa.Column("suspect", NUMBER, nullable=True),
        sa.Column("force_code", CODE, nullable=False),
        sa.Column("description", TEXT, nullable=False),
        sa.CheckConstraint(
            "force_code IN ('11', '11A', '12', '12A', '13', '13A', '14', '14A', '15', '15A', '20', '30', '35', '40', '50', '60', '65', '70', '85', '90', '95', '99')",
            name=op.f("ck_weapon_force_code_is_a_code"),
        ),
        sa.ForeignKeyConstraint(
            ["incident_number"], ["incident.number"], name=op.f("fk_weapon_incident_number"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_weapon")),
    )
    op.create_index(op.f("ix_weapon_incident_number"), "weapon", ["incident_number"])
    for statement in SQLITE if op.get_bind().dialect.name == "sqlite" else POSTGRESQL:
        op.get_bind().exec_driver_sql(statement)


def downgrade() -> None:
    """Refuse. Raises FirstSchemaStays."""
    raise FirstSchemaStays("delete the store instead, and rebuild it from the publications")
