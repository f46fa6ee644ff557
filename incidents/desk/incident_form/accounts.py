"""Decides which of several accounts of a fact the record shows, or asks the editor."""

import datetime as dt
from collections.abc import Sequence

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db.models import Model

from incidents.desk.forms.placing import find_placing_refusal
from incidents.desk.incident_form.sheet import Sheet
from incidents.desk.incident_form.slots import Slot
from incidents.desk.incident_form.voices import name_speaker
from incidents.editorial.actions.facts import prefer_assertion
from incidents.editorial.citable import write_value
from incidents.editorial.claimed_values import read_value
from incidents.editorial.models import Assertion
from incidents.record.codes import Rank


class Accounts:
    """
    The accounts of the facts of one sheet, while it is saved.

    conflicts     facts of which sources differ and nobody has said which account the record shows
    preferences   how many facts now show another account
    """

    def __init__(self, sheet: Sheet, *, by: User, now: dt.datetime) -> None:
        self.sheet, self.by, self.now = sheet, by, now
        self.conflicts: set[tuple[Slot, str]] = set()
        self.preferences = 0

    def settle(self, slot: Slot, row: Model, name: str, new: Sequence[Assertion]) -> None:
        """Prefer the account that was chosen, or note that somebody has to. new: what was just written down."""
        standing, held = [*self.sheet.stored.list_supporting(slot, name), *new], write_value(row, name)
        values = list(dict.fromkeys([claim.value for claim in standing] + ([held] if held else [])))
        if len({claim.value for claim in standing}) < 2 and all(claim.value == held for claim in standing):
            self._prefer_first(standing)
            return
        prefix = f"ev-{slot.prefix}-{name}"
        chosen = self.sheet.data.get(f"{prefix}-prefer")
        was_asked = self.sheet.data.getlist(f"{prefix}-among") == sorted(values)
        if chosen in values and was_asked:
            try:
                self._prefer(row, name, [claim for claim in standing if claim.value == chosen], chosen, held)
            except ValidationError as error:
                # A claim may hold what the column cannot: words were typed for its value on a page of its own.
                self.sheet.get_form(slot).add_error(name, error)
                self._ask(slot, name, standing, values)
        elif new or name in self.sheet.get_form(slot).changed_data:
            self._ask(slot, name, standing, values)

    def _ask(self, slot: Slot, name: str, standing: Sequence[Assertion], values: Sequence[str]) -> None:
        """Keep the form open with the question which account the record shows."""
        self.conflicts.add((slot, name))
        self.sheet.accounts[slot, name] = {
            value: [name_speaker(claim) for claim in standing if claim.value == value] for value in sorted(values)
        }

    def _prefer_first(self, standing: Sequence[Assertion]) -> None:
        if standing and not any(claim.rank == Rank.PREFERRED.value for claim in standing):
            prefer_assertion(assertion=standing[0], by=self.by, now=self.now)

    def _prefer(self, row: Model, name: str, claims: Sequence[Assertion], chosen: str, held: str) -> None:
        """Show the account chosen; one that nothing evidences is shown already. Raises ValidationError."""
        if not claims:
            return
        preferred = next((claim for claim in claims if claim.rank == Rank.PREFERRED.value), claims[0])
        self.preferences += preferred.rank != Rank.PREFERRED.value
        if chosen == held:
            prefer_assertion(assertion=preferred, by=self.by, now=self.now)
            return
        refused = find_placing_refusal(row, [name], by=self.by)
        if refused:
            raise ValidationError(refused[1])
        prefer_assertion(assertion=preferred, value=read_value(row, name, chosen), by=self.by, now=self.now)
