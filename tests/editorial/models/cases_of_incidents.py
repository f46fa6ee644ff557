"""Ways to break the constraints of incidents and everything that is in one."""

from incidents.record.codes import ApprehensionState, InvestigationState, ProsecutionState
from tests import make
from tests.editorial.models.case import (
    Case,
    build_status,
    build_suspect_group,
    make_merger_cases,
    make_pair_case,
    make_sourced_cases,
    make_twice,
    merge_into_other,
    point_at_other,
)
from tests.make import NOW


def _make_two_relations():
    one = make.make_relation()
    return make.make_relation(from_incident=one.from_incident, to_incident=one.to_incident, kind="contextual")


def _make_two_identifiers():
    incident = make.make_incident()
    make.make_identifier(row=incident, value="1")
    return make.make_identifier(row=incident, value="2")


INCIDENTS = [
    Case("incident_title_given", make.make_incident, {"title": ""}, {"title": "T"}),
    Case("incident_timezone_given", make.make_incident, {"timezone": ""}, {"timezone": "America/Adak"}),
    Case(
        "incident_merged_state_goes_with_its_target",
        make_twice(make.make_incident),
        {"state": "merged"},
        merge_into_other,
    ),
    Case(
        "incident_merged_state_goes_with_its_target", make_twice(make.make_incident), point_at_other, merge_into_other
    ),
    *make_merger_cases("incident", make.make_incident),
    Case(
        "incident_withdrawn_has_a_reason",
        make.make_incident,
        {"state": "withdrawn"},
        {"state": "withdrawn", "withdrawn_reason": "It did not happen."},
    ),
    make_pair_case("incident", make.make_incident),
    make_pair_case("incident", make.make_incident, "submitted"),
    make_pair_case("incident", make.make_incident, "approved"),
    Case(
        "incidentsource_once_per_incident",
        lambda: make.make_incident_source(incident=make.make_incident_source().incident),
        lambda row: {"source": row.incident.incident_sources.exclude(pk=row.pk).get().source},
        lambda _row: {"source": make.make_source()},
    ),
    Case(
        "relation_once",
        _make_two_relations,
        {"kind": "earlier_same_location"},
        {"kind": "same_series"},
    ),
    Case(
        "relation_links_two_incidents",
        make.make_relation,
        lambda row: {"to_incident": row.from_incident},
        lambda _row: {"to_incident": make.make_incident()},
    ),
    Case("correction_of_a_version", make.make_correction, {"incident_version": 0}, {"incident_version": 2}),
    Case("correction_says_what_was_wrong_and_what_is_right", make.make_correction, {"what_is_right": ""}, {"why": ""}),
    Case(
        "source_content_sha256_form",
        make.make_source,
        {"content_sha256": "AB" * 32},
        {"content_sha256": "ab" * 32},
    ),
    Case("source_content_sha256_form", make.make_source, {"content_sha256": "ab" * 31}, {"content_sha256": ""}),
    Case(
        "source_is_not_its_own_revision",
        make.make_source,
        lambda row: {"revision_of": row},
        lambda _row: {"revision_of": make.make_source()},
    ),
    make_pair_case("source", make.make_source),
    Case(
        "identifier_value_given",
        lambda: make.make_identifier(row=make.make_incident()),
        {"value": ""},
        {"value": "1"},
    ),
    Case(
        "identifier_once_per_row",
        _make_two_identifiers,
        {"value": "1"},
        {"value": "1", "scheme": "odmp"},
    ),
    Case(
        "alias_of_an_organization_or_a_person",
        make.make_alias,
        lambda _row: {"person": make.make_person()},
        lambda _row: {"person": make.make_person(), "organization": None},
    ),
    Case("alias_of_an_organization_or_a_person", make.make_alias, {"organization": None}, {}),
    Case("alias_name_given", make.make_alias, {"name": ""}, {"name": "T"}),
]
INVOLVED = [
    Case("responder_who_is_no_group_counts_as_one", make.make_responder, {"count": 2}, {"count": 1}),
    Case(
        "responder_who_is_no_group_counts_as_one",
        make.make_responder,
        {"count": 0},
        {"count": 2, "is_group": True},
    ),
    Case(
        "responder_group_is_no_person",
        make.make_responder,
        lambda _row: {"is_group": True, "person": make.make_person()},
        lambda _row: {"person": make.make_person()},
    ),
    Case(
        "responder_animal_is_no_person",
        make.make_responder,
        lambda _row: {"species": "canine", "person": make.make_person()},
        {"species": "canine"},
    ),
    Case(
        "responder_animal_is_no_person",
        make.make_responder,
        lambda _row: {"species": "equine", "person": make.make_person()},
        {"species": "equine"},
    ),
    Case(
        "responder_person_once_per_incident",
        lambda: make.make_responder(incident=make.make_responder(person=make.make_withheld_person()).incident),
        lambda row: {"person": row.incident.responders.exclude(pk=row.pk).get().person},
        lambda _row: {"person": make.make_withheld_person()},
    ),
    Case("suspect_who_is_no_group_counts_as_one", make.make_suspect, {"count": None}, {"count": 1}),
    Case("suspect_who_is_no_group_counts_as_one", make.make_suspect, {"count": 2}, {"count": 2, "is_group": True}),
    Case("suspect_who_is_no_group_counts_as_one", build_suspect_group(), {"is_group": False}, {"count": None}),
    Case(
        "suspect_count_is_not_below_its_minimum",
        build_suspect_group(),
        {"count": 2, "count_min": 3},
        {"count": 3, "count_min": 3},
    ),
    Case(
        "suspect_group_is_no_person",
        build_suspect_group(),
        lambda _row: {"person": make.make_person()},
        lambda _row: {"person": make.make_person(), "is_group": False, "count": 1},
    ),
    Case(
        "suspect_is_not_a_member_of_itself",
        make.make_suspect,
        lambda row: {"member_of": row},
        lambda row: {"member_of": make.make_suspect(incident=row.incident, is_group=True)},
    ),
    Case(
        "suspect_person_once_per_incident",
        lambda: make.make_suspect(incident=make.make_suspect(person=make.make_person()).incident),
        lambda row: {"person": row.incident.suspects.exclude(pk=row.pk).get().person},
        lambda _row: {"person": make.make_person()},
    ),
    Case("charge_offense_given", make.make_charge, {"offense_text": ""}, {"offense_text": "T"}),
    Case("charge_has_at_least_one_count", make.make_charge, {"counts": 0}, {"counts": 1}),
    Case("event_description_given", make.make_event, {"description": ""}, {"description": "T"}),
    Case(
        "offense_once_per_incident",
        lambda: make.make_offense(incident=make.make_offense().incident, offense_code="13A"),
        {"offense_code": "220"},
        {"offense_code": "13B"},
    ),
    Case(
        "vehicle_is_not_the_same_as_itself",
        make.make_vehicle,
        lambda row: {"same_as": row},
        lambda row: {"same_as": make.make_vehicle(incident=row.incident)},
    ),
]
REPORTS = [
    *make_sourced_cases("assertion", make.make_assertion),
    *make_sourced_cases("casestatus", make.make_case_status),
    *make_sourced_cases("statement", make.make_statement),
    Case("assertion_names_a_column", make.make_assertion, {"field": ""}, {"field": "title"}),
    Case("assertion_names_a_column", make.make_assertion, {"subject_id": 0}, {"subject_id": 1}),
    Case(
        "casestatus_state_belongs_to_axis",
        build_status(ApprehensionState.NO_ARRESTS),
        {"axis": "investigation"},
        {"axis": "investigation", "state": "open"},
    ),
    Case(
        "casestatus_investigation_is_of_the_case",
        build_status(InvestigationState.OPEN),
        lambda row: {"suspect": make.make_suspect(incident=row.incident)},
        {"suspect": None},
    ),
    *(
        Case("casestatus_names_its_suspect", build_status(state, of_suspect=True), {"suspect": None}, {})
        for state in (ApprehensionState.AT_LARGE, ProsecutionState.CHARGED)
    ),
    Case(
        "casestatus_charge_only_of_a_prosecution",
        build_status(ApprehensionState.ARRESTED, of_suspect=True),
        lambda row: {"charge": make.make_charge(suspect=row.suspect)},
        lambda row: {"charge": make.make_charge(suspect=row.suspect), "axis": "prosecution", "state": "charged"},
    ),
    Case(
        "casestatus_clearance_code_goes_with_its_state",
        build_status(InvestigationState.OPEN),
        {"clearance_code": "A"},
        {"clearance_code": "A", "state": "cleared_exceptionally"},
    ),
    Case(
        "casestatus_clearance_code_goes_with_its_state",
        build_status(InvestigationState.OPEN),
        {"state": "cleared_exceptionally"},
        {"state": "cleared_by_arrest"},
    ),
    Case("statement_has_one_speaker", make.make_statement, {"speaker_organization": None}, {}),
    Case(
        "statement_has_one_speaker",
        make.make_statement,
        lambda _row: {"speaker_tenure": make.make_tenure()},
        lambda _row: {"speaker_tenure": make.make_tenure(), "speaker_organization": None},
    ),
    Case(
        "statement_text_given_unless_redacted",
        make.make_statement,
        {"text": ""},
        {"text": "", "excerpt": "", "redacted_at": NOW},
    ),
    Case(
        "statement_does_not_continue_itself",
        make.make_statement,
        lambda row: {"continues": row},
        lambda row: {"continues": make.make_statement(incident=row.incident)},
    ),
]
