"""
Voices that an editor described for an incident and that nothing cites yet, kept in the editor's session.

A voice is no row; without this, who is described first and quoted later would be forgotten when the form is saved.
"""

from typing import Any

from django.contrib.sessions.backends.base import SessionBase

from incidents.desk.incident_form.sheet import Sheet
from incidents.desk.incident_form.voices import Voice
from incidents.editorial.models import Incident, Organization, Tenure

MAX_KEPT = 60
"""Voices kept for one incident; the newest stay."""


def keep_voices(session: SessionBase, incident: Incident, sheet: Sheet) -> None:
    """Keep the voices described in a form that was just saved, with those kept for the incident before."""
    described = [form.make_voice() for form in sheet.voice_forms.values() if not form.is_blank() and form.is_valid()]
    if not described:
        return
    voices = {voice.key: voice for voice in (*sheet.stored.kept, *described)}
    session[_name(incident)] = [
        [voice.text, voice.tenure and voice.tenure.pk, voice.organization and voice.organization.pk]
        for voice in list(voices.values())[-MAX_KEPT:]
    ]


def read_kept_voices(session: SessionBase, incident: Incident | None) -> list[Voice]:
    """Return the voices kept for an incident; those of officials and bodies that are gone are left out."""
    kept: list[tuple[str, int | None, int | None]] = session.get(_name(incident), []) if incident is not None else []
    if not kept:
        return []
    tenures: dict[int | None, Any] = {**Tenure.objects.select_related("person", "post__organization").in_bulk(
        [tenure for _text, tenure, _organization in kept if tenure]
    )}  # fmt: skip
    organizations: dict[int | None, Any] = {**Organization.objects.in_bulk([key for *_others, key in kept if key])}
    return [
        Voice(text=text, tenure=tenures.get(tenure), organization=organizations.get(organization))
        for text, tenure, organization in kept
        if (tenure is None or tenure in tenures) and (organization is None or organization in organizations)
    ]


def _name(incident: Incident) -> str:
    return f"voices-{incident.pk}"
