"""Reports that are rows of their own: case status and statements."""

import datetime as dt

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from incidents.public_store.tables.base import Base, IncidentNumber, RowNumber, SourcedColumns
from incidents.record.codes import (
    Axis,
    ClearanceCode,
    Precision,
    Qualifier,
    StatementChannel,
    StatementMode,
    WordsChecked,
    list_states,
)


def _write_states_check() -> str:
    """Return the condition that a state belongs to its axis."""
    pairs = (
        f"axis = '{axis}' AND state IN ({', '.join(repr(state.value) for state in list_states(axis))})" for axis in Axis
    )
    return " OR ".join(pairs)


class CaseStatus(SourcedColumns, Base):
    """One reported status of the case, or of a suspect, on one of three axes."""

    __tablename__ = "case_status"
    __table_args__ = (
        sa.CheckConstraint(_write_states_check(), name="state_belongs_to_axis"),
        sa.CheckConstraint(
            "(clearance_code IS NOT NULL) = (state = 'cleared_exceptionally')", name="clearance_code_goes_with_state"
        ),
    )

    number: Mapped[RowNumber]
    incident_number: Mapped[IncidentNumber]
    suspect: Mapped[int | None] = mapped_column(comment="suspect number; null for the case as a whole")
    charge: Mapped[int | None]
    axis: Mapped[Axis]
    state: Mapped[str] = mapped_column(comment="a code of the axis's list")
    clearance_code: Mapped[ClearanceCode | None] = mapped_column(comment="NIBRS element 4")
    charge_text: Mapped[str]
    court_text: Mapped[str]
    effective_earliest: Mapped[dt.datetime | None] = mapped_column(comment="UTC, when it was so")
    effective_latest: Mapped[dt.datetime | None] = mapped_column(comment="UTC")
    effective_precision: Mapped[Precision]
    effective_qualifier: Mapped[Qualifier]
    effective_text: Mapped[str]


class Statement(SourcedColumns, Base):
    """One quotation or statement, spoken by an official in office or by an organization."""

    __tablename__ = "statement"
    __table_args__ = (
        sa.CheckConstraint("(speaker_tenure IS NULL) <> (speaker_organization IS NULL)", name="one_speaker"),
        sa.Index(None, "speaker_tenure"),
        sa.Index(None, "speaker_organization"),
    )

    number: Mapped[RowNumber]
    incident_number: Mapped[IncidentNumber]
    speaker_tenure: Mapped[int | None]
    speaker_organization: Mapped[int | None]
    mode: Mapped[StatementMode]
    text: Mapped[str]
    channel: Mapped[StatementChannel]
    said_earliest: Mapped[dt.datetime | None] = mapped_column(comment="UTC")
    said_latest: Mapped[dt.datetime | None] = mapped_column(comment="UTC")
    said_precision: Mapped[Precision]
    said_qualifier: Mapped[Qualifier]
    said_text: Mapped[str]
    event: Mapped[int | None]
    continues: Mapped[int | None] = mapped_column(comment="number of the statement that this one goes on from")
    url: Mapped[str]
    # After the columns that every report has: that is where an addition to an existing store puts it.
    words_checked: Mapped[WordsChecked | None] = mapped_column(
        sort_order=1, comment="how the words were checked; null where nothing says that they were"
    )
