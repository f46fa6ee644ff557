"""English names of months and weekdays, and the form in which dates are written. Never the machine's locale."""

import datetime as dt

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def write_month(day: dt.date) -> str:
    """Return the month of a day: December 2023."""
    return f"{MONTHS[day.month - 1]} {day.year}"


def write_day(day: dt.date) -> str:
    """Return a date: 29 December 2023."""
    return f"{day.day} {write_month(day)}"


def get_weekday(day: dt.date) -> str:
    """Return the name of a day's weekday: Friday."""
    return WEEKDAYS[day.weekday()]
