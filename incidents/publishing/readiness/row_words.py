"""What a finding calls a row and a column, in an editor's words."""

from collections.abc import Mapping
from types import MappingProxyType

from django.db import models
from django.utils.text import capfirst
from django.utils.translation import gettext

from incidents.editorial.models import (
    CaseStatus,
    Charge,
    Event,
    Organization,
    Place,
    Post,
    Responder,
    Source,
    Statement,
    Suspect,
    Vehicle,
    Weapon,
)
from incidents.editorial.subjects import get_table
from incidents.present.facts import Field
from incidents.present.row_fields import (
    CHARGE_FIELDS,
    EVENT_FIELDS,
    INCIDENT_FIELDS,
    OFFENSE_FIELDS,
    ORGANIZATION_FIELDS,
    PLACE_FIELDS,
    POST_FIELDS,
    RESPONDER_FIELDS,
    SUSPECT_FIELDS,
    TENURE_FIELDS,
    VEHICLE_FIELDS,
    WEAPON_FIELDS,
)
from incidents.record.row import Table

LONGEST = 60
"""Characters of a row's own words: enough to find it by."""


def name_place(row: models.Model, field: str = "") -> str:
    """Return where something is: "Responder “second officer”: Rank, as stated"; without a column the row alone."""
    kind, words = capfirst(str(row._meta.verbose_name)), _shorten(_find_words(row))
    name = f"{kind} “{words}”" if words else f"{kind} {row.pk}"
    return f"{name}: {name_column(row, field)}" if field else name


_FIELDS: Mapping[Table, tuple[Field, ...]] = MappingProxyType(
    {
        Table.INCIDENT: INCIDENT_FIELDS,
        Table.CHARGE: CHARGE_FIELDS,
        Table.EVENT: EVENT_FIELDS,
        Table.OFFENSE: OFFENSE_FIELDS,
        Table.ORGANIZATION: ORGANIZATION_FIELDS,
        Table.PLACE: PLACE_FIELDS,
        Table.POST: POST_FIELDS,
        Table.RESPONDER: RESPONDER_FIELDS,
        Table.SUSPECT: SUSPECT_FIELDS,
        Table.TENURE: TENURE_FIELDS,
        Table.VEHICLE: VEHICLE_FIELDS,
        Table.WEAPON: WEAPON_FIELDS,
    }
)
"""What readers see called what, by table."""


def name_column(row: models.Model, field: str) -> str:
    """Return what a column is called: as on the public page where it stands there."""
    known = {column.name: column.label for column in _FIELDS.get(get_table(row), ())}
    if field in known:
        return gettext(known[field])
    if any(column.name == field for column in row._meta.get_fields()):
        return capfirst(str(getattr(row._meta.get_field(field), "verbose_name", field)))
    # A time is several columns under one name.
    return capfirst(field.replace("_", " "))


_WORDS: Mapping[type[models.Model], tuple[str, ...]] = MappingProxyType(
    {
        Event: ("description",),
        Responder: ("label", "rank_text"),
        Suspect: ("label",),
        Vehicle: ("body_style", "color", "model"),
        Weapon: ("description",),
        Charge: ("offense_text", "statute"),
        Statement: ("text",),
        Place: ("name", "address_text", "landmark_text", "city"),
        Organization: ("name",),
        Source: ("title", "dateline", "url"),
        Post: ("label",),
    }
)
"""The columns of a row that tell it from others, the best first. People have none: a name may be withheld."""


def _find_words(row: models.Model) -> str:
    if isinstance(row, CaseStatus):
        return str(row)
    held = (getattr(row, column) for column in _WORDS.get(type(row), ()))
    return next((words for words in held if words), "")


def _shorten(words: str) -> str:
    flat = " ".join(words.split())
    return flat if len(flat) <= LONGEST else f"{flat[: LONGEST - 1].rstrip()}…"
