import datetime as dt
from zoneinfo import ZoneInfo

import pytest
from django.core.exceptions import ValidationError

from incidents.editorial.citable import CITABLE_FIELDS, write_value
from incidents.editorial.claimed_values import read_value
from incidents.editorial.columns.interval import IntervalColumns
from incidents.editorial.models import Event, Incident, Responder, Tenure
from incidents.editorial.subjects import SUBJECT_MODELS
from incidents.record.codes import Precision
from incidents.record.time_words import read_moment
from tests.desk.full_record import make_full_record
from tests.make import make_event, make_incident, make_tenure

pytestmark = pytest.mark.django_db

FACTS = [(table, name) for table, names in CITABLE_FIELDS.items() for name in names]


@pytest.mark.parametrize(("table", "name"), FACTS, ids=lambda part: str(getattr(part, "value", part)))
def test_what_is_read_of_a_claim_is_written_the_same_again(table, name):
    make_full_record()
    model = SUBJECT_MODELS[table]
    for row in model._default_manager.all():
        value = write_value(row, name)
        again = read_value(row, name, value)
        if isinstance(getattr(model, name, None), IntervalColumns) and again is None:
            assert value == ""
        elif isinstance(again, list):
            assert {other.pk for other in again} == {other.pk for other in getattr(row, name).all()}
        else:
            setattr(row, name, again)
            assert write_value(row, name) == value


@pytest.mark.parametrize("words", ["around 4:30 a.m.", "between 4:30 a.m. and 8:44 a.m.", "after 1 a.m.", "unknown"])
def test_a_time_keeps_bounds_precision_and_hedge_but_no_words(words):
    moment = read_moment(words, reference=dt.date(2023, 12, 29), zone=ZoneInfo("America/Los_Angeles"))
    incident = make_incident(occurred=moment)

    again = read_value(incident, "occurred", write_value(incident, "occurred"))

    assert again.text == ""
    assert (again.earliest, again.latest, again.precision, again.qualifier) == (
        moment.earliest,
        moment.latest,
        moment.precision,
        moment.qualifier,
    )


def test_officials_are_read_as_rows():
    event, tenure = make_event(), make_tenure()

    assert read_value(event, "officials", f"tenure:{tenure.pk}") == [tenure]
    assert read_value(Event(), "officials", "") == []


def test_a_partial_date_is_read():
    end = read_value(Tenure(), "end", "2024-01-01/2024-01-31 month")

    assert (end.start, end.end, end.precision) == (dt.date(2024, 1, 1), dt.date(2024, 1, 31), Precision.MONTH)


@pytest.mark.parametrize(
    ("model", "name", "value"),
    [
        (Incident, "place", "place:999999"),
        (Incident, "place", "nowhere"),
        (Incident, "place", "organization:1"),
        (Incident, "kind", "mishap"),
        (Incident, "timezone", "Mars/Olympus"),
        (Incident, "occurred", "noon minute"),
        (Incident, "occurred", "Friday"),
        (Incident, "occurred", "2023-12-29T12:30:00Z/2023-12-29T12:31:00Z moment"),
        (Incident, "occurred", "2023-12-29T12:30:00Z/2023-12-29T12:31:00Z minute perhaps"),
        (Incident, "occurred", "2023-12-29T12:30:00Z/2023-12-29T12:31:00Z year"),
        (Tenure, "end", "2024-13-01/2024-13-31 month"),
        (Event, "officials", "person:1"),
        (Responder, "is_group", "perhaps"),
        (Responder, "service_years", "four"),
    ],
)
def test_a_value_that_the_column_cannot_hold_is_refused(model, name, value):
    with pytest.raises(ValidationError):
        read_value(model(), name, value)
