"""The status of a case in one plain sentence that ends with its date."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from incidents.present.directory import Directory
from incidents.present.times import find_local_days, show_date
from incidents.present.value import translate_label
from incidents.record.case_history import PUBLISHED_HISTORY, Course
from incidents.record.codes import ApprehensionState, Axis, CaseState, InvestigationState
from incidents.record.involved import ChargeRecord
from incidents.record.moment import Moment
from incidents.record.reports import CaseStatusRecord
from incidents.record.row import Table

_CASE_WORDS: dict[CaseState, Promise] = {
    ApprehensionState.NO_ARRESTS: gettext_lazy("No arrests reported"),
    ApprehensionState.ARRESTS_MADE: gettext_lazy("Arrests reported"),
    ApprehensionState.ALL_ACCOUNTED: gettext_lazy("All suspects accounted for"),
    InvestigationState.OPEN: gettext_lazy("Investigation open"),
    InvestigationState.INACTIVE: gettext_lazy("Investigation inactive"),
    InvestigationState.REOPENED: gettext_lazy("Investigation reopened"),
    InvestigationState.CLEARED_BY_ARREST: gettext_lazy("Case cleared by arrest"),
    InvestigationState.CLEARED_EXCEPTIONALLY: gettext_lazy("Case cleared by exceptional means"),
    InvestigationState.ADMIN_CLOSED: gettext_lazy("Case closed administratively"),
    InvestigationState.UNFOUNDED: gettext_lazy("Case unfounded"),
}

_MOST_CHARGES = 3
"""How many charges in one state a sentence names; more are counted. The status history names them all."""


def write_status_sentence(
    rows: Iterable[CaseStatusRecord],
    *,
    charges: Sequence[ChargeRecord],
    directory: Directory,
    published_at: dt.datetime,
) -> str:
    """
    Return e.g. "No arrests reported. Suspects at large, as of 29 December 2023."

    charges        all of the incident: one that no status is reported of is told too
    published_at   the date of the sentence where no status was reported, or its report has no date
    """
    statuses = list(rows)
    current = PUBLISHED_HISTORY.list_current(statuses)
    clauses = [
        *_list_case_clauses(current),
        *_list_suspect_clauses(current, charges, directory=directory),
    ]
    if not clauses:
        clauses = [_("Status of the case not stated")]
    day = find_status_day(current.values(), directory=directory) or published_at.date()
    return _("%(clauses)s, as of %(day)s.") % {"clauses": ". ".join(clauses), "day": show_date(day)}


def find_status_day(rows: Iterable[CaseStatusRecord], *, directory: Directory) -> dt.date | None:
    """Return the local day on which the newest of the reports became public, or None if none has a date."""
    days = [_find_last_day(row.reported, directory=directory) for row in rows]
    return max((day for day in days if day is not None), default=None)


def _find_last_day(reported: Moment, *, directory: Directory) -> dt.date | None:
    days = find_local_days(reported, zone=directory.zone)
    return days[1] if days else None


def write_case_state(state: CaseState) -> str:
    """Return a state of the case as a whole in words; other states by their label."""
    return str(_CASE_WORDS.get(state) or translate_label(state.label))


def _list_case_clauses(current: dict[Course, CaseStatusRecord]) -> list[str]:
    whole = [(course, row.state) for course, row in current.items() if not course.suspect]
    says_more = len(current) > 1
    # An investigation is open unless a source says otherwise; beside other news this needs no words.
    return [
        write_case_state(state)
        for course, state in sorted(whole, key=lambda pair: pair[0].axis is Axis.INVESTIGATION)
        if not (state == InvestigationState.OPEN and says_more)
    ]


def _list_suspect_clauses(
    current: dict[Course, CaseStatusRecord], charges: Sequence[ChargeRecord], *, directory: Directory
) -> list[str]:
    courses: dict[int, list[Course]] = {}
    for course in current:
        if course.suspect:
            courses.setdefault(course.suspect, []).append(course)
    at_large = [suspect for suspect, known in courses.items() if _is_only_at_large(known, current)]
    clauses = []
    if len(at_large) > 1:
        clauses.append(_("Suspects at large"))
    elif at_large:
        clauses.append(_("%(suspect)s at large") % {"suspect": _name_suspect(at_large[0], directory)})
    silent = [charge for charge in charges if not any(course.charge == charge.number for course in current)]
    for suspect, known in courses.items():
        if suspect in at_large:
            continue
        # What prosecutors and courts did stands beside the arrest: neither is told without the other.
        words = _list_state_words({course: current[course].state for course in known}, directory=directory)
        unknown = [charge.number for charge in silent if charge.suspect == suspect]
        if unknown:
            words.append(add_charges(_("outcome not stated"), _name_charges(unknown, directory)))
        shown = {"suspect": _name_suspect(suspect, directory), "states": "; ".join(words)}
        clauses.append(_("%(suspect)s: %(states)s") % shown)
    return clauses


def _is_only_at_large(courses: list[Course], current: dict[Course, CaseStatusRecord]) -> bool:
    return [current[course].state for course in courses] == [ApprehensionState.AT_LARGE]


def _name_suspect(number: int, directory: Directory) -> str:
    name = directory.mention(Table.SUSPECT, number).text
    return name[:1].upper() + name[1:]


def _list_state_words(states: dict[Course, CaseState], *, directory: Directory) -> list[str]:
    """Return each state once, with the charges it is the state of: a dismissal says what was dismissed."""
    return [
        add_charges(write_inner_state(state), _name_charges(charges, directory))
        for state, charges in group_charges(states).items()
    ]


def group_charges(states: Mapping[Course, CaseState]) -> dict[CaseState, list[int]]:
    """Return the numbers of the charges that are in each state, none for a state that names no charge."""
    groups: dict[CaseState, list[int]] = {}
    for course, state in sorted(states.items()):
        groups.setdefault(state, []).extend([course.charge] if course.charge else [])
    return groups


def write_inner_state(state: CaseState) -> str:
    """Return a state as it stands within a sentence, e.g. "released without charge"."""
    label = translate_label(state.label)
    return label[:1].lower() + label[1:]


def count_charges(count: int) -> str:
    """Return e.g. "2 charges"; "" for none."""
    return ngettext("%(count)d charge", "%(count)d charges", count) % {"count": count} if count else ""


def _name_charges(numbers: list[int], directory: Directory) -> str:
    if len(numbers) > _MOST_CHARGES:
        return count_charges(len(numbers))
    return ", ".join(directory.mention(Table.CHARGE, number).text for number in numbers)


def add_charges(state: str, charges: str) -> str:
    """Return e.g. "dismissed (murder)"; the state alone where no charge is named."""
    return _("%(state)s (%(charges)s)") % {"state": state, "charges": charges} if charges else state
