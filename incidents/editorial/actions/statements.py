"""Statements: who said what, in which mode, where and when."""

import datetime as dt
from typing import NotRequired, Required, Unpack

from django.contrib.auth.models import User
from django.db import transaction

from incidents.editorial.actions.evidence import Evidence, check_words, make_columns
from incidents.editorial.models import Event, Incident, Organization, Statement, Tenure
from incidents.record.codes import StatementChannel, StatementMode
from incidents.record.moment import Moment


class StatementReport(Evidence):
    """
    The keywords of a statement and its evidence.

    text         the words between the quotation marks, without the comma of the attribution; for reported speech
                 the reporter's words
    said         when, as far as a source says or other facts bound it
    channel      where; not stated unless a source says
    event        where a source places it there
    continues    the statement that it goes on from
    url          address of the post or recording itself
    supersedes   the mistaken statement that this one takes the place of
    """

    mode: Required[StatementMode]
    text: Required[str]
    said: Required[Moment]
    channel: NotRequired[StatementChannel]
    event: NotRequired[Event | None]
    continues: NotRequired[Statement | None]
    url: NotRequired[str]
    supersedes: NotRequired[Statement | None]


def record_statement(
    *,
    incident: Incident,
    speaker: Tenure | Organization,
    by: User,
    now: dt.datetime,
    **report: Unpack[StatementReport],
) -> Statement:
    """
    Write down a statement and return it.

    Opens the transaction itself, or joins the caller's.

    speaker   the official in the office held then, or the body where no person is named

    Raises ExcerptMissing or ExcerptNotInSource, for the text as for the excerpt; ValidationError naming every
    column that is not right.
    """
    check_words(report["source"], report["excerpt"])
    check_words(report["source"], report["text"])
    statement = Statement(
        incident=incident,
        speaker_tenure=speaker if isinstance(speaker, Tenure) else None,
        speaker_organization=speaker if isinstance(speaker, Organization) else None,
        recorded_at=now,
        recorded_by=by,
        **make_columns(report),
    )
    with transaction.atomic():
        statement.full_clean()
        statement.save()
    return statement
