"""A day drawn at one scale: positions are those of the bounds, and words do not run into each other."""

import pytest

from incidents.present.day_figure import DayFigure, TimedStep, draw_day
from incidents.record import local_time
from incidents.record.moment import Moment
from tests.present import make_rows as make


def make_span(first: str, last: str) -> Moment:
    start, end = make.at(first).earliest, make.at(last).earliest
    assert start
    assert end
    return Moment.between(start, end)


def draw(*steps: tuple[str, Moment]) -> DayFigure:
    """The figure of steps, each with what it is and when; the kind serves as its clock time too."""
    drawn = draw_day(
        [TimedStep(occurred=moment, kind=kind, clock=kind) for kind, moment in steps],
        day=make.DAY,
        heading="29 December 2023",
        zone=make.ZONE,
    )
    assert drawn is not None
    return drawn[0]


def test_a_minute_is_a_point_and_a_span_reaches_from_bound_to_bound():
    figure = draw(("Shots", make_span("06:00", "09:00")), ("Death", make.at("12:00")), ("Call", make.at("06:00")))
    assert [(point.text, point.x) for point in figure.points] == [("Death", "100.00%"), ("Call", "0.00%")]
    assert [(bar.x, bar.width, bar.is_open) for bar in figure.bars] == [("0.00%", "50.00%", False)]
    assert [tick.text for tick in figure.ticks] == ["6 a.m.", "8 a.m.", "10 a.m.", "noon"]


def test_a_span_without_a_stated_end_stays_open_and_reaches_the_edge():
    six = make.at("06:00").earliest
    assert six
    figure = draw(("Flight", Moment.after(six)), ("Call", make.at("05:00")), ("Death", make.at("09:00")))
    assert [(bar.x, bar.end, bar.is_open) for bar in figure.bars] == [("25.00%", "100.00%", True)]


def test_spans_of_the_same_bounds_are_one_with_the_words_of_all():
    figure = draw(("Response", make_span("06:00", "09:00")), ("Shots fired", make_span("06:00", "09:00")))
    assert [bar.label.text for bar in figure.bars if bar.label] == ["Response, shots fired"]


def test_a_span_into_the_next_day_ends_at_midnight():
    evening = Moment.in_part_of_day(make.DAY, local_time.PartOfDay.EVENING, make.ZONE)
    figure = draw(("Vigil", evening), ("Call", make.at("18:00")))
    assert figure.bars[0].end == "100.00%"
    assert figure.ticks[-1].text == "midnight"


def test_labels_of_minutes_close_together_stand_in_lanes_above_each_other():
    figure = draw(
        *((f"Something {number}", make.at(f"08:0{number}")) for number in range(4)), ("End", make.at("18:00"))
    )
    heights = [point.y for point in figure.points]
    assert len(set(heights[:4])) == 4
    assert min(heights) > 0


def test_the_last_words_of_a_day_stand_to_the_left_of_their_line():
    figure = draw(("Call", make.at("08:00")), ("News conference", make.at("12:00")))
    assert [(point.anchor, point.dx) for point in figure.points] == [("start", 7), ("end", -7)]


def test_the_description_says_in_words_all_that_is_drawn_and_what_is_not():
    figure = draw(("Call", make.at("06:00")), ("Shots", make_span("06:00", "09:00")), ("Transport", Moment.unknown()))
    assert figure.description == (
        "Stated to the minute: Call, Call. Within a span: Shots, Shots. Time not stated: Transport."
    )
    assert figure.title == "29 December 2023, 6 a.m. to 9 a.m., local time"


@pytest.mark.parametrize("moments", [(make.at("06:00"),), (make.at("06:00"), make.on()), (Moment.unknown(), make.on())])
def test_a_day_with_less_than_two_times_is_not_drawn(moments):
    steps = [TimedStep(occurred=moment, kind="Call", clock="") for moment in moments]
    assert draw_day(steps, day=make.DAY, heading="", zone=make.ZONE) is None
