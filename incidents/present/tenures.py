"""The offices that a person held, each as one line with the reports behind it."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

from incidents.present import addresses
from incidents.present.directory import Directory
from incidents.present.evidence import is_current_claim
from incidents.present.facts import Claims, Fact, make_fact
from incidents.present.posts import POST_FIELDS
from incidents.present.tenure_figure import Days, TenureFigure, draw_tenure
from incidents.present.times import find_local_days, show_date
from incidents.present.value import Value, show_code, translate_label
from incidents.record.codes import Capacity, Precision, Stance
from incidents.record.date_display import show_partial_date
from incidents.record.evidence import AssertionRecord
from incidents.record.mentions import TenureMention
from incidents.record.moment import Moment
from incidents.record.partial_date import PartialDate
from incidents.record.row import Table

_TENURE_FIELDS = ("person", "post", "capacity", "start", "end")
_OUT_OF_OFFICE = frozenset({Capacity.FORMER, Capacity.ELECT})
"""Capacities under which a title in an article shows that the person does not hold the office that day."""

_WESTERNMOST, _EASTERNMOST = ZoneInfo("Pacific/Honolulu"), ZoneInfo("America/New_York")


@dataclass(frozen=True, slots=True, kw_only=True)
class TenureView:
    """
    One term of office.

    title        e.g. "Interim police chief"; the body stands beside it
    holding      both with the day or the term, as it stands under the person's name
    start, end   what stands under the two ends of the figure
    attested     the day or days on which sources show the person in the office, "" where there is none of use
    words        all of that as sentences, for those who cannot see the figure
    figure       None where sources only name the office as one held before, or not yet
    fact         the evidence: of the term, and of the office where no earlier line has it
    """

    anchor: str
    title: str
    holding: str
    organization: str
    organization_address: str
    start: str
    end: str
    attested: str
    words: str
    figure: TenureFigure | None
    fact: Fact


def list_tenures(tenures: Iterable[TenureMention], *, claims: Claims, directory: Directory) -> tuple[TenureView, ...]:
    """Return the terms of a person's document, the latest first, those of which no day is known last."""
    views, seen = [], set()
    for tenure in sorted(tenures, key=_find_last_day, reverse=True):
        reports = claims.list_claims(Table.TENURE, tenure.number, _TENURE_FIELDS)
        if tenure.post not in seen:
            reports += claims.list_claims(Table.POST, tenure.post, POST_FIELDS)
        seen.add(tenure.post)
        views.append(_make_view(tenure, reports, claims=claims, directory=directory))
    return tuple(views)


def _find_last_day(tenure: TenureMention) -> dt.date:
    if tenure.end.precision is Precision.OPEN:
        return dt.date.max
    days = (tenure.end.end, tenure.end.start, tenure.start.end, tenure.start.start)
    return next((day for day in days if day is not None), dt.date.min)


def _make_view(
    tenure: TenureMention, reports: Sequence[AssertionRecord], *, claims: Claims, directory: Directory
) -> TenureView:
    office = directory.name_office(tenure.number)
    office = office[:1].upper() + office[1:]
    post = directory.get_post(tenure.post)
    body = directory.name_organization(post.organization) if post else ""
    attested = _list_attested(tenure, reports, successors=claims.successors)
    is_out = tenure.capacity in _OUT_OF_OFFICE
    return TenureView(
        anchor=addresses.anchor_of_row(Table.TENURE, tenure.number),
        title=office.removesuffix(f", {body}") if body else office,
        holding=_write_holding(tenure, office, attested),
        organization=body,
        organization_address=addresses.address_of_organization(post.organization) if post else "",
        start=_write_start(tenure.start),
        end=_write_end(tenure.end),
        attested="" if is_out else _write_attested(attested),
        words=_write_words(tenure, attested),
        figure=None if is_out else draw_tenure(tenure.start, tenure.end, attested=attested),
        fact=make_fact(
            anchor=addresses.anchor_of_fact(Table.TENURE, tenure.number, "post"),
            label=_("Office"),
            subject=office,
            value=Value(text=translate_label(tenure.capacity.label), meaning=show_code(tenure.capacity).meaning),
            reports=reports,
            successors=claims.successors,
            directory=directory,
        ),
    )


def _list_attested(
    tenure: TenureMention, reports: Sequence[AssertionRecord], *, successors: dict[int, int]
) -> list[Days]:
    """Return the days of the standing reports that give the person the office, but none outside the stated term."""
    found = {
        find_days_in_any_zone(row.reported)
        for row in reports
        if row.subject.table is Table.TENURE
        and row.stance is Stance.SUPPORTS
        and is_current_claim(row, successors=successors)
    }
    return sorted(days for days in found if days is not None and _is_inside(days, tenure.start, tenure.end))


def find_days_in_any_zone(moment: Moment) -> Days | None:
    """
    Return the first and last day on which a moment may lie, whatever zone of the United States it was in.

    Documents of people have no zone: a day is one day only if every clock of the country agrees on it. A moment
    stated as a day is that day. None where a bound is missing.
    """
    if not moment.is_bounded:
        return None
    if moment.precision is Precision.DAY:
        return find_local_days(_take_middle(moment), zone=_EASTERNMOST)
    east = find_local_days(moment, zone=_EASTERNMOST)
    west = find_local_days(moment, zone=_WESTERNMOST)
    return (min(east[0], west[0]), max(east[1], west[1])) if east and west else None


def _take_middle(moment: Moment) -> Moment:
    assert moment.earliest is not None
    assert moment.latest is not None
    return Moment.at_minute(moment.earliest + (moment.latest - moment.earliest) / 2)


def _is_inside(days: Days, start: PartialDate, end: PartialDate) -> bool:
    return not (start.start and days[0] < start.start) and not (end.end and days[1] > end.end)


def _write_start(date: PartialDate) -> str:
    return _("start not stated") if date.precision is Precision.UNKNOWN else show_partial_date(date)


def _write_end(date: PartialDate) -> str:
    return _("end not stated") if date.precision is Precision.UNKNOWN else show_partial_date(date)


def _write_holding(tenure: TenureMention, office: str, attested: Sequence[Days]) -> str:
    is_start_known, is_end_known = _find_known(tenure)
    if attested and not (is_start_known or is_end_known):
        days = _write_days(attested)
    else:
        bounds = _join_bounds(tenure, is_start_known=is_start_known, is_end_known=is_end_known)
        days = f"{bounds[:1].lower()}{bounds[1:]}"
    return _("%(office)s, %(days)s") % {"office": office, "days": days}


def _write_words(tenure: TenureMention, attested: Sequence[Days]) -> str:
    is_start_known, is_end_known = _find_known(tenure)
    sentences = []
    if attested and tenure.capacity in _OUT_OF_OFFICE:
        sentences.append(_("So named %(days)s") % {"days": _write_days(attested)})
    elif attested and not (is_start_known and is_end_known):
        sentences.append(_("Held %(days)s") % {"days": _write_days(attested)})
    sentences.append(_join_bounds(tenure, is_start_known=is_start_known, is_end_known=is_end_known))
    return ". ".join(sentences) + "."


def _find_known(tenure: TenureMention) -> tuple[bool, bool]:
    """Tell whether anything is known of the start and of the end."""
    is_end_known = tenure.end.precision not in (Precision.UNKNOWN, Precision.OPEN)
    return tenure.start.precision is not Precision.UNKNOWN, is_end_known


def _write_attested(attested: Sequence[Days]) -> str:
    if not attested:
        return ""
    first, last = attested[0][0], max(last for _first, last in attested)
    return show_date(first) if first == last else _write_days(attested)


def _write_days(attested: Sequence[Days]) -> str:
    first, last = show_date(attested[0][0]), show_date(max(last for _first, last in attested))
    if first == last:
        return _("on %(day)s") % {"day": first}
    words = {"first": first, "last": last}
    if len(attested) == 1:
        return _("on a day between %(first)s and %(last)s") % words
    return _("from %(first)s to %(last)s") % words


def _join_bounds(tenure: TenureMention, *, is_start_known: bool, is_end_known: bool) -> str:
    start, end = show_partial_date(tenure.start), show_partial_date(tenure.end)
    if is_start_known and is_end_known:
        return _("From %(start)s until %(end)s") % {"start": start, "end": end}
    is_open = tenure.end.precision is Precision.OPEN
    if is_start_known:
        rest = _("no end reported") if is_open else _("end not stated")
        return _("From %(start)s, %(rest)s") % {"start": start, "rest": rest}
    if is_end_known:
        return _("Until %(end)s, start not stated") % {"end": end}
    return _("Start not stated, no end reported") if is_open else _("Start and end not stated")
