"""How the people of an incident stand before the courts: what the prosecution axis says now, by suspect and charge."""

import enum
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from incidents.record.case_history import PUBLISHED_HISTORY
from incidents.record.codes import Axis, CaseState, ProsecutionState
from incidents.record.documents import IncidentRecord
from incidents.record.involved import SuspectRecord
from incidents.record.reports import CaseStatusRecord

CONVICTED_STATES = frozenset({ProsecutionState.CONVICTED, ProsecutionState.PLEADED, ProsecutionState.SENTENCED})
"""A verdict or plea of guilty stands. A plea of no contest is recorded as pleaded, and a conviction follows from it."""

ENDED_WITHOUT_GUILT = frozenset(
    {
        ProsecutionState.DECLINED,
        ProsecutionState.ACQUITTED,
        ProsecutionState.NOT_GUILTY_INSANITY,
        ProsecutionState.DISMISSED,
        ProsecutionState.DIVERTED,
        ProsecutionState.VACATED,
        ProsecutionState.ABATED_BY_DEATH,
    }
)
"""The case, or the conviction, came to an end, and nobody was found guilty."""

PENDING_STATES = frozenset(ProsecutionState) - CONVICTED_STATES - ENDED_WITHOUT_GUILT - {ProsecutionState.ON_APPEAL}

_TOUCHES_A_CONVICTION = frozenset(
    {ProsecutionState.VACATED, ProsecutionState.ABATED_BY_DEATH, ProsecutionState.ON_APPEAL}
)


class Conviction(enum.StrEnum):
    """How far those concerned are convicted."""

    NOBODY = "nobody"
    # Some and not others, of one charge and not of another, or still on appeal.
    UNSETTLED = "unsettled"
    EVERYBODY = "everybody"


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """
    What may be said of the people whom a sentence concerns.

    ended_without_guilt   a case, charge or conviction of one of them came to an end without guilt
    was_convicted         a conviction of one of them was reported at some time, whatever became of it
    """

    conviction: Conviction
    ended_without_guilt: bool = False
    was_convicted: bool = False

    @classmethod
    def of(cls, people: Sequence["SuspectStanding"]) -> "Standing":
        """Return the standing of several people together. Of nobody: nobody is convicted."""
        convicted = [person for person in people if person.is_convicted]
        if not convicted:
            conviction = Conviction.NOBODY
        elif all(person.is_settled for person in people):
            conviction = Conviction.EVERYBODY
        else:
            conviction = Conviction.UNSETTLED
        return cls(
            conviction=conviction,
            ended_without_guilt=any(person.states & ENDED_WITHOUT_GUILT for person in people),
            was_convicted=any(person.was_convicted for person in people),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class SuspectStanding:
    """
    How one suspect stands.

    suspect         suspect number
    states          the current state of each charge, and of what names no charge
    was_convicted   a conviction was reported at some time and not taken back as a mistake
    """

    suspect: int
    states: frozenset[CaseState]
    was_convicted: bool

    @property
    def is_convicted(self) -> bool:
        """Whether a conviction stands, on appeal or not."""
        return bool(self.states & (CONVICTED_STATES | {ProsecutionState.ON_APPEAL}))

    @property
    def is_settled(self) -> bool:
        """Whether convictions are all there is: no charge open or ended otherwise, and no appeal."""
        return bool(self.states) and self.states <= CONVICTED_STATES


def list_standings(document: IncidentRecord) -> list[SuspectStanding]:
    """
    Return how each suspect of an incident stands, in order of number.

    A member of a group stands as the group does where nothing is reported of the member alone. A group is left out
    where its members are all there: its number is known, and as many are recorded.
    """
    rows = [row for row in document.case_status if row.axis is Axis.PROSECUTION]
    current = list(PUBLISHED_HISTORY.list_current(rows).values())
    reported = PUBLISHED_HISTORY.list_standing(rows)
    numbers = {suspect.number for suspect in document.suspects if not _is_all_there(suspect, document.suspects)}
    groups = {suspect.number: suspect.member_of for suspect in document.suspects}
    # A status that names no suspect belongs to none of them; it counts as one more person.
    everybody = sorted(numbers | {row.suspect or 0 for row in rows})
    return [_judge(number, groups.get(number), current, reported) for number in everybody]


def _judge(
    number: int,
    group: int | None,
    current: Iterable[CaseStatusRecord],
    reported: Sequence[CaseStatusRecord],
) -> SuspectStanding:
    subject = number if any((row.suspect or 0) == number for row in reported) else group
    of_subject = [row for row in current if (row.suspect or 0) == subject]
    return SuspectStanding(
        suspect=number,
        states=frozenset(_get_state(row, of_subject) for row in of_subject if not _is_outdated(row, of_subject)),
        was_convicted=any(
            row.state in CONVICTED_STATES | {ProsecutionState.ON_APPEAL, ProsecutionState.VACATED}
            for row in reported
            if (row.suspect or 0) == subject
        ),
    )


def _get_state(row: CaseStatusRecord, others: Iterable[CaseStatusRecord]) -> CaseState:
    """
    Return what a course has come to.

    A conviction is ended, or put on appeal, by a later row of the same suspect too where one of the two rows names no
    charge: sources seldom say which count a court set aside.
    """
    if row.state not in CONVICTED_STATES:
        return row.state
    later = [
        other
        for other in others
        if other.state in _TOUCHES_A_CONVICTION
        and None in (row.charge, other.charge)
        and PUBLISHED_HISTORY.get_order(other) > PUBLISHED_HISTORY.get_order(row)
    ]
    return max(later, key=PUBLISHED_HISTORY.get_order).state if later else row.state


def _is_outdated(row: CaseStatusRecord, others: Iterable[CaseStatusRecord]) -> bool:
    """Whether a step towards trial that names no charge has been overtaken by a report that names one."""
    return (
        row.charge is None
        and row.state in PENDING_STATES
        and any(
            other.charge is not None and PUBLISHED_HISTORY.get_order(other) > PUBLISHED_HISTORY.get_order(row)
            for other in others
        )
    )


def _is_all_there(suspect: SuspectRecord, suspects: Iterable[SuspectRecord]) -> bool:
    members = sum(other.member_of == suspect.number for other in suspects)
    return suspect.is_group and suspect.count is not None and 0 < suspect.count <= members
