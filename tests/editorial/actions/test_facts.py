import pytest
from django.core.exceptions import ValidationError
from django.db import transaction

from incidents.editorial.actions import facts
from incidents.editorial.actions.evidence import ExcerptMissing, ExcerptNotInSource
from incidents.editorial.actions.freezing import freeze_rows
from incidents.editorial.citable import list_uncited, write_value
from incidents.editorial.models import Assertion, Responder
from incidents.editorial.references import WrongReference
from incidents.record.codes import Directness, Outcome, Rank, ResponderType, Stance
from incidents.record.partial_date import PartialDate
from tests import make
from tests.make import NOW

pytestmark = pytest.mark.django_db


def make_evidence(**changes):
    return {
        "source": make.make_source(),
        "excerpt": "shot and killed",
        "reported": make.make_moment(20),
        "directness": Directness.EXPLICIT,
        "by": make.make_user(),
        "now": NOW,
        **changes,
    }


def test_a_fact_is_written_together_with_its_evidence():
    responder, evidence = make.make_responder(), make_evidence(locator="2", attribution_text="police")

    assertion = facts.record_fact(
        incident=responder.incident, row=responder, field="outcome", value=Outcome.KILLED, **evidence
    )

    responder.refresh_from_db()
    assert responder.outcome == "killed"
    stored = Assertion.objects.get(pk=assertion.pk)
    assert (stored.subject_table, stored.subject_id, stored.field, stored.value) == (
        "responder",
        responder.pk,
        "outcome",
        "killed",
    )
    assert (stored.excerpt, stored.locator, stored.attribution_text) == ("shot and killed", "2", "police")
    assert (stored.directness, stored.stance, stored.rank) == ("explicit", "supports", "normal")
    assert (stored.reported, stored.recorded_at, stored.recorded_by) == (make.make_moment(20), NOW, evidence["by"])


def test_a_source_is_cited_for_what_the_record_holds_already():
    incident = make.make_incident(kind="attack")

    for field in ("kind", "occurred", "timezone"):
        facts.record_fact(incident=incident, row=incident, field=field, **make_evidence())

    assert list_uncited(incident) == []


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("died", make.make_moment(8)),
        ("eow", PartialDate.in_month(2024, 1)),
        ("age", 36),
        ("rank_text", "officer"),
        ("age", None),
    ],
    ids=str,
)
def test_values_of_every_kind_are_set(field, value):
    responder = make.make_responder(age=40)

    assertion = facts.record_fact(
        incident=responder.incident, row=responder, field=field, value=value, **make_evidence()
    )

    responder.refresh_from_db()
    assert getattr(responder, field) == value
    assert assertion.value == write_value(responder, field)


def test_a_reference_and_several_references_are_set():
    incident, organization, tenure = make.make_incident(), make.make_organization(), make.make_tenure()
    event = make.make_event(incident=incident)

    lead = facts.record_fact(
        incident=incident, row=incident, field="lead_organization", value=organization, **make_evidence()
    )
    officials = facts.record_fact(incident=incident, row=event, field="officials", value=[tenure], **make_evidence())

    incident.refresh_from_db()
    assert incident.lead_organization == organization
    assert list(event.officials.all()) == [tenure]
    assert (lead.value, officials.value) == (f"organization:{organization.pk}", f"tenure:{tenure.pk}")


def test_a_new_row_is_saved_with_its_first_fact():
    incident = make.make_incident()
    responder = Responder(incident=incident, responder_type=ResponderType.LAW_ENFORCEMENT.value)

    facts.record_fact(incident=incident, row=responder, field="label", value="second officer", **make_evidence())

    assert Responder.objects.get().label == "second officer"


def test_a_fact_of_a_shared_row_needs_no_incident():
    organization = make.make_organization()

    assertion = facts.record_fact(incident=None, row=organization, field="name", **make_evidence())

    assert assertion.incident is None


@pytest.mark.parametrize(
    ("build", "field"),
    [
        (make.make_incident, "slug"),
        (make.make_incident, "id"),
        (make.make_incident, "editor_notes"),
        (make.make_incident, "state"),
        (make.make_incident, "merged_into"),
        (make.make_incident, "responders"),
        (make.make_responder, "age_identifies"),
        (make.make_source, "full_text"),
        (make.make_statement, "text"),
    ],
)
def test_what_no_source_can_claim_is_refused(build, field):
    with pytest.raises(facts.NotAFact):
        facts.record_fact(incident=None, row=build(), field=field, **make_evidence())


def test_a_value_outside_its_list_leaves_neither_column_nor_assertion():
    responder = make.make_responder()

    with pytest.raises(ValidationError) as refusal:
        facts.record_fact(incident=responder.incident, row=responder, field="outcome", value="dead", **make_evidence())

    assert "outcome" in refusal.value.message_dict
    assert Responder.objects.get().outcome == "unknown"
    assert not Assertion.objects.exists()


def test_when_the_assertion_is_refused_the_column_stays_as_it_was():
    responder = make.make_responder()

    with pytest.raises(ValidationError), transaction.atomic():
        facts.record_fact(
            incident=responder.incident,
            row=responder,
            field="outcome",
            value=Outcome.KILLED,
            **make_evidence(locator="x" * 101),
        )

    assert Responder.objects.get().outcome == "unknown"


def test_evidence_without_words_is_refused():
    responder = make.make_responder()

    with pytest.raises(ExcerptMissing, match="excerpt is empty"):
        facts.record_fact(incident=None, row=responder, field="label", **make_evidence(excerpt=" \n"))


def test_words_must_be_those_of_the_source_where_its_text_is_kept():
    responder = make.make_responder()
    source = make.make_source(full_text="An officer was shot\n  and killed on Friday.")

    facts.record_fact(incident=None, row=responder, field="label", **make_evidence(source=source))

    with pytest.raises(ExcerptNotInSource, match="copy the words exactly"):
        facts.record_fact(
            incident=None, row=responder, field="label", **make_evidence(source=source, excerpt="shot dead")
        )


@pytest.mark.parametrize("field", ["full_name", "family_name", "nickname"])
def test_a_withheld_name_is_not_entered_as_a_fact(field):
    person = make.make_withheld_person()

    with pytest.raises(facts.NameNeedsRelease, match="release the name") as refusal:
        facts.record_fact(incident=None, row=person, field=field, value=make.INVENTED_NAME, **make_evidence())

    assert "Testa" not in str(refusal.value)


def test_a_claim_that_differs_is_kept_and_the_column_too():
    responder = make.make_responder(attire="undercover")

    claim = facts.record_claim(
        incident=responder.incident, row=responder, field="attire", claimed="plainclothes", **make_evidence()
    )

    responder.refresh_from_db()
    assert (claim.value, responder.attire) == ("plainclothes", "undercover")


@pytest.mark.parametrize(
    ("claimed", "words"),
    [
        ("council:1", "no such table"),
        ("organization:{missing}", "does not exist"),
        ("organization:999999999999999999999", "by its table and key"),
        ("place:{place}", "holds rows of organization alone"),
        ("{organization}", "by its table and key"),
        ("organization:0{organization}", "by its table and key"),
        ("Testville Police", "by its table and key"),
        ("organization:{organization} organization:{organization}", "names one organization"),
    ],
)
def test_a_claimed_reference_names_a_row_that_the_column_could_hold(claimed, words):
    incident, organization = make.make_incident(), make.make_organization()
    claimed = claimed.format(missing=organization.pk + 1, organization=organization.pk, place=make.make_place().pk)

    with pytest.raises(WrongReference, match=words):
        facts.record_claim(
            incident=incident, row=incident, field="lead_organization", claimed=claimed, **make_evidence()
        )

    assert not Assertion.objects.exists()


def test_a_claimed_reference_that_the_column_could_hold_is_kept():
    incident, organization = make.make_incident(), make.make_organization()
    event, tenures = make.make_event(incident=incident), [make.make_tenure(), make.make_tenure()]
    officials = " ".join(f"tenure:{tenure.pk}" for tenure in tenures)
    vehicle, responder = make.make_vehicle(incident=incident), make.make_responder(incident=incident)
    claims = [
        (incident, "lead_organization", f"organization:{organization.pk}"),
        (incident, "lead_organization", ""),
        (event, "officials", officials),
        (vehicle, "driver", f"responder:{responder.pk}"),
        (make.make_relation(from_incident=incident), "to_incident", f"incident:{make.make_incident().pk}"),
    ]

    for row, field, claimed in claims:
        claim = facts.record_claim(incident=incident, row=row, field=field, claimed=claimed, **make_evidence())
        assert claim.value == claimed


def test_several_claimed_references_are_in_order_of_key():
    event, tenures = make.make_event(), [make.make_tenure(), make.make_tenure()]
    claimed = " ".join(f"tenure:{tenure.pk}" for tenure in reversed(tenures))

    with pytest.raises(WrongReference, match="in order of key"):
        facts.record_claim(incident=None, row=event, field="officials", claimed=claimed, **make_evidence())


def test_a_claimed_reference_stays_within_the_incident():
    vehicle, stranger = make.make_vehicle(), make.make_responder()

    with pytest.raises(WrongReference, match=f"a row of incident {stranger.incident_id}"):
        facts.record_claim(
            incident=vehicle.incident,
            row=vehicle,
            field="driver",
            claimed=f"responder:{stranger.pk}",
            **make_evidence(),
        )


def test_a_reference_that_a_column_holds_wrongly_gets_no_evidence():
    vehicle, stranger = make.make_vehicle(), make.make_responder()
    type(vehicle).objects.filter(pk=vehicle.pk).update(driver=stranger)
    vehicle.refresh_from_db()

    with pytest.raises(WrongReference, match=f"a row of incident {stranger.incident_id}"):
        facts.record_fact(incident=vehicle.incident, row=vehicle, field="driver", **make_evidence())


@pytest.mark.parametrize(
    ("build", "field", "value"),
    [
        (make.make_incident, "kind", "attack"),
        (make.make_responder, "label", "second officer"),
        (make.make_charge, "statute", "§ 1"),
        (make.make_relation, "note", "The same house."),
        (lambda: make.make_identifier(row=make.make_responder()), "value", "24-000002"),
    ],
    ids=["incident", "responder", "charge", "relation", "identifier"],
)
def test_a_row_of_another_incident_is_no_fact_of_this_one(build, field, value):
    row, incident, evidence = build(), make.make_incident(), make_evidence()
    before = getattr(row, field)

    with pytest.raises(facts.NotAFact, match=f"not of incident {incident.pk}"):
        facts.record_fact(incident=incident, row=row, field=field, value=value, **evidence)
    with pytest.raises(facts.NotAFact, match=f"not of incident {incident.pk}"):
        facts.record_claim(incident=incident, row=row, field=field, claimed=value, **evidence)

    row.refresh_from_db()
    assert getattr(row, field) == before
    assert not Assertion.objects.exists()


def make_two_claims():
    responder = make.make_responder(attire="undercover")
    first = facts.record_fact(
        incident=responder.incident, row=responder, field="attire", **make_evidence(rank=Rank.PREFERRED)
    )
    second = facts.record_claim(
        incident=responder.incident, row=responder, field="attire", claimed="plainclothes", **make_evidence()
    )
    return responder, first, second


def test_preferring_a_claim_sets_the_column_and_takes_the_rank_from_the_other():
    responder, first, second = make_two_claims()

    preferred = facts.prefer_assertion(assertion=second, value="plainclothes", by=make.make_user(), now=NOW)

    responder.refresh_from_db()
    first.refresh_from_db()
    assert preferred == second
    assert (responder.attire, preferred.rank, first.rank) == ("plainclothes", "preferred", "normal")


def test_preferring_published_claims_writes_rows_that_supersede_them():
    _responder, first, second = make_two_claims()
    freeze_rows([first, second], now=NOW)
    editor = make.make_user()

    preferred = facts.prefer_assertion(assertion=second, value="plainclothes", by=editor, now=NOW)

    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.rank, second.rank) == ("preferred", "normal")
    assert (preferred.supersedes, preferred.rank, preferred.recorded_by) == (second, "preferred", editor)
    assert preferred.frozen_at is None
    assert preferred.reported == second.reported
    assert [(row.rank, row.value) for row in first.superseded_by.all()] == [("normal", "undercover")]


def test_a_claim_is_not_preferred_while_the_column_says_otherwise():
    _responder, _first, second = make_two_claims()

    with pytest.raises(facts.ValueDisagrees, match="plainclothes"):
        facts.prefer_assertion(assertion=second, by=make.make_user(), now=NOW)


def test_a_superseded_assertion_is_acted_on_no_more():
    _responder, first, _second = make_two_claims()
    facts.retract(assertion=first, **make_evidence(excerpt="we erred"))
    editor = make.make_user()

    for act in (facts.prefer_assertion, facts.deprecate_assertion):
        with pytest.raises(facts.AlreadySuperseded):
            act(assertion=first, by=editor, now=NOW)
    with pytest.raises(facts.AlreadySuperseded):
        facts.retract(assertion=first, **make_evidence())


def test_an_assertion_about_a_row_that_is_gone_is_not_preferred():
    responder, first, _second = make_two_claims()
    Responder.objects.filter(pk=responder.pk).delete()

    with pytest.raises(facts.NotAFact, match="does not exist"):
        facts.prefer_assertion(assertion=first, by=make.make_user(), now=NOW)


def test_deprecating_an_assertion_takes_it_from_the_evidence():
    _responder, first, _second = make_two_claims()

    assert facts.deprecate_assertion(assertion=first, by=make.make_user(), now=NOW).rank == "deprecated"
    assert facts.deprecate_assertion(assertion=first, by=make.make_user(), now=NOW) == first


def test_a_retraction_is_a_row_of_its_own_that_supersedes_what_it_takes_back():
    _responder, first, _second = make_two_claims()
    freeze_rows([first], now=NOW)

    retraction = facts.retract(assertion=first, **make_evidence(excerpt="an earlier version misstated"))

    assert (retraction.supersedes, retraction.stance) == (first, Stance.RETRACTS)
    assert (retraction.field, retraction.value) == ("attire", "undercover")
