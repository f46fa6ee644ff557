import datetime as dt
from zoneinfo import ZoneInfo

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from incidents.record.codes import Precision
from incidents.record.moment import Moment
from incidents.record.partial_date import PartialDate
from incidents.record.time_display import show_moment, show_partial_date
from incidents.record.time_words import UnreadableTime, read_moment, read_partial_date

pytestmark = pytest.mark.unmeasured

ZONES = st.sampled_from(
    [ZoneInfo(f"America/{city}") for city in ("Los_Angeles", "New_York", "Chicago", "Phoenix", "Anchorage")]
)
REFERENCES = st.dates(min_value=dt.date(1980, 1, 1), max_value=dt.date(2037, 12, 31))
ELSEWHERE = dt.date(1999, 6, 15)
"""A reference date on which nothing displayed may depend."""

CLOCKS = st.one_of(
    st.builds("{}:{:02d} {}".format, st.integers(1, 12), st.integers(0, 59), st.sampled_from(["a.m.", "pm"])),
    st.builds("{:02d}:{:02d}".format, st.integers(0, 23), st.integers(0, 59)),
    st.just("noon"),
)
DAY_NAMES = st.one_of(
    st.sampled_from(["Friday", "Monday", "last Sunday", "today", "yesterday", "Dec. 29", "March 12", "Nov. 5"]),
    REFERENCES.map(dt.date.isoformat),
)
PARTS = st.sampled_from(["morning", "afternoon", "evening", "overnight", "early", "late"])
TIMES_OF_DAY = st.builds("{} {}".format, st.one_of(CLOCKS, PARTS), DAY_NAMES)
DATES = st.one_of(
    DAY_NAMES,
    st.sampled_from(["December 2023", "late March 2019", "mid-June", "2023", "the 1990s", "19th century", "unknown"]),
)
BOUNDED = st.one_of(
    st.builds("{} {}".format, st.sampled_from(["after", "before", "by", "since"]), st.one_of(TIMES_OF_DAY, DATES)),
    st.builds("between {} and {}".format, TIMES_OF_DAY, TIMES_OF_DAY),
    st.builds("between {} and {}".format, CLOCKS, TIMES_OF_DAY),
    st.builds("between {} and {}".format, DATES, DATES),
)
HEDGES = st.sampled_from(["", "", "about ", "possibly ", "perhaps about "])
STATEMENTS = st.builds("{}{}".format, HEDGES, st.one_of(TIMES_OF_DAY, DATES, BOUNDED))


def facts(value):
    """A range that is just one day, month or year is shown as that: only its bounds are compared."""
    is_range = value.precision in (Precision.RANGE, Precision.DAY, Precision.MONTH, Precision.YEAR)
    return value.model_dump(exclude={"text", "qualifier", "precision"} if is_range else {"text", "qualifier"})


def read_if_readable(read, words, **context):
    try:
        return read(words, **context)
    except UnreadableTime:
        return None


@settings(derandomize=True, max_examples=600, deadline=None)
@given(words=STATEMENTS, reference=REFERENCES, zone=ZONES)
def test_what_is_read_is_valid_keeps_its_words_and_shows_as_it_reads(words, reference, zone):
    moment = read_if_readable(read_moment, words, reference=reference, zone=zone)
    assume(moment is not None)

    assert moment.text == words
    assert Moment.model_validate(moment.model_dump(mode="json")) == moment
    shown = show_moment(moment, zone=zone)
    assert facts(read_moment(shown, reference=ELSEWHERE, zone=zone)) == facts(moment)


@settings(derandomize=True, max_examples=400, deadline=None)
@given(words=st.builds("{}{}".format, HEDGES, st.one_of(DATES, BOUNDED)), reference=REFERENCES)
def test_what_is_read_as_a_date_shows_as_it_reads(words, reference):
    date = read_if_readable(read_partial_date, words, reference=reference)
    assume(date is not None)

    assert date.text == words
    assert PartialDate.model_validate(date.model_dump(mode="json")) == date
    assert facts(read_partial_date(show_partial_date(date), reference=ELSEWHERE)) == facts(date)


@settings(derandomize=True, max_examples=300, deadline=None)
@given(words=st.text(max_size=40))
def test_any_other_words_are_read_or_refused_and_never_fail_otherwise(words):
    moment = read_if_readable(read_moment, words, reference=ELSEWHERE, zone=ZoneInfo("America/Chicago"))

    assert moment is None or moment.text == words


_VOCABULARY = (
    "4:30 a.m. p.m. Friday Dec. 29 2023 , between and after before early late morning midnight noon 9 the hour "
    "end of 1990s about ? to – 2023-12-29 last this year 12/29/2023 PST 00:00 19th century unknown"
)


@settings(derandomize=True, max_examples=1500, deadline=None)
@given(words=st.lists(st.sampled_from(_VOCABULARY.split()), max_size=7).map(" ".join), reference=REFERENCES)
def test_words_about_time_in_any_order_are_read_or_refused(words, reference):
    moment = read_if_readable(read_moment, words, reference=reference, zone=ZoneInfo("America/Los_Angeles"))
    date = read_if_readable(read_partial_date, words, reference=reference)

    assert moment is None or moment.text == words
    assert date is None or date.text == words
