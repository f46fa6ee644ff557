"""Random edits of one incident, and what its own rows are, for the tests of going back."""

from collections.abc import Callable
from typing import Any

from incidents.editorial.history.tables import STAMPS, WORKFLOW, list_columns, list_tables
from incidents.editorial.models import (
    Assertion,
    CaseStatus,
    Charge,
    Event,
    Incident,
    Organization,
    Statement,
    Suspect,
    Weapon,
)
from tests import make

Edit = Callable[[Incident, int], None]


def _add_suspect(incident: Incident, number: int) -> None:
    suspect = make.make_suspect(incident=incident, label=f"suspect {number}")
    make.make_charge(suspect=suspect)
    make.make_assertion(incident=incident, row=suspect, field="label")


def _change_suspect(incident: Incident, number: int) -> None:
    suspect = _pick(Suspect, incident, number)
    if suspect is not None:
        suspect.label = f"called {number}"
        suspect.save()


def _drop_suspect(incident: Incident, number: int) -> None:
    suspect = _pick(Suspect, incident, number)
    if suspect is not None and not CaseStatus.objects.filter(suspect=suspect).exists():
        Assertion.objects.filter(subject_table="suspect", subject_id=suspect.pk).delete()
        suspect.delete()


def _add_event(incident: Incident, number: int) -> None:
    event = make.make_event(incident=incident, sequence=number, occurred=make.make_moment(5))
    event.officials.add(make.make_tenure())
    make.make_statement(incident=incident, event=event, text=f"Said {number}.")


def _drop_event(incident: Incident, number: int) -> None:
    event = _pick(Event, incident, number)
    if event is not None:
        Statement.objects.filter(event=event).delete()
        event.delete()


def _change_officials(incident: Incident, number: int) -> None:
    event = _pick(Event, incident, number)
    if event is not None:
        event.officials.set([make.make_tenure()])


def _add_status(incident: Incident, number: int) -> None:
    make.make_case_status(incident=incident, suspect=make.make_suspect(incident=incident), charge_text=f"no. {number}")


def _drop_status(incident: Incident, number: int) -> None:
    status = _pick(CaseStatus, incident, number)
    if status is not None:
        status.delete()


def _retitle(incident: Incident, number: int) -> None:
    Incident.objects.filter(pk=incident.pk).update(title=f"Title {number}", summary="" if number % 2 else "More.")


def _change_many(incident: Incident, number: int) -> None:
    Weapon.objects.bulk_create([Weapon(incident=incident, force_code="11", description=str(one)) for one in range(2)])
    Charge.objects.filter(suspect__incident=incident).update(offense_text=f"offense {number}")


def _change_shared(incident: Incident, number: int) -> None:
    organization = make.make_organization(name=f"Agency {number}")
    Incident.objects.filter(pk=incident.pk).update(lead_organization=organization)
    Organization.objects.filter(pk=organization.pk).update(abbreviation=f"A{number}")


EDITS: tuple[Edit, ...] = (
    _add_suspect,
    _change_suspect,
    _drop_suspect,
    _add_event,
    _drop_event,
    _change_officials,
    _add_status,
    _drop_status,
    _retitle,
    _change_many,
    _change_shared,
)


def _pick(model: Any, incident: Incident, number: int) -> Any:
    rows = list(model.objects.filter(incident=incident).order_by("pk"))
    return rows[number % len(rows)] if rows else None


def read_own_rows(incident: Incident) -> dict[tuple[str, int], dict[str, Any]]:
    """Every row of an incident alone, by table and key, with all that has a history in it but stamps."""
    found: dict[tuple[str, int], dict[str, Any]] = {}
    for table, model in list_tables().items():
        for row in model._default_manager.all():
            if _belongs(table, row, incident):
                found[table, row.pk] = {
                    field.column: getattr(row, field.attname)
                    for field in list_columns(model)
                    if field.column not in STAMPS | WORKFLOW
                }
    return found


def _belongs(table: str, row: Any, incident: Incident) -> bool:
    match table:
        case "editorial_incident":
            return bool(row == incident)
        case "editorial_charge":
            return bool(row.suspect.incident_id == incident.pk)
        case "editorial_event_officials":
            return bool(row.event.incident_id == incident.pk)
        case _:
            return getattr(row, "incident_id", getattr(row, "from_incident_id", None)) == incident.pk
