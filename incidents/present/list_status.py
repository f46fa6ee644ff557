"""The status of a case in one sentence for a list of incidents, where no suspect is named or described."""

import datetime as dt
from collections import Counter
from collections.abc import Mapping

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from incidents.present.status_words import (
    add_charges,
    count_charges,
    group_charges,
    write_case_state,
    write_inner_state,
)
from incidents.present.times import show_date
from incidents.record.case_history import Course
from incidents.record.codes import ApprehensionState, Axis, CaseState, InvestigationState


def write_list_status(current: Mapping[Course, CaseState], *, day: dt.date) -> str:
    """
    Return e.g. "No arrests reported. Suspects at large, as of 29 December 2023."

    current   the current state of each course of one incident
    day       the last day on which one of them became public
    """
    clauses = [*_list_case_clauses(current), *_list_suspect_clauses(current)] or [_("Status of the case not stated")]
    return _("%(clauses)s, as of %(day)s.") % {"clauses": ". ".join(clauses), "day": show_date(day)}


def _list_case_clauses(current: Mapping[Course, CaseState]) -> list[str]:
    whole = sorted(
        ((course, state) for course, state in current.items() if not course.suspect),
        key=lambda pair: pair[0].axis is Axis.INVESTIGATION,
    )
    # As in the status of a page: an open investigation is news only where nothing else is.
    return [
        write_case_state(state)
        for _course, state in whole
        if not (state == InvestigationState.OPEN and len(current) > 1)
    ]


def _list_suspect_clauses(current: Mapping[Course, CaseState]) -> list[str]:
    """Suspects of whom the same is reported are one clause; whoever was charged stands with how the charge ended."""
    states: dict[int, dict[Course, CaseState]] = {}
    for course, state in current.items():
        if course.suspect:
            states.setdefault(course.suspect, {})[course] = state
    alike = Counter(_write_states(known) for known in states.values())
    at_large = alike.pop(write_inner_state(ApprehensionState.AT_LARGE), 0)
    clauses = []
    if at_large:
        clauses.append(ngettext("Suspect at large", "Suspects at large", at_large))
    for words, count in alike.items():
        who = ngettext("One suspect", "%(count)d suspects", count) % {"count": count}
        clauses.append(_("%(who)s: %(states)s") % {"who": who, "states": words})
    return clauses


def _write_states(states: Mapping[Course, CaseState]) -> str:
    return "; ".join(
        add_charges(write_inner_state(state), count_charges(len(charges)))
        for state, charges in group_charges(states).items()
    )
