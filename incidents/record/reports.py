"""Reports that are rows of their own: the published shapes of case status, statements and corrections."""

from typing import Self

from pydantic import model_validator

from incidents.record.codes import (
    ApprehensionState,
    Axis,
    ClearanceCode,
    InvestigationState,
    ProsecutionState,
    StatementChannel,
    StatementMode,
    WordsChecked,
)
from incidents.record.evidence import Sourced
from incidents.record.instant import Instant
from incidents.record.moment import Moment
from incidents.record.row import PublicNumber, Row

CaseState = InvestigationState | ApprehensionState | ProsecutionState


class CaseStatusRecord(Sourced):
    """
    One reported status of the case, or of a suspect, on one of three axes.

    suspect           suspect number; None for the case as a whole
    charge            charge number, for a status of one charge
    clearance_code    NIBRS element 4, exactly when state is "cleared_exceptionally"
    effective         when it was so; Sourced.reported says when it became known
    """

    suspect: PublicNumber | None
    charge: PublicNumber | None
    axis: Axis
    state: CaseState
    clearance_code: ClearanceCode | None
    charge_text: str
    court_text: str
    effective: Moment

    @model_validator(mode="after")
    def _clearance_code_goes_with_its_state(self) -> Self:
        if (self.clearance_code is not None) != (self.state == InvestigationState.CLEARED_EXCEPTIONALLY):
            raise ValueError(f"case status {self.number}: a clearance code goes with cleared_exceptionally alone")
        return self


class StatementRecord(Sourced):
    """
    One quotation or statement, spoken by an official in office or by an organization.

    speaker_tenure         tenure number: fixes the office held at the time
    speaker_organization   organization number; exactly one of the two is given
    text                   the words between the quotation marks; the reporter's words if mode is indirect
    event                  event number, where a source places it there
    continues              number of the statement that this one goes on from
    words_checked          how the words were checked before they were published; None where nothing says that they
                           were, as in documents made before this was asked
    """

    speaker_tenure: PublicNumber | None
    speaker_organization: PublicNumber | None
    mode: StatementMode
    text: str
    channel: StatementChannel
    said: Moment
    event: PublicNumber | None
    continues: PublicNumber | None
    url: str
    words_checked: WordsChecked | None = None

    @model_validator(mode="after")
    def _one_speaker(self) -> Self:
        if (self.speaker_tenure is None) == (self.speaker_organization is None):
            raise ValueError(f"statement {self.number}: exactly one of tenure and organization speaks")
        return self


class CorrectionRecord(Row):
    """A public note on this record: what was wrong, what is right, why, and whom to thank."""

    incident_version: int
    what_was_wrong: str
    what_is_right: str
    why: str
    credit: str
    noted_at: Instant
