"""
Voices that an editor described for an incident and that nothing cites yet, kept in the editor's session.

A voice is no row; without this, who is described first and quoted later would be forgotten when the form is saved.
A voice in whose words a sealed name occurs is forgotten: the session is stored in the open.
"""

from typing import Any

from django.contrib.sessions.backends.base import SessionBase
from django.contrib.sessions.models import Session
from django.views.decorators.debug import sensitive_variables

from incidents.desk.incident_form.sheet import Sheet
from incidents.desk.incident_form.voices import Voice
from incidents.editorial.guarded_names import list_guarded_names
from incidents.editorial.models import Incident, Organization, Tenure
from incidents.editorial.sealing import CannotUnseal
from incidents.record.guarded_words import Guard

MAX_KEPT = 60
"""Voices kept for one incident; the newest stay."""

_PREFIX = "voices-"
_Kept = tuple[str, int | None, int | None]


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
    """Return the voices kept for an incident, without those of officials and bodies that are gone and sealed names."""
    kept: list[_Kept] = _leave_out_sealed(session.get(_name(incident), [])) if incident is not None else []
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


def forget_sealed_voices(session: SessionBase) -> None:
    """Take the voices in which a sealed name occurs out of every stored session. To be called when one was sealed."""
    # The session of the request is stored once more when it ends, as it is in memory.
    session.update(_take_out(session))
    for row in Session.objects.exclude(session_key=session.session_key or "").iterator(chunk_size=500):
        data = row.get_decoded()
        if left := _take_out(data):
            row.session_data = session.encode({**data, **left})
            row.save(update_fields=["session_data"])


def _take_out(data: Any) -> dict[str, list[_Kept]]:
    """Return the entries of a session that hold a sealed name, as they are without it."""
    kept = {key: data[key] for key in data.keys() if key.startswith(_PREFIX)}  # noqa: SIM118 - a session is no mapping
    left = {key: _leave_out_sealed(voices) for key, voices in kept.items()}
    return {key: voices for key, voices in left.items() if voices != kept[key]}


@sensitive_variables()
def _leave_out_sealed(kept: list[_Kept]) -> list[_Kept]:
    """Return the voices in which no sealed name occurs: none where that cannot be told without a key."""
    if not kept:
        return []
    try:
        guard = Guard.of(list_guarded_names())
    except CannotUnseal:
        return []
    return [voice for voice in kept if not guard.finds(voice[0])]


def _name(incident: Incident) -> str:
    return f"{_PREFIX}{incident.pk}"
