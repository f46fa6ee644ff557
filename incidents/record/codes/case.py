"""
Status of a case on three independent axes, and which status usually follows which.

The order of states is advice: sources do contradict each other, so an unexpected step is a warning to an
editor and never an error. A terminal state has no next states.
"""

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from incidents.record.codes.code_list import EDITORIAL, FBI_UCR, CodeList


class Axis(CodeList, source=EDITORIAL, version="1"):
    """What a status is about."""

    INVESTIGATION = "investigation", "Investigation", "The work on the case as a whole; never on one suspect."
    APPREHENSION = "apprehension", "Apprehension", "Whether suspects are in custody."
    PROSECUTION = "prosecution", "Prosecution", "What prosecutors and courts did about one suspect."


class InvestigationState(CodeList, source="UCR clearances and N-DEx incident statuses", version="1, on NIEM 4.2 ndex"):
    """Status of the investigation. N-DEx values are in brackets."""

    OPEN = "open", "Open", "Reported and under investigation [OPEN, ACTIVE, PENDING]."
    INACTIVE = "inactive", "Inactive / cold", "Nobody is working on it [INACTIVE, COLD]."
    REOPENED = "reopened", "Reopened", "Work on it has begun again [RE-OPENED]."
    CLEARED_BY_ARREST = (
        "cleared_by_arrest",
        "Cleared by arrest",
        "UCR: at least one person was arrested, charged, and turned over to the court.",
    )
    CLEARED_EXCEPTIONALLY = (
        "cleared_exceptionally",
        "Cleared by exceptional means",
        "UCR: the offender is known and could be charged, but something outside police control prevents it.",
    )
    ADMIN_CLOSED = "admin_closed", "Administratively closed", "Closed, and not cleared in the sense of UCR."
    UNFOUNDED = "unfounded", "Unfounded", "No crime occurred [UNFOUNDED]."


class ApprehensionState(CodeList, source=f"{EDITORIAL}, after N-DEx warrant status", version="1"):
    """Status of the search for suspects. The first three may be said of the case as a whole."""

    NO_ARRESTS = "no_arrests", "No arrests", "A source says that nobody has been arrested."
    ARRESTS_MADE = (
        "arrests_made",
        "Arrest(s) made",
        "At least one arrest is reported; names or numbers are open.",
    )
    ALL_ACCOUNTED = (
        "all_accounted",
        "All suspects accounted for",
        "A source says that nobody is still sought.",
    )
    AT_LARGE = "at_large", "At large", "Sought and not in custody; says nothing about identity."
    IDENTIFIED_AT_LARGE = (
        "identified_at_large",
        "Identified, at large",
        "Police say that they know who, named or not.",
    )
    WARRANT_ISSUED = "warrant_issued", "Warrant issued", "Signed by somebody empowered to do so."
    DETAINED = "detained", "Detained", "Held or questioned, not arrested."
    ARRESTED = "arrested", "Arrested", "Taken into custody, with or without a warrant, or surrendered."
    RELEASED_UNCHARGED = (
        "released_uncharged",
        "Released without charge",
        "Let go; shown where the arrest is shown.",
    )
    RELEASED_PENDING = "released_pending", "Released pending case", "On bail, bond or recognizance."
    ESCAPED = "escaped", "Escaped", "Got away from custody."
    DECEASED = "deceased", "Deceased", "Dead, however caused."


class ProsecutionState(CodeList, source=f"{EDITORIAL}, on general United States criminal process", version="1"):
    """Status of a prosecution of one suspect, or of one charge."""

    REFERRED = "referred", "Referred to prosecutor", "The police have handed the case over."
    DECLINED = "declined", "Prosecution declined", "The prosecutor files nothing."
    CHARGED = "charged", "Charged", "A complaint or information was filed."
    INDICTED = "indicted", "Indicted", "Charged by a grand jury."
    ARRAIGNED = "arraigned", "Arraigned", "Formally told of the charges; a plea was entered or waived."
    PLEADED = "pleaded", "Pleaded guilty or no contest", "Gave up the right to a trial."
    INCOMPETENT = "incompetent", "Found incompetent", "Not fit to stand trial; proceedings are suspended."
    TRIAL = "trial", "On trial", "The trial has begun."
    MISTRIAL = "mistrial", "Mistrial", "The trial ended without a verdict."
    CONVICTED = "convicted", "Convicted", "Found guilty."
    ACQUITTED = "acquitted", "Acquitted", "Found not guilty."
    NOT_GUILTY_INSANITY = (
        "not_guilty_insanity",
        "Not guilty by insanity",
        "Found not responsible by reason of insanity.",
    )
    DISMISSED = "dismissed", "Dismissed", "Charges were dropped or dismissed."
    DIVERTED = "diverted", "Diverted", "Sent to a program in place of a trial."
    SENTENCED = "sentenced", "Sentenced", "A sentence was passed, or affirmed on appeal."
    ON_APPEAL = "on_appeal", "On appeal", "A higher court is reviewing it."
    VACATED = "vacated", "Conviction vacated", "Reversed or set aside."
    ABATED_BY_DEATH = "abated_by_death", "Abated by death", "Ended because the defendant died."


class ClearanceCode(CodeList, source="NIBRS element 4, ucr:IncidentExceptionalClearanceCode", version=FBI_UCR):
    """Why a case was cleared exceptionally. Given exactly when the state is cleared_exceptionally."""

    DEATH_OF_OFFENDER = "A", "Death of offender", "The offender died before an arrest."
    PROSECUTION_DECLINED = (
        "B",
        "Prosecution declined (by the prosecutor, for other than lack of probable cause)",
        "The prosecutor would not charge, though there was cause to.",
    )
    IN_CUSTODY_OF_OTHER_JURISDICTION = (
        "C",
        "In custody of other jurisdiction (includes extradition denied)",
        "Another jurisdiction holds the offender and will not give the offender up.",
    )
    VICTIM_REFUSED_TO_COOPERATE = (
        "D",
        "Victim refused to cooperate (in the prosecution)",
        "The victim would not help to prosecute.",
    )
    JUVENILE_NO_CUSTODY = "E", "Juvenile / no custody", "A minor, dealt with by notice to the parents."


CaseState = InvestigationState | ApprehensionState | ProsecutionState
"""A state of any axis. No code occurs on two axes, so the code alone tells which axis it belongs to."""

_STATES_BY_AXIS: Mapping[Axis, tuple[CaseState, ...]] = MappingProxyType(
    {
        Axis.INVESTIGATION: tuple(InvestigationState),
        Axis.APPREHENSION: tuple(ApprehensionState),
        Axis.PROSECUTION: tuple(ProsecutionState),
    }
)


def list_states(axis: Axis) -> tuple[CaseState, ...]:
    """Return the states of an axis, in the order of its list."""
    return _STATES_BY_AXIS[axis]


def get_axis(state: CaseState) -> Axis:
    """Return the axis that a state belongs to."""
    match state:
        case InvestigationState():
            return Axis.INVESTIGATION
        case ApprehensionState():
            return Axis.APPREHENSION
        case ProsecutionState():
            return Axis.PROSECUTION


START_STATES: Mapping[Axis, frozenset[CaseState]] = MappingProxyType(
    {
        Axis.INVESTIGATION: frozenset({InvestigationState.OPEN}),
        # Deceased is a start: a suspect may be killed at the scene.
        Axis.APPREHENSION: frozenset(
            {
                ApprehensionState.NO_ARRESTS,
                ApprehensionState.AT_LARGE,
                ApprehensionState.ARRESTED,
                ApprehensionState.DECEASED,
            }
        ),
        Axis.PROSECUTION: frozenset(
            {
                ProsecutionState.REFERRED,
                ProsecutionState.CHARGED,
                ProsecutionState.INDICTED,
                ProsecutionState.DECLINED,
            }
        ),
    }
)
"""The states with which each axis may begin."""

STATES_WITHOUT_SUSPECT: frozenset[CaseState] = frozenset(InvestigationState) | {
    ApprehensionState.NO_ARRESTS,
    ApprehensionState.ARRESTS_MADE,
    ApprehensionState.ALL_ACCOUNTED,
}
"""The states that may be said of the case as a whole. The states of an investigation always are."""


def _parse_table(table: str, states: Iterable[CaseState]) -> dict[CaseState, frozenset[CaseState]]:
    """Read lines of the form ``state: next, next``; every state of the axis has a line."""
    by_code = {state.value: state for state in states}
    rows = (line.split(":") for line in table.strip().splitlines())
    return {
        by_code[code.strip()]: frozenset(by_code[step] for step in after.replace(",", " ").split())
        for code, after in rows
    }


_INVESTIGATION = """
    open: inactive, cleared_by_arrest, cleared_exceptionally, admin_closed, unfounded
    inactive: reopened, cleared_by_arrest, cleared_exceptionally, admin_closed
    reopened: inactive, cleared_by_arrest, cleared_exceptionally, admin_closed, unfounded
    cleared_by_arrest: reopened
    cleared_exceptionally: reopened
    admin_closed: reopened
    unfounded: reopened
"""

_APPREHENSION = """
    no_arrests: arrests_made, all_accounted
    arrests_made: all_accounted
    all_accounted: arrests_made
    at_large: identified_at_large, detained, arrested, deceased
    identified_at_large: warrant_issued, detained, arrested, deceased
    warrant_issued: arrested, deceased, released_uncharged
    detained: arrested, released_uncharged
    arrested: released_uncharged, released_pending, escaped, deceased
    released_uncharged: at_large, arrested
    released_pending: arrested, escaped, deceased
    escaped: arrested, deceased
    deceased:
"""

_PROSECUTION = """
    referred: charged, indicted, declined
    declined: charged, indicted
    charged: indicted, arraigned, dismissed, diverted, abated_by_death
    indicted: arraigned, dismissed, abated_by_death
    arraigned: pleaded, trial, incompetent, dismissed, abated_by_death
    pleaded: sentenced, vacated
    incompetent: arraigned, trial, dismissed
    trial: convicted, acquitted, not_guilty_insanity, mistrial, dismissed, abated_by_death
    mistrial: trial, dismissed, pleaded
    convicted: sentenced, vacated, abated_by_death
    acquitted:
    not_guilty_insanity:
    dismissed: charged, indicted
    diverted: dismissed, charged
    sentenced: on_appeal, vacated
    on_appeal: sentenced, vacated, abated_by_death
    vacated: trial, dismissed, pleaded
    abated_by_death:
"""

NEXT_STATES: Mapping[CaseState, frozenset[CaseState]] = MappingProxyType(
    _parse_table(_INVESTIGATION, InvestigationState)
    | _parse_table(_APPREHENSION, ApprehensionState)
    | _parse_table(_PROSECUTION, ProsecutionState)
)
"""What usually follows each state, on the same axis. Empty: the end."""
