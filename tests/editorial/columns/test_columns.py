import datetime as dt

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from incidents.editorial.columns.code import CodeField
from incidents.editorial.models import Event, Incident, Person, Responder, Tenure
from incidents.record.codes import Precision, Qualifier, Species
from incidents.record.moment import Moment
from incidents.record.partial_date import PartialDate
from tests.make import make_event, make_incident, make_moment, make_person, make_responder, make_tenure

pytestmark = pytest.mark.django_db

EARLIEST = dt.datetime(2023, 12, 29, 12, 30, tzinfo=dt.UTC)


def test_a_moment_is_kept_in_five_columns_and_read_back_whole():
    moment = Moment(
        earliest=EARLIEST,
        latest=EARLIEST + dt.timedelta(minutes=1),
        precision=Precision.MINUTE,
        qualifier=Qualifier.APPROXIMATE,
        text="around 4:30 a.m.",
    )
    event = make_event(occurred=moment)

    stored = Event.objects.get(pk=event.pk)

    assert stored.occurred == moment
    assert Event.objects.values(
        "occurred_earliest", "occurred_latest", "occurred_precision", "occurred_qualifier", "occurred_text"
    ).get() == {
        "occurred_earliest": EARLIEST,
        "occurred_latest": EARLIEST + dt.timedelta(minutes=1),
        "occurred_precision": "minute",
        "occurred_qualifier": "approximate",
        "occurred_text": "around 4:30 a.m.",
    }


def test_a_partial_date_is_kept_in_columns_from_and_to():
    responder = make_responder(eow=PartialDate.on_day(dt.date(2023, 12, 29), text="Friday"))

    stored = Responder.objects.get(pk=responder.pk)

    assert stored.eow == PartialDate.on_day(dt.date(2023, 12, 29), text="Friday")
    assert Responder.objects.filter(eow_from="2023-12-29", eow_to="2023-12-29", eow_text="Friday").exists()


def test_a_time_that_nobody_entered_reads_as_none():
    person = make_person()

    assert Person.objects.get(pk=person.pk).name_released is None


def test_a_time_can_be_taken_away_again():
    responder = make_responder(died=make_moment(), eow=PartialDate.on_day(dt.date(2024, 1, 1)))
    responder.died = None
    responder.eow = None
    responder.save()

    stored = Responder.objects.get(pk=responder.pk)

    assert stored.died is None
    assert stored.eow is None


def test_a_required_time_begins_as_unknown():
    tenure = make_tenure()
    incident = Incident(title="Untimed")

    assert incident.occurred == Moment.unknown()
    assert Tenure.objects.get(pk=tenure.pk).start == PartialDate.unknown()


def test_a_required_time_cannot_be_taken_away():
    with pytest.raises(ValueError, match="occurred must be a time"):
        setattr(make_incident(), "occurred", None)  # noqa: B010 - a type checker refuses the plain assignment


def test_the_class_gives_the_columns_themselves():
    assert Event.occurred.column_names == (
        "occurred_earliest",
        "occurred_latest",
        "occurred_precision",
        "occurred_qualifier",
        "occurred_text",
    )


def test_columns_that_do_not_fit_are_reported_on_the_precision():
    event = make_event()
    event.occurred_precision = "hour"  # type: ignore[attr-defined]

    with pytest.raises(ValidationError) as refusal:
        event.full_clean()

    assert "covers" in refusal.value.message_dict["occurred_precision"][0]


MOMENTS = [
    # (precision, seconds between the bounds) that fit, and the nearest that do not
    ("second", [1], [0, 2]),
    ("minute", [60], [59, 61]),
    ("hour", [3600], [3599, 3601]),
    ("part_of_day", [3600, 25 * 3600], [3599, 25 * 3600 + 1]),
    ("day", [23 * 3600, 25 * 3600], [23 * 3600 - 1, 25 * 3600 + 1]),
    ("month", [28 * 86400 - 3600, 31 * 86400 + 3600], [28 * 86400 - 3601, 31 * 86400 + 3601]),
    ("year", [365 * 86400 - 3600, 366 * 86400 + 3600], [365 * 86400 - 3601, 366 * 86400 + 3601]),
    ("decade", [3652 * 86400 - 3600, 3653 * 86400 + 3600], [3652 * 86400 - 3601, 3653 * 86400 + 3601]),
    ("century", [36524 * 86400 - 3600, 36525 * 86400 + 3600], [36524 * 86400 - 3601, 36525 * 86400 + 3601]),
    ("range", [1, 10**9], [0, -1]),
]


def _update(row, **columns):
    with transaction.atomic():
        type(row).objects.filter(pk=row.pk).update(**columns)


@pytest.mark.parametrize(("precision", "fitting", "unfitting"), MOMENTS, ids=[case[0] for case in MOMENTS])
@pytest.mark.parametrize("earliest", [EARLIEST, dt.datetime(1791, 1, 3, 4, 56, 2, tzinfo=dt.UTC)], ids=["2023", "1791"])
def test_the_database_holds_the_length_of_a_moment_to_its_precision(precision, fitting, unfitting, earliest):
    event = make_event()
    for seconds in fitting:
        latest = earliest + dt.timedelta(seconds=seconds)
        _update(event, occurred_earliest=earliest, occurred_latest=latest, occurred_precision=precision)
    for seconds in unfitting:
        latest = earliest + dt.timedelta(seconds=seconds)
        with pytest.raises(IntegrityError, match="event_occurred_length_goes_with_precision"):
            _update(event, occurred_earliest=earliest, occurred_latest=latest, occurred_precision=precision)


DATES = [
    ("day", [0], [1, -1]),
    ("month", [27, 30], [26, 31]),
    ("year", [364, 365], [363, 366]),
    ("decade", [3651, 3652], [3650, 3653]),
    ("century", [36523, 36524], [36522, 36525]),
    ("range", [0, 20000], [-1]),
]


@pytest.mark.parametrize(("precision", "fitting", "unfitting"), DATES, ids=[case[0] for case in DATES])
def test_the_database_holds_the_length_of_a_date_to_its_precision(precision, fitting, unfitting):
    responder, first = make_responder(), dt.date(1900, 1, 1)
    for days in fitting:
        _update(responder, eow_from=first, eow_to=first + dt.timedelta(days=days), eow_precision=precision)
    for days in unfitting:
        with pytest.raises(IntegrityError, match="responder_eow_length_goes_with_precision"):
            _update(responder, eow_from=first, eow_to=first + dt.timedelta(days=days), eow_precision=precision)


@pytest.mark.parametrize("precision", ["second", "minute", "hour", "part_of_day"])
def test_no_date_has_the_precision_of_a_clock(precision):
    responder, day = make_responder(), dt.date(2024, 1, 1)

    with pytest.raises(IntegrityError, match="responder_eow"):
        _update(responder, eow_from=day, eow_to=day, eow_precision=precision)


BOUNDS = [
    (precision, has_lower, has_upper)
    for precision in ("minute", "range", "before", "after", "unknown", "open", "")
    for has_lower in (False, True)
    for has_upper in (False, True)
]
NEEDED = {"before": (False, True), "after": (True, False), "unknown": (False, False), "open": (False, False)}


@pytest.mark.parametrize(("precision", "has_lower", "has_upper"), BOUNDS)
def test_each_precision_has_its_own_bounds(precision, has_lower, has_upper):
    responder = make_responder()
    columns = {
        "died_earliest": EARLIEST if has_lower else None,
        "died_latest": EARLIEST + dt.timedelta(minutes=1) if has_upper else None,
        "died_precision": precision,
    }
    needed = (False, False) if precision == "" else NEEDED.get(precision, (True, True))

    if (has_lower, has_upper) == needed:
        _update(responder, **columns)
    else:
        with pytest.raises(IntegrityError, match="responder_died_bounds_go_with_precision"):
            _update(responder, **columns)


def test_a_required_time_has_always_a_precision():
    with pytest.raises(IntegrityError, match="event_occurred_bounds_go_with_precision"):
        _update(make_event(), occurred_earliest=None, occurred_latest=None, occurred_precision="")


@pytest.mark.parametrize("columns", [{"died_qualifier": "approximate"}, {"died_text": "Friday"}], ids=str)
def test_a_time_not_entered_has_neither_words_nor_a_qualifier(columns):
    responder = make_responder()
    _update(responder, died_precision="unknown", **columns)

    with pytest.raises(IntegrityError, match="responder_died_words_go_with_a_time"):
        _update(responder, died_precision="", **columns)


def test_a_qualifier_is_one_of_the_list():
    with pytest.raises(IntegrityError, match="event_occurred_words_go_with_a_time"):
        _update(make_event(), occurred_qualifier="roughly")


def test_a_coded_field_offers_its_list_to_forms_and_hides_it_from_migrations():
    field = Responder._meta.get_field("species")

    assert isinstance(field, CodeField)
    assert [code for code, _label in field.choices or ()] == [code.value for code in Species]
    assert field.deconstruct()[1] == "django.db.models.CharField"
    assert "choices" not in field.deconstruct()[3]
    assert field.clone().choices == field.choices
