"""
Times and dates read from the words of a source.

Nothing is guessed: words that fit no rule, or two rules, are refused with an example of what can be read. The
words stay with what was read from them.

The rules, by module:

sentence   hedges; "unknown" and "open"; bounds ("between", "after", "by" …); what the two ends of a range share
phrase     the single words and numbers
dates      weekdays, dates without a year, months, decades: which days are meant
clock      clock times, parts of a day, and which instants they are in the place's zone
reading    the two public functions
"""

from incidents.record.time_words.reading import read_moment, read_partial_date
from incidents.record.time_words.refusal import UnreadableTime

__all__ = ["UnreadableTime", "read_moment", "read_partial_date"]
