"""The status of a case in one sentence for a list of incidents, where no suspect is named or described."""

import datetime as dt
from collections import Counter
from collections.abc import Mapping

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from incidents.present.status_words import write_case_state
from incidents.present.times import show_date
from incidents.present.value import translate_label
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
    states: dict[int, list[tuple[Course, CaseState]]] = {}
    for course, state in current.items():
        if course.suspect:
            states.setdefault(course.suspect, []).append((course, state))
    alike = Counter(_write_states([state for _course, state in sorted(pairs)]) for pairs in states.values())
    at_large = alike.pop(_write_states([ApprehensionState.AT_LARGE]), 0)
    clauses = []
    if at_large:
        clauses.append(ngettext("Suspect at large", "Suspects at large", at_large))
    for words, count in alike.items():
        who = ngettext("One suspect", "%(count)d suspects", count) % {"count": count}
        clauses.append(_("%(who)s: %(states)s") % {"who": who, "states": words})
    return clauses


def _write_states(states: list[CaseState]) -> str:
    words = []
    for state, count in Counter(states).items():
        label = translate_label(state.label)
        shown = label[:1].lower() + label[1:]
        if count > 1:
            shown = _("%(state)s (%(count)d charges)") % {"state": shown, "count": count}
        words.append(shown)
    return "; ".join(words)
