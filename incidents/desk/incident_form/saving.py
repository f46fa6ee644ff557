"""
Saves the form of an incident: rows in the order in which they need each other, then their evidence.

Each row is checked and stored in turn, so that what refers to it finds a real key and every rule of the database is
asked. One error anywhere takes all of it back; what was typed stays in the form, each error beside its field.
"""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, cast

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import Error, IntegrityError, transaction
from django.db.models import Model, ProtectedError
from django.utils.translation import gettext_lazy as _

from incidents.desk.attribution import attribute
from incidents.desk.forms.reasons import UNREADABLE, ChangeReasonForm
from incidents.desk.forms.rules import describe_refusal
from incidents.desk.incident_form.evidence_entries import REPORT
from incidents.desk.incident_form.own_limits import refuse_outside
from incidents.desk.incident_form.proving import Prover
from incidents.desk.incident_form.sections import iterate_kinds
from incidents.desk.incident_form.sheet import Sheet
from incidents.desk.incident_form.slots import Slot
from incidents.desk.incident_form.stored_rows import StoredRows
from incidents.editorial.actions.revisions import revise
from incidents.editorial.models import Assertion, Event, Incident, IncidentSource, Revision, Source, Sourced
from incidents.editorial.sealing import CannotUnseal
from incidents.publishing.quote_lock import recheck
from incidents.record.row import Table

CHANGED_MEANWHILE = _("Somebody else changed this row while it was open here. Save again to keep what stands here.")


@dataclass(kw_only=True)
class Saved:
    """
    What a save changed, for the history.

    added, changed, deleted   slots of rows, as they were called in the form
    evidence                  number of assertions written down
    """

    added: list[Slot] = field(default_factory=list)
    changed: list[tuple[Slot, list[str]]] = field(default_factory=list)
    deleted: list[Slot] = field(default_factory=list)
    evidence: int = 0

    def __bool__(self) -> bool:
        """Whether anything was changed at all."""
        return bool(self.added or self.changed or self.deleted or self.evidence)


class Saver:
    """
    Saves one sheet once.

    incident   the stored incident, after a save that succeeded
    saved      what was changed
    """

    def __init__(self, sheet: Sheet, *, by: User, now: dt.datetime) -> None:
        self.sheet, self.by, self.now = sheet, by, now
        self.incident: Incident | None = None
        self.saved = Saved()
        self.prover = Prover(sheet, by=by, now=now)
        self._reason: ChangeReasonForm | None = None
        self._revision: Revision | None = None
        self._stored: dict[Slot, Model | None] = {}
        self._begun: set[Slot] = set()
        self._new: list[Model] = []

    def save(self, reason: ChangeReasonForm) -> bool:
        """
        Save everything as one revision, in a transaction of its own; return whether it was kept.

        Where a stored incident is changed and nobody says what for, nothing is kept.
        """
        incident = self.sheet.stored.incident
        try:
            with revise(by=self.by, now=self.now, reason=reason.words, incident=incident) as revision:
                self._reason, self._revision = reason, revision
                if self._run(keep=True) and incident is None:
                    revision.incident = self.incident
                    revision.save(update_fields=["incident"])
        except CannotUnseal:
            reason.add_error("reason", UNREADABLE)
            self._forget()
        return self.incident is not None

    def check(self) -> bool:
        """Do what save would do and take it back; return whether it would have been kept."""
        return self._run(keep=False)

    def _run(self, *, keep: bool) -> bool:
        self.sheet.store = self._store
        try:
            with transaction.atomic():
                self._store_everything()
                is_right = not self.has_errors() and (not keep or self._has_reason())
                transaction.set_rollback(not (is_right and keep))
        finally:
            self.sheet.store = None
        if not (is_right and keep):
            self._forget()
        return is_right

    def _has_reason(self) -> bool:
        """Tell whether the reason is right; a stored incident needs none where nothing was changed."""
        assert self._reason is not None
        assert self._revision is not None
        if self._reason.is_needed and not self._reason.typed and self._revision.changes.exists():
            self._reason.demand()
        return self._reason.is_valid()

    def has_errors(self) -> bool:
        """Tell whether anything in the form is wrong."""
        forms: list[Any] = [form for slot, form in self.sheet.forms.items() if not self.sheet.is_removed(slot)]
        return any(form.is_bound and form._errors for form in forms) or self.prover.has_errors()

    def get_stored(self, slot: Slot) -> Model | None:
        """Return the row of an open slot as it was saved."""
        return self._stored.get(slot)

    # ---------------------------------------------------------------- the order of things

    def _store_everything(self) -> None:
        self.incident = self._store_incident()
        self.prover.reader.read_head()
        for slot in self.sheet.open:
            if self.sheet.is_removed(slot):
                self._remove(slot)
            elif not self.sheet.is_blank(slot):
                self._store(slot)
        self._list_sources()
        self._put_into_order()
        if not self.has_errors():
            refuse_outside(self.sheet, self._get_incident(), by=self.by)
        if not self.has_errors():
            self._prove()
            recheck(self._get_incident(), by=self.by, now=self.now)

    def _store_incident(self) -> Incident:
        """Store the incident; one that has errors is stood in for, so that those of its rows are found too."""
        row = self._store(self.sheet.incident_slot)
        if row is not None:
            return cast("Incident", row)
        stored = self.sheet.stored.incident
        if stored is not None:
            return stored
        zone = self.sheet.zone
        return Incident.objects.create(title="–", timezone=zone.key if zone else "UTC")

    def _prove(self) -> None:
        """Write down the evidence of the fields, in the order of the page."""
        for slot in (self.sheet.incident_slot, *self._iterate_open_slots()):
            row = self._stored.get(slot)
            if row is None or self.sheet.is_removed(slot):
                continue
            self.saved.evidence += self.prover.prove(self._get_incident(), slot, row)
        for slot in self.sheet.list_cited_again():
            row = self.sheet.stored.rows[slot]
            self.saved.evidence += self.prover.cite_again(self._get_incident(), slot, row)
        self.saved.evidence += self.prover.drop_assertions()

    def _iterate_open_slots(self) -> Iterator[Slot]:
        kinds = [kind.table for kind in iterate_kinds()]
        yield from sorted(self.sheet.open[1:], key=lambda slot: kinds.index(slot.table))

    def _get_incident(self) -> Incident:
        assert self.incident is not None
        return self.incident

    # ---------------------------------------------------------------- one row

    def _store(self, slot: Slot) -> Model | None:
        """Return the row of a slot, stored; None if it has errors, is blank, or waits for itself."""
        if slot in self._stored:
            return self._stored[slot]
        if slot in self._begun or (slot not in self.sheet.open) or self.sheet.is_blank(slot):
            return self.sheet.stored.rows.get(slot)
        self._begun.add(slot)
        self._stored[slot] = self._check_and_save(slot)
        return self._stored[slot]

    def _check_and_save(self, slot: Slot) -> Model | None:
        form = self.sheet.get_form(slot)
        row: Model = form.instance
        is_new = row._state.adding
        attribute(row, by=self.by, now=self.now)
        if self.incident is not None:
            for name in ("incident", "from_incident"):
                if hasattr(type(row), name) and name not in form.fields:
                    setattr(row, name, self.incident)
        has_new_evidence = isinstance(row, Sourced) and self.prover.fill_report(slot, row)
        if not form.is_valid() or self.prover.has_errors_of(slot):
            return None
        if not (is_new or form.has_changed() or has_new_evidence):
            return row
        if not is_new and self.sheet.was_changed_meanwhile(slot):
            form.add_error(None, CHANGED_MEANWHILE)
            return None
        return self._write(slot, form, is_new=is_new)

    def _write(self, slot: Slot, form: Any, *, is_new: bool) -> Model | None:
        try:
            with transaction.atomic():
                if not form.has_changed():
                    form.instance.full_clean()
                row = cast("Model", form.save())
        except ValidationError as error:
            form.add_error(None, error.messages)
            return None
        except (IntegrityError, ProtectedError) as error:
            form.add_error(None, describe_refusal(cast("Error", error)))
            return None
        if is_new:
            self._new.append(row)
            self.saved.added.append(slot)
        else:
            self.saved.changed.append((slot, form.changed_data or [REPORT]))
        return row

    def _remove(self, slot: Slot) -> None:
        """Take a stored row out, with its draft evidence; a source is only listed no more. A new row is left out."""
        row = self.sheet.stored.rows.get(slot)
        if row is None:
            return
        form = self.sheet.get_form(slot)
        try:
            with transaction.atomic():
                if slot.table is Table.SOURCE:
                    IncidentSource.objects.filter(incident=self.incident, source_id=row.pk).delete()
                else:
                    claims = Assertion.objects.filter(subject_table=slot.table.value, subject_id=row.pk)
                    claims.filter(frozen_at__isnull=True).delete()
                    row.delete()
        except (IntegrityError, ProtectedError) as error:
            form.add_error(None, describe_refusal(cast("Error", error)))
            self.prover.note_problem()
            return
        self.saved.deleted.append(slot)

    # ---------------------------------------------------------------- what has an order

    def _list_sources(self) -> None:
        """List the incident's sources in the order of the page, new ones and those used again included."""
        incident = self._get_incident()
        wanted = [self._stored.get(slot) or self.sheet.stored.rows.get(slot)
                  for slot in self.sheet.list_slots(Table.SOURCE) if not self.sheet.is_removed(slot)]  # fmt: skip
        sources = [row for row in (*wanted, self.prover.reader.existing_source) if isinstance(row, Source)]
        links = {link.source_id: link for link in incident.incident_sources.all()}
        for position, source in enumerate(dict.fromkeys(sources), start=1):
            link = links.get(source.pk)
            if link is None:
                IncidentSource.objects.create(incident=incident, source=source, position=position)
                self.saved.added.append(Slot.of(Table.SOURCE, source.pk))
            elif link.position != position:
                link.position = position
                link.save(update_fields=["position"])

    def _put_into_order(self) -> None:
        """Number the steps of the timeline upwards where they were moved or added to."""
        slots = self.sheet.list_slots(Table.EVENT)
        if slots == self.sheet.stored.list_slots(Table.EVENT):
            return
        before = 0
        for slot in slots:
            event = self._stored.get(slot) or self.sheet.stored.rows.get(slot)
            if not isinstance(event, Event) or self.sheet.is_removed(slot):
                continue
            if event.sequence <= before:
                event.sequence = before + 1
                event.save(update_fields=["sequence"])
            before = event.sequence

    # ---------------------------------------------------------------- taking it back

    def _forget(self) -> None:
        """Make what was not kept look as it did before, for the page that shows the form again."""
        for row in self._new:
            row.pk = None
            row._state.adding = True
        incident = self.sheet.stored.incident
        fresh = Incident.objects.select_related("place", "lead_organization").get(pk=incident.pk) if incident else None
        self.sheet.stored = StoredRows(fresh, kept=self.sheet.stored.kept)
        self.incident = None
