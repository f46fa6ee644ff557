import datetime as dt
from zoneinfo import ZoneInfo

import pytest

from incidents.record.time_words import UnreadableTime, read_moment

LOS_ANGELES = ZoneInfo("America/Los_Angeles")
REFERENCE = dt.date(2023, 12, 29)

REFUSALS = [
    ("", "states no time"),
    ("   ", "states no time"),
    ("?", "states no time"),
    ("about", "states no time"),
    ("soon", "“soon” is not understood"),
    ("4:30 a.m. whenever", "“whenever” is not understood"),
    ("next Friday", "“next” is not understood"),
    ("this Friday", "“this” is not understood"),
    ("29.12.2023", "“29.12.2023” is not understood"),
    ("12/29/23", "is not understood"),
    ("summer 2023", "“summer” is not understood"),
    ("last night", "either side of midnight"),
    ("last evening", "either side of midnight"),
    ("midnight", "the beginning or the end of the day"),
    ("midnight Friday", "the beginning or the end of the day"),
    ("just after midnight Friday", "the beginning or the end of the day"),
    ("after midnight", "the beginning or the end of the day"),
    ("by midnight Friday", "the beginning or the end of the day"),
    ("between midnight Friday night and 2 a.m. Saturday", "the beginning or the end of the day"),
    ("9", "“9” alone is not a time"),
    ("at 9 on Friday", "“9” alone is not a time"),
    ("between 8 and 9", "alone is not a time"),
    ("16:30 p.m.", "go from 1 to 12"),
    ("0:30 a.m.", "go from 1 to 12"),
    ("24:00", "no such clock time"),
    ("12:75", "no such clock time"),
    ("8:44 p.m. Friday morning", "does not lie in that part of the day"),
    ("7:00 Friday afternoon", "does not lie in that part of the day"),
    ("late Friday at 4:30 a.m.", "does not lie in that part of the day"),
    ("from 1 a.m. to 4:30", "the second does not"),
    ("from noon to 4:30", "the second does not"),
    ("between 11 p.m. and 1 a.m.", "not before the second"),
    ("between 11 and 1 p.m.", "not before the second"),
    ("between 4:30 a.m. and 4:30 a.m.", "not before the second"),
    ("between Dec. 22, 2022 and Dec. 21, 2022", "not before the second"),
    ("4:30 a.m. 5 a.m.", "“5 am” names a part of the time a second time"),
    ("Friday Thursday", "“thursday” names a part of the time a second time"),
    ("between 1 a.m. Friday and 2 a.m. Friday Friday", "a second time"),
    ("Tuesday, Dec. 29, 2023", "29 December 2023 was a Friday"),
    ("yesterday, Friday", "28 December 2023 was a Thursday"),
    ("today, Dec. 28, 2023", "names two dates"),
    ("December in the 1990s", "names two dates"),
    ("Friday, December 2023", "not which one"),
    ("4:30 a.m. December 2023", "needs the day"),
    ("morning of 2023", "needs the day"),
    ("early 2023", "needs the day"),
    ("mid Friday", "names no hours"),
    ("the hour", "names no hours"),
    ("the end of Friday", "an edge, not a time"),
    ("29/12/2023", "no month 29"),
    ("2023-13", "no month 13"),
    ("2023-12-00", "a day 0"),
    ("Feb. 30", "no month 2 with a day 30"),
    ("Feb. 29, 2023", "no month 2 with a day 29"),
    ("the 1800s", "ten years or a hundred"),
    ("1st century", "only the 11th to the 30th century"),
    ("2:30 a.m. March 12, 2023", "skipped 02:30 on 12 March 2023"),
    ("4:30 a.m. PDT Friday", "was not on PDT at 04:30 on 29 December 2023"),
    ("2023-02-30T04:30Z", "no such date or time"),
    ("2023-12-29T25:30Z", "no such date or time"),
]


@pytest.mark.parametrize(("words", "reason"), REFUSALS)
def test_words_that_would_have_to_be_guessed_at_are_refused(words, reason):
    with pytest.raises(UnreadableTime, match=reason) as refusal:
        read_moment(words, reference=REFERENCE, zone=LOS_ANGELES)

    assert refusal.value.words == words


@pytest.mark.parametrize("words", [words for words, _reason in REFUSALS])
def test_every_suggestion_can_be_read(words):
    with pytest.raises(UnreadableTime) as refusal:
        read_moment(words, reference=REFERENCE, zone=LOS_ANGELES)

    for suggestion in refusal.value.suggestions:
        assert read_moment(suggestion, reference=REFERENCE, zone=LOS_ANGELES).text == suggestion


def test_a_refusal_says_what_was_wrong_and_what_would_be_right():
    refusal = UnreadableTime("at 9", "“9” alone is not a time", "9 a.m.", "9 p.m.")

    assert isinstance(refusal, ValueError)
    assert str(refusal) == ("“at 9” cannot be read: “9” alone is not a time. Write, for example, “9 a.m.” or “9 p.m.”.")


def test_a_refusal_without_suggestions_gives_the_reason_alone():
    assert str(UnreadableTime("x", "it is not a time")) == "“x” cannot be read: it is not a time."


def test_a_day_that_a_place_skipped_is_refused():
    with pytest.raises(UnreadableTime, match="the calendar of that place has no such time"):
        read_moment("30 December 2011", reference=REFERENCE, zone=ZoneInfo("Pacific/Apia"))
