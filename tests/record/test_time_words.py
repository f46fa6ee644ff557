import datetime as dt
from zoneinfo import ZoneInfo

import pytest

from incidents.record.codes import Precision, Qualifier
from incidents.record.time_words import read_moment

LOS_ANGELES = ZoneInfo("America/Los_Angeles")
REFERENCE = dt.date(2023, 12, 29)
"""A Friday, and the date of the article these words come from."""


def at(local):
    return dt.datetime.fromisoformat(local).replace(tzinfo=LOS_ANGELES)


def read(words, reference=REFERENCE):
    return read_moment(words, reference=reference, zone=LOS_ANGELES)


def bounds(words, reference=REFERENCE):
    moment = read(words, reference)
    return moment.earliest, moment.latest


@pytest.mark.parametrize(
    ("words", "local"),
    [
        ("4:30 a.m.", "2023-12-29 04:30"),
        ("4:30 am", "2023-12-29 04:30"),
        ("4:30am", "2023-12-29 04:30"),
        ("4:30 A.M.", "2023-12-29 04:30"),
        ("4:30\u202fa.m.", "2023-12-29 04:30"),
        ("at 1 a.m. Friday", "2023-12-29 01:00"),
        ("1 p.m.", "2023-12-29 13:00"),
        ("12:15 a.m.", "2023-12-29 00:15"),
        ("12:15 p.m.", "2023-12-29 12:15"),
        ("noon", "2023-12-29 12:00"),
        ("Friday at 8:44 a.m.", "2023-12-29 08:44"),
        ("8:44 a.m. Thursday", "2023-12-28 08:44"),
        ("Dec. 29, 2023, 4:30 a.m.", "2023-12-29 04:30"),
        ("2023-12-29 04:30", "2023-12-29 04:30"),
        ("2023-12-29T04:30", "2023-12-29 04:30"),
        ("29 December 2023 at 4:33 a.m.", "2023-12-29 04:33"),
        ("1 a.m. today", "2023-12-29 01:00"),
        ("yesterday at 9:05 p.m.", "2023-12-28 21:05"),
        ("0430 hours", "2023-12-29 04:30"),
        ("9 o'clock Friday night", "2023-12-29 21:00"),
        ("4:30 a.m. PST", "2023-12-29 04:30"),
        ("4:30 a.m. PT", "2023-12-29 04:30"),
        ("4:30 a.m. local time", "2023-12-29 04:30"),
    ],
)
def test_a_stated_clock_time_is_its_minute(words, local):
    moment = read(words)

    assert (moment.earliest, moment.latest) == (at(local), at(local) + dt.timedelta(minutes=1))
    assert (moment.precision, moment.qualifier) == (Precision.MINUTE, Qualifier.NONE)


@pytest.mark.parametrize(
    ("words", "local"),
    [
        ("4:30", "2023-12-29 04:30"),
        ("16:30", "2023-12-29 16:30"),
        ("12:30", "2023-12-29 12:30"),
        ("00:05", "2023-12-29 00:05"),
    ],
)
def test_a_time_without_am_or_pm_is_on_the_24_hour_clock(words, local):
    assert read(words).earliest == at(local)


@pytest.mark.parametrize(
    ("words", "local"),
    [
        ("4:30 Friday afternoon", "2023-12-29 16:30"),
        ("4:30 Friday morning", "2023-12-29 04:30"),
        ("12:30 this morning", "2023-12-29 00:30"),
        ("12:30 in the afternoon", "2023-12-29 12:30"),
        ("16:30 Friday afternoon", "2023-12-29 16:30"),
        ("9 tonight", "2023-12-29 21:00"),
        ("early Friday at 1:30", "2023-12-29 01:30"),
        ("late Friday at 11:30", "2023-12-29 23:30"),
    ],
)
def test_a_part_of_the_day_says_which_half_of_the_day_is_meant(words, local):
    assert read(words).earliest == at(local)


def test_a_time_with_seconds_is_its_second():
    moment = read("04:30:15 Friday")

    assert moment.precision is Precision.SECOND
    assert moment.earliest == at("2023-12-29 04:30:15")


def test_the_hour_of_a_clock_time_is_an_hour():
    moment = read("in the 4 a.m. hour")

    assert moment.precision is Precision.HOUR
    assert bounds("in the 4 a.m. hour") == (at("2023-12-29 04:00"), at("2023-12-29 05:00"))


@pytest.mark.parametrize(
    ("words", "precision"),
    [
        ("2023-12-29T12:30Z", Precision.MINUTE),
        ("2023-12-29 04:30-08:00", Precision.MINUTE),
        ("2023-12-29T07:30:00-0500", Precision.SECOND),
        ("2023-12-29t12:30:00z", Precision.SECOND),
    ],
)
def test_a_timestamp_with_an_offset_needs_no_zone(words, precision):
    moment = read(words)

    assert moment.earliest == at("2023-12-29 04:30")
    assert moment.precision is precision


@pytest.mark.parametrize(
    ("words", "local", "qualifier"),
    [
        ("about 1 a.m.", "01:00", Qualifier.APPROXIMATE),
        ("around 4:43 a.m.", "04:43", Qualifier.APPROXIMATE),
        ("just after 4:30 a.m.", "04:30", Qualifier.APPROXIMATE),
        ("just before 1 a.m.", "01:00", Qualifier.APPROXIMATE),
        ("shortly before 1 a.m.", "01:00", Qualifier.APPROXIMATE),
        ("at approximately 1 a.m.", "01:00", Qualifier.APPROXIMATE),
        ("approx. 1 a.m.", "01:00", Qualifier.APPROXIMATE),
        ("circa 1 a.m.", "01:00", Qualifier.APPROXIMATE),
        ("nearly 5 a.m.", "05:00", Qualifier.APPROXIMATE),
        ("~5 a.m.", "05:00", Qualifier.APPROXIMATE),
        ("Friday at about 5 a.m.", "05:00", Qualifier.APPROXIMATE),
        ("possibly 5 a.m.", "05:00", Qualifier.UNCERTAIN),
        ("5 a.m.?", "05:00", Qualifier.UNCERTAIN),
        ("perhaps around 5 a.m.", "05:00", Qualifier.APPROXIMATE_UNCERTAIN),
    ],
)
def test_a_hedge_sets_the_qualifier_and_leaves_the_minute(words, local, qualifier):
    moment = read(words)

    assert moment.earliest == at(f"2023-12-29 {local}")
    assert (moment.precision, moment.qualifier) == (Precision.MINUTE, qualifier)


@pytest.mark.parametrize(
    ("words", "earliest", "latest"),
    [
        ("overnight", "2023-12-29 00:00", "2023-12-29 06:00"),
        ("Friday morning", "2023-12-29 00:00", "2023-12-29 12:00"),
        ("this morning", "2023-12-29 00:00", "2023-12-29 12:00"),
        ("Friday afternoon", "2023-12-29 12:00", "2023-12-29 18:00"),
        ("on the afternoon of 29 December 2023", "2023-12-29 12:00", "2023-12-29 18:00"),
        ("Friday evening", "2023-12-29 18:00", "2023-12-30 00:00"),
        ("Thursday night", "2023-12-28 18:00", "2023-12-29 00:00"),
        ("tonight", "2023-12-29 18:00", "2023-12-30 00:00"),
        ("late Friday", "2023-12-29 18:00", "2023-12-30 00:00"),
        ("early Friday", "2023-12-29 00:00", "2023-12-29 06:00"),
        ("pre-dawn Friday", "2023-12-29 00:00", "2023-12-29 06:00"),
        ("early hours of Friday", "2023-12-29 00:00", "2023-12-29 06:00"),
        ("early Friday morning", "2023-12-29 00:00", "2023-12-29 12:00"),
        ("early morning hours of Friday", "2023-12-29 00:00", "2023-12-29 12:00"),
        ("mid-afternoon", "2023-12-29 12:00", "2023-12-29 18:00"),
    ],
)
def test_parts_of_a_day_have_fixed_hours(words, earliest, latest):
    assert bounds(words) == (at(earliest), at(latest))
    assert read(words).precision is Precision.PART_OF_DAY


@pytest.mark.parametrize(
    ("words", "earliest", "latest"),
    [
        ("between 4:30 and 8:44", "2023-12-29 04:30", "2023-12-29 08:44"),
        ("between 4:30 and 8:44 a.m.", "2023-12-29 04:30", "2023-12-29 08:44"),
        ("between 4:30 and 8:44 p.m.", "2023-12-29 16:30", "2023-12-29 20:44"),
        ("between 4:30 a.m. and 8:44 a.m. Friday", "2023-12-29 04:30", "2023-12-29 08:44"),
        ("Friday between 4:30 and 8:44 a.m.", "2023-12-29 04:30", "2023-12-29 08:44"),
        ("between 4:30 a.m. Thursday and 8:44 a.m.", "2023-12-28 04:30", "2023-12-28 08:44"),
        ("between 6:30 and 8:44 Friday evening", "2023-12-29 18:30", "2023-12-29 20:44"),
        ("between 4 and 5 a.m.", "2023-12-29 04:00", "2023-12-29 05:00"),
        ("between 16:30 and 8 p.m.", "2023-12-29 16:30", "2023-12-29 20:00"),
        ("from 1 a.m. to 4:30 a.m.", "2023-12-29 01:00", "2023-12-29 04:30"),
        ("from 1 a.m. to 16:30", "2023-12-29 01:00", "2023-12-29 16:30"),
        ("4:30–8:44 a.m.", "2023-12-29 04:30", "2023-12-29 08:44"),
        ("4:30-8:44 a.m.", "2023-12-29 04:30", "2023-12-29 08:44"),
        ("4 a.m. - 8 a.m.", "2023-12-29 04:00", "2023-12-29 08:00"),
        ("after 4:30 a.m. and before 8:44 a.m.", "2023-12-29 04:30", "2023-12-29 08:44"),
        ("after Wednesday but before Friday", "2023-12-28 00:00", "2023-12-29 00:00"),
        ("between 11 p.m. Thursday and 1 a.m. Friday", "2023-12-28 23:00", "2023-12-29 01:00"),
        ("between Thursday afternoon and Friday morning", "2023-12-28 12:00", "2023-12-29 12:00"),
        ("between 10 p.m. and midnight Friday", "2023-12-29 22:00", "2023-12-30 00:00"),
        ("between midnight and 4 a.m. Friday", "2023-12-29 00:00", "2023-12-29 04:00"),
        ("between 11 p.m. Thursday and the end of Friday", "2023-12-28 23:00", "2023-12-30 00:00"),
        ("between the start of Thursday and 1 a.m. Friday", "2023-12-28 00:00", "2023-12-29 01:00"),
        ("Dec. 27-29, 2023", "2023-12-27 00:00", "2023-12-30 00:00"),
        ("27–29 December 2023", "2023-12-27 00:00", "2023-12-30 00:00"),
        ("December 27 through 29", "2023-12-27 00:00", "2023-12-30 00:00"),
        ("Dec. 29 to Jan. 3, 2024", "2023-12-29 00:00", "2024-01-04 00:00"),
        ("2019-2021", "2019-01-01 00:00", "2022-01-01 00:00"),
        ("late December 2023", "2023-12-21 00:00", "2024-01-01 00:00"),
    ],
)
def test_two_bounds_are_a_range(words, earliest, latest):
    assert bounds(words) == (at(earliest), at(latest))
    assert read(words).precision is Precision.RANGE


@pytest.mark.parametrize(
    ("words", "earliest"),
    [
        ("after 4:30", "2023-12-29 04:30"),
        ("after 4:30 a.m.", "2023-12-29 04:30"),
        ("Friday after 4:30 a.m.", "2023-12-29 04:30"),
        ("sometime after 4:30 a.m.", "2023-12-29 04:30"),
        ("later than 4:30 a.m.", "2023-12-29 04:30"),
        ("no earlier than 4:30 a.m.", "2023-12-29 04:30"),
        ("since 4:30 a.m.", "2023-12-29 04:30"),
        ("after Thursday", "2023-12-29 00:00"),
        ("since Thursday", "2023-12-28 00:00"),
        ("not before Thursday", "2023-12-28 00:00"),
        ("on or after Thursday", "2023-12-28 00:00"),
        ("Thursday or later", "2023-12-28 00:00"),
        ("after Friday morning", "2023-12-29 12:00"),
        ("from Friday morning", "2023-12-29 00:00"),
    ],
)
def test_after_states_only_the_earlier_bound(words, earliest):
    assert bounds(words) == (at(earliest), None)
    assert read(words).precision is Precision.AFTER


@pytest.mark.parametrize(
    ("words", "latest"),
    [
        ("before 8:44 a.m. Friday", "2023-12-29 08:44"),
        ("prior to 8:44 a.m.", "2023-12-29 08:44"),
        ("by 1 p.m.", "2023-12-29 13:00"),
        ("until 1 p.m.", "2023-12-29 13:00"),
        ("no later than 1 p.m.", "2023-12-29 13:00"),
        ("before Friday", "2023-12-29 00:00"),
        ("by Friday", "2023-12-30 00:00"),
        ("not after Friday", "2023-12-30 00:00"),
        ("Friday or earlier", "2023-12-30 00:00"),
        ("by Friday morning", "2023-12-29 12:00"),
    ],
)
def test_before_states_only_the_later_bound(words, latest):
    assert bounds(words) == (None, at(latest))
    assert read(words).precision is Precision.BEFORE


def test_hedged_bounds_are_approximate():
    moment = read("between about 1 a.m. and 4:30 a.m.")

    assert (moment.precision, moment.qualifier) == (Precision.RANGE, Qualifier.APPROXIMATE)


@pytest.mark.parametrize("words", ["unknown", "not known", "Unknown.", "time not known", "date is unknown"])
def test_what_is_not_known_is_unknown(words):
    moment = read(words)

    assert (moment.precision, moment.text) == (Precision.UNKNOWN, words)


@pytest.mark.parametrize("words", ["open", "ongoing", "still ongoing", "present", "no end reported"])
def test_what_goes_on_is_open(words):
    assert read(words).precision is Precision.OPEN


@pytest.mark.parametrize(
    ("words", "earliest", "latest"),
    [
        ("1:30 a.m. Nov. 5, 2023", "2023-11-05 08:30", "2023-11-05 09:31"),
        ("between 1:30 a.m. and 1:45 a.m. Nov. 5, 2023", "2023-11-05 08:30", "2023-11-05 09:45"),
        ("the 1 a.m. hour Nov. 5, 2023", "2023-11-05 08:00", "2023-11-05 10:00"),
    ],
)
def test_a_time_that_clocks_show_twice_covers_both(words, earliest, latest):
    moment = read(words)

    assert moment.precision is Precision.RANGE
    assert [moment.earliest, moment.latest] == [
        dt.datetime.fromisoformat(instant).replace(tzinfo=dt.UTC) for instant in (earliest, latest)
    ]


def test_a_zone_abbreviation_says_which_of_two_showings_is_meant():
    summer, winter = read("1:30 a.m. PDT Nov. 5, 2023"), read("1:30 a.m. PST Nov. 5, 2023")

    assert (summer.precision, winter.precision) == (Precision.MINUTE, Precision.MINUTE)
    assert winter.earliest - summer.earliest == dt.timedelta(hours=1)


def test_a_day_on_which_clocks_change_is_the_whole_local_day():
    earliest, latest = bounds("March 12, 2023")

    assert latest - earliest == dt.timedelta(hours=23)


def test_the_times_of_a_report_about_one_morning_are_read_as_reported():
    assert bounds("at 4:30 a.m.") == (at("2023-12-29 04:30"), at("2023-12-29 04:31"))
    assert bounds("at 1 a.m. Friday") == (at("2023-12-29 01:00"), at("2023-12-29 01:01"))
    assert bounds("after 4:30 and before 8:44") == (at("2023-12-29 04:30"), at("2023-12-29 08:44"))
    assert bounds("Friday afternoon") == (at("2023-12-29 12:00"), at("2023-12-29 18:00"))
    assert bounds("today") == (at("2023-12-29 00:00"), at("2023-12-30 00:00"))
