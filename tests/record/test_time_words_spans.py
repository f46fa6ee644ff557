import datetime as dt
from zoneinfo import ZoneInfo

import pytest

from incidents.record.codes import Precision, Qualifier
from incidents.record.moment import Moment
from incidents.record.time_words import read_moment

ZONE = ZoneInfo("America/Los_Angeles")
DAY = dt.date(2023, 12, 29)


def read(words):
    return read_moment(words, reference=DAY, zone=ZONE)


def begin(words):
    """The instant at which a time begins."""
    return read(words).earliest


@pytest.mark.parametrize(
    ("words", "earliest", "latest"),
    [
        ("between 1 p.m. and 6 p.m.", "1 p.m.", "6 p.m."),
        ("1 p.m. to 6 p.m.", "1 p.m.", "6 p.m."),
        ("between 1 and 6 p.m.", "1 p.m.", "6 p.m."),
        ("from 4:30 a.m. to 8:44 a.m.", "4:30 a.m.", "8:44 a.m."),
        ("after 4:30 a.m. and before 8:44 a.m.", "4:30 a.m.", "8:44 a.m."),
        ("between 1 a.m. and midnight", "1 a.m.", "30 December 2023"),
        ("after 4:30 a.m.", "4:30 a.m.", None),
        ("before 8:44 a.m.", None, "8:44 a.m."),
    ],
)
def test_a_span_runs_from_the_beginning_of_its_first_time_to_the_beginning_of_its_second(words, earliest, latest):
    precision = Precision.RANGE if earliest and latest else Precision.AFTER if earliest else Precision.BEFORE

    assert read(words) == Moment(
        earliest=begin(earliest) if earliest else None,
        latest=begin(latest) if latest else None,
        precision=precision,
        text=words,
    )


@pytest.mark.parametrize(
    ("words", "precision", "qualifier"),
    [
        ("29 December 2023", Precision.DAY, Qualifier.NONE),
        ("Today", Precision.DAY, Qualifier.NONE),
        ("Friday afternoon", Precision.PART_OF_DAY, Qualifier.NONE),
        ("around 1 a.m.", Precision.MINUTE, Qualifier.APPROXIMATE),
    ],
)
def test_words_of_a_first_report_are_read_on_its_day(words, precision, qualifier):
    moment = read(words)

    assert (moment.precision, moment.qualifier) == (precision, qualifier)
    assert moment.earliest.astimezone(ZONE).date() == DAY
