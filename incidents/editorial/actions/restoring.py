"""Taking an incident back to an earlier point, as a new draft. What was done since stays in the history."""

import datetime as dt
from collections.abc import Iterable

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import ProtectedError
from django.utils.translation import gettext as _

from incidents.editorial.actions.revisions import revise
from incidents.editorial.history.restoration import Restoration, RowStep, plan_restoration
from incidents.editorial.history.tables import list_fields
from incidents.editorial.models import Incident, Revision, RevisionKind, RowOperation
from incidents.editorial.models.row import Mergeable


class CannotRestore(ValueError):
    """
    The record as it was then does not fit any more.

    problems   sentences for the editor
    """

    def __init__(self, problems: Iterable[str]) -> None:
        self.problems = list(problems)
        super().__init__("; ".join(self.problems))


def restore_incident(*, incident: Incident, revision: Revision, by: User, reason: str, now: dt.datetime) -> Restoration:
    """
    Bring the incident's own rows back to where they were at the end of a revision; return what was done.

    Everything or nothing: one revision of its own, in a transaction that it opens or joins. The incident is a draft
    afterwards. Readers see what they saw until the draft is published.

    reason   why, in a few words

    Raises CannotRestore, also where nothing would change; django.db.IntegrityError for a rule of the database.
    """
    with revise(by=by, now=now, reason=reason, incident=incident, kind=RevisionKind.RESTORE, restored=revision):
        current = Incident.objects.select_for_update(of=("self",)).get(pk=incident.pk)
        if current.merged_into_id is not None:
            raise CannotRestore([_("It was merged into another record, which goes on in its place.")])
        plan = plan_restoration(current, revision)
        if not plan:
            raise CannotRestore([_("Nothing of its own rows differs from what it was then.")])
        _refuse_merged(plan.steps.values())
        _remove([step for step in plan.steps.values() if step.operation is RowOperation.REMOVE])
        written = [_write(step) for step in plan.steps.values() if step.operation is not RowOperation.REMOVE]
        _check(written)
    return plan


def _refuse_merged(steps: Iterable[RowStep]) -> None:
    """Refuse to refer anew to a record that goes on under another number."""
    problems = []
    for step in steps:
        for column in list_fields(step.model):
            target = column.related_model
            key = (step.becomes or {}).get(column.column)
            is_new = key is not None and (step.now or {}).get(column.column) != key
            if is_new and isinstance(target, type) and issubclass(target, Mergeable):
                merged = target._default_manager.filter(pk=key, merged_into__isnull=False).first()
                if merged is not None:
                    problems.append(_("%(row)s was merged into another record since.") % {"row": merged})
    if problems:
        raise CannotRestore(problems)


def _remove(steps: list[RowStep]) -> None:
    """Delete rows, those first to which no other one refers."""
    waiting = [row for step in reversed(steps) if (row := step.model._default_manager.filter(pk=step.row_id).first())]
    while waiting:
        held = [row for row in waiting if not _delete(row)]
        if len(held) == len(waiting):
            raise CannotRestore([_("%(row)s cannot be taken out: other rows refer to it.") % {"row": held[0]}])
        # What went with another row is gone already.
        waiting = [row for row in held if type(row)._default_manager.filter(pk=row.pk).exists()]


def _delete(row: models.Model) -> bool:
    try:
        with transaction.atomic():
            row.delete()
    except ProtectedError:
        return False
    return True


def _write(step: RowStep) -> models.Model:
    """Store a row as it was; rows to which it refers may come later: their keys are checked at the end."""
    by_column = {column.column: column for column in list_fields(step.model)}
    becomes = {by_column[column].attname: value for column, value in (step.becomes or {}).items()}
    if step.operation is RowOperation.ADD:
        row = step.model(**becomes)
        row.save(force_insert=True)
        return row
    row = step.model._default_manager.get(pk=step.row_id)
    changed = [by_column[column].attname for column in step.list_changed()]
    for name in changed:
        setattr(row, name, becomes[name])
    stamps = [column.name for column in by_column.values() if column.name == "updated_at"]
    row.save(update_fields=[*changed, *stamps])
    return row


def _check(rows: Iterable[models.Model]) -> None:
    """Refuse rows that do not keep the rules of the record as it is now."""
    problems = []
    for written in rows:
        row = type(written)._default_manager.get(pk=written.pk)
        try:
            row.full_clean()
        except ValidationError as error:
            problems += [f"{row}: {message}" for message in error.messages]
    if problems:
        raise CannotRestore(problems)
