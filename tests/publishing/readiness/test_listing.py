import datetime as dt

import pytest

from incidents.editorial.actions.answers import answer_warning
from incidents.editorial.actions.names import seal_name
from incidents.editorial.models import Place
from incidents.publishing.readiness.finding import Level
from incidents.publishing.readiness.listing import list_findings, list_open
from incidents.record.codes import (
    ApprehensionState,
    GeoPrecision,
    NameStatus,
    Outcome,
    ProsecutionState,
    Rank,
    Stance,
)
from incidents.record.moment import Moment
from incidents.record.partial_date import PartialDate
from incidents.record.row import Table
from tests.make import (
    NOW,
    make_assertion,
    make_case_status,
    make_event,
    make_incident,
    make_incident_source,
    make_moment,
    make_organization,
    make_person,
    make_place,
    make_responder,
    make_source,
    make_statement,
    make_suspect,
    make_user,
    make_withheld_person,
)
from tests.make_ready import make_quotation_check, make_ready
from tests.publishing.make_record import make_full_incident

pytestmark = pytest.mark.django_db


def make_bare_incident(**fields):
    """An incident with a source and a block, and every fact cited."""
    incident = make_incident(place=make_place(geo_precision=GeoPrecision.BLOCK), **fields)
    make_incident_source(incident=incident)
    return make_ready(incident)


def list_rules(incident):
    return [(finding.rule, finding.table, finding.field) for finding in list_findings(incident, now=NOW)]


def test_a_record_in_which_everything_is_settled_is_ready():
    incident = make_ready(make_full_incident())

    assert list_open(list_findings(incident, now=NOW)) == []


def test_a_fact_without_evidence_is_an_error_that_names_row_and_column():
    incident = make_bare_incident()
    make_ready(incident)
    responder = make_responder(incident=incident, label="second officer", rank_text="Sergeant")

    findings = [finding for finding in list_findings(incident, now=NOW) if finding.field == "rank_text"]

    assert [(finding.level, finding.rule, finding.row_id) for finding in findings] == [
        (Level.ERROR, "uncited", responder.pk)
    ]
    assert findings[0].where == "Responder “second officer”: Rank, as stated"
    assert "cite the words of a source" in str(findings[0].fix)


def test_accounts_that_differ_have_to_be_settled_until_one_is_preferred():
    incident = make_bare_incident()
    responder = make_responder(incident=incident, rank_text="Sergeant")
    make_ready(incident)
    other = make_assertion(row=responder, incident=incident, field="rank_text", value="Officer")
    assert list_rules(incident) == [("conflict_without_preferred", Table.RESPONDER, "rank_text")]

    other.rank = Rank.DEPRECATED
    other.save()
    assert list_rules(incident) == []

    other.rank = Rank.NORMAL
    other.save()
    make_assertion(row=responder, incident=incident, field="rank_text", rank=Rank.PREFERRED)
    assert list_rules(incident) == []


def test_a_preferred_account_that_the_record_does_not_show_is_no_settlement():
    incident = make_bare_incident()
    responder = make_responder(incident=incident, rank_text="Sergeant")
    make_ready(incident)
    make_assertion(row=responder, incident=incident, field="rank_text", value="Officer", rank=Rank.PREFERRED)

    assert list_rules(incident) == [("conflict_without_preferred", Table.RESPONDER, "rank_text")]


@pytest.mark.parametrize(
    ("value", "is_conflict"),
    [
        # A coarser account of the same minute, bounds that hold it, and another minute.
        ("2024-01-01T00:00:00Z/2024-01-02T00:00:00Z day", False),
        ("2024-01-01T05:00:00Z/.. after", False),
        ("2024-01-01T06:00:00Z/2024-01-01T06:01:00Z minute approximate", False),
        ("2024-01-01T06:03:00Z/2024-01-01T06:04:00Z minute", True),
        ("2024-01-01T06:00:30Z/.. after", True),
        ("../.. unknown", True),
        ("no time at all", True),
    ],
)
def test_a_coarser_account_of_a_time_agrees_with_a_finer_one(value, is_conflict):
    incident = make_bare_incident()
    make_assertion(incident=incident, field="occurred", value=value)

    assert list_rules(incident) == [("conflict_without_preferred", Table.INCIDENT, "occurred")] * is_conflict


def test_a_retraction_is_no_second_account():
    incident = make_bare_incident()
    make_assertion(incident=incident, field="occurred", value="sometime", stance=Stance.RETRACTS)

    assert list_rules(incident) == []


def test_times_that_cannot_be_are_errors():
    incident = make_bare_incident(occurred=make_moment(6))
    make_responder(
        incident=incident,
        died=make_moment(5),
        eow=PartialDate.on_day(dt.date(2023, 12, 30)),
    )
    make_statement(incident=incident, said=make_moment(21), reported=make_moment(20))
    make_ready(incident)

    assert [(rule, field) for rule, _table, field in list_rules(incident)] == [
        ("reported_before_it_was_so", "reported"),
        ("died_before_incident", "died"),
        ("end_of_watch_before_death", "eow"),
    ]


def test_times_that_may_be_are_left_alone():
    incident = make_bare_incident(occurred=Moment.after(dt.datetime(2024, 1, 1, 6, tzinfo=dt.UTC)))
    died = Moment.before(dt.datetime(2024, 1, 1, 20, tzinfo=dt.UTC))
    make_responder(incident=incident, died=died, eow=PartialDate.unknown())
    make_event(incident=incident, kind="offense", occurred=make_moment(1))
    make_ready(incident)

    assert list_rules(incident) == []


def test_odd_times_and_statuses_warn_and_are_answered_in_words():
    incident = make_bare_incident(occurred=make_moment(6))
    suspect = make_suspect(incident=incident)
    make_event(incident=incident, kind="transport", occurred=make_moment(5))
    make_ready(incident)
    late = make_source(published=make_moment(22))
    make_case_status(incident=incident, suspect=suspect, state=ProsecutionState.CONVICTED, source=late)

    warnings = list_findings(incident, now=NOW)
    rules = [finding.rule for finding in warnings if finding.is_open]
    assert rules == ["unusual_start", "conviction_without_charge", "reported_before_its_source"]
    by = make_user()
    for finding in list_open(warnings):
        answer_warning(
            incident=incident, rule=finding.rule, fingerprint=finding.fingerprint, text="So it was.", by=by, now=NOW
        )
    answered = list_findings(incident, now=NOW)
    assert list_open(answered) == []
    assert {finding.answer.text for finding in answered} == {"So it was.", "It is so."}


def test_an_answer_lapses_when_the_matter_changes():
    incident = make_bare_incident(occurred=make_moment(6))
    event = make_event(incident=incident, kind="transport", occurred=make_moment(5))
    make_ready(incident)
    event.occurred = make_moment(4)
    event.save()
    make_assertion(row=event, incident=incident, field="occurred", rank=Rank.PREFERRED)

    assert [finding.rule for finding in list_open(list_findings(incident, now=NOW))] == ["step_before_incident"]


def test_an_error_is_not_answered_away():
    incident = make_bare_incident()
    make_responder(incident=incident, rank_text="Sergeant")
    finding = next(row for row in list_findings(incident, now=NOW) if row.field == "rank_text")
    answer_warning(
        incident=incident, rule=finding.rule, fingerprint=finding.fingerprint, text="So?", by=make_user(), now=NOW
    )

    assert finding.fingerprint in {row.fingerprint for row in list_open(list_findings(incident, now=NOW))}


def test_names_and_the_precision_of_the_place_have_to_be_decided():
    incident = make_bare_incident()
    Place.objects.update(geo_precision=GeoPrecision.UNKNOWN)
    make_responder(incident=incident, person=make_person(name_status=NameStatus.UNKNOWN))
    make_responder(incident=incident, label="third officer", outcome=Outcome.KILLED)
    make_responder(incident=incident, label="fourth officer", outcome=Outcome.UNINJURED)
    rules = {(finding.rule, finding.level) for finding in list_findings(incident, now=NOW) if finding.rule != "uncited"}

    assert rules == {
        ("name_status_undecided", Level.ERROR),
        ("place_precision_undecided", Level.ERROR),
        ("harmed_without_person", Level.WARNING),
    }


def test_what_publishing_itself_refuses_is_on_the_list():
    incident = make_incident()

    assert ("no_source", Table.INCIDENT, "") in list_rules(incident)
    assert ("no_place", Table.INCIDENT, "place") in list_rules(incident)


def test_a_sealed_name_is_never_part_of_a_finding():
    incident = make_bare_incident()
    make_responder(incident=incident, label="Officer Zzyzxqua", rank_text="Sergeant")
    make_organization()
    seal_name(
        person=make_withheld_person(), name="Zzyzxqua Vexlowitz", by=make_user(permissions=["seal_name"]), now=NOW
    )

    findings = list_findings(incident, now=NOW)

    assert any("[withheld here]" in finding.where for finding in findings)
    assert not any("zzyz" in f"{finding.where} {finding.fix}".lower() for finding in findings)


def test_contradictions_of_custody_and_clearance_are_warned_of():
    incident = make_bare_incident()
    suspect = make_suspect(incident=incident)
    make_ready(incident)
    make_case_status(incident=incident, suspect=suspect, state=ApprehensionState.ARRESTED, effective=make_moment(7))
    make_case_status(incident=incident, state=ApprehensionState.NO_ARRESTS, effective=make_moment(8))

    assert "no_arrests_after_arrest" in [rule for rule, _table, _field in list_rules(incident)]


def test_words_that_assert_guilt_are_found_on_their_row_with_neutral_ones():
    incident = make_bare_incident(title="Killer of officer at large")
    event = make_event(incident=incident, description="The killer ran.")
    make_ready(incident)

    found = {(finding.table, finding.row_id): finding for finding in list_findings(incident, now=NOW)}

    assert set(found) == {(Table.INCIDENT, incident.pk), (Table.EVENT, event.pk)}
    assert {finding.level for finding in found.values()} == {Level.ERROR}
    assert "gunman" in str(found[Table.EVENT, event.pk].fix)


def test_a_quotation_that_nobody_checked_is_an_error_until_somebody_does():
    incident = make_bare_incident()
    statement = make_statement(incident=incident)
    assert ("quotation_unchecked", Table.STATEMENT, "text") in list_rules(incident)

    make_quotation_check(statement)
    assert "quotation_unchecked" not in [rule for rule, _table, _field in list_rules(incident)]

    statement.text = "We are very grateful for the help."
    statement.save()
    assert ("quotation_unchecked", Table.STATEMENT, "text") in list_rules(incident)


def test_that_a_name_was_withheld_before_its_release_is_no_other_account():
    incident = make_bare_incident()
    person = make_person()
    make_responder(incident=incident, person=person)
    make_ready(incident)
    make_assertion(row=person, incident=incident, field="name_status", value="withheld", rank=Rank.PREFERRED)
    for reason in ("family_notification", "agency_policy"):
        make_assertion(row=person, incident=incident, field="withheld_reason", value=reason)

    assert list_open(list_findings(incident, now=NOW)) == []
