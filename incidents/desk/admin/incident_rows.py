"""What stands below an incident on its page."""

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from incidents.desk.admin.inlines import StackedRows, TableRows
from incidents.desk.admin.reports import EVIDENCE, EVIDENCE_AUTOCOMPLETES, EVIDENCE_RELATED
from incidents.desk.admin.scene import RESPONDER_FIELDSETS
from incidents.desk.forms.reports import ReportForm, StatementForm
from incidents.desk.forms.rows import make_row_form
from incidents.editorial.models import (
    Assertion,
    CaseStatus,
    Charge,
    Correction,
    Event,
    Incident,
    IncidentRelation,
    IncidentSource,
    Offense,
    Responder,
    Statement,
    Suspect,
    Vehicle,
    Weapon,
)


class SourceInline(TableRows[IncidentSource, Incident]):
    """Sources of the incident, in the order in which they are listed."""

    model = IncidentSource
    verbose_name_plural = _("sources")
    fields = ("position", "source")
    autocomplete_fields = ("source",)
    related = ("source__publisher",)


class ResponderInline(StackedRows[Responder, Incident]):
    """Responders."""

    model = Responder
    fieldsets = RESPONDER_FIELDSETS
    autocomplete_fields = ("person", "organization", "death_place")
    related = autocomplete_fields


class SuspectInline(StackedRows[Suspect, Incident]):
    """Suspects; what they are charged with stands on their own pages."""

    model = Suspect
    fields = (
        "person",
        "label",
        "role",
        "identification",
        "is_group",
        "count",
        "count_min",
        "count_text",
        "member_of",
    )
    autocomplete_fields = ("person",)
    related = ("person",)
    siblings = {"member_of": lambda incident: incident.suspects.filter(is_group=True)}


class OffenseInline(TableRows[Offense, Incident]):
    """Offenses."""

    model = Offense
    fields = ("offense_code", "attempted_completed")


class WeaponInline(TableRows[Weapon, Incident]):
    """Weapons and force."""

    model = Weapon
    fields = ("force_code", "description", "suspect")
    siblings = {"suspect": lambda incident: incident.suspects.select_related("person")}


class VehicleInline(StackedRows[Vehicle, Incident]):
    """Vehicles."""

    model = Vehicle
    fields = (
        "role",
        "owner",
        "driver",
        "marked",
        ("color", "make", "model", "body_style"),
        "damage_text",
        "same_as",
    )
    autocomplete_fields = ("owner",)
    related = ("owner",)
    siblings = {
        "driver": lambda incident: incident.responders.select_related("person"),
        "same_as": lambda incident: incident.vehicles.all(),
    }


class EventInline(StackedRows[Event, Incident]):
    """The timeline; officials who took part are entered on the event's own page."""

    model = Event
    verbose_name_plural = _("timeline")
    fields = ("kind", "occurred", "sequence", "place", "description")
    autocomplete_fields = ("place",)
    related = ("place",)
    ordering = ("occurred_earliest", "sequence", "id")


class CaseStatusInline(StackedRows[CaseStatus, Incident]):
    """Status of the case, as reported."""

    model = CaseStatus
    form = make_row_form(CaseStatus, ReportForm)
    fieldsets = (
        (None, {"fields": ("axis", "state", "suspect", "charge", "effective")}),
        (None, {"fields": ("clearance_code", "charge_text", "court_text")}),
        EVIDENCE,
    )
    autocomplete_fields = EVIDENCE_AUTOCOMPLETES
    related = EVIDENCE_RELATED
    ordering = ("effective_earliest", "id")
    siblings = {
        "suspect": lambda incident: incident.suspects.select_related("person"),
        "charge": lambda incident: Charge.objects.filter(suspect__incident=incident),
        "supersedes": lambda incident: incident.case_statuses.all(),
    }


def _list_statements(incident: Incident) -> "QuerySet[Statement]":
    return incident.statements.select_related(
        "speaker_tenure__person", "speaker_tenure__post__organization", "speaker_organization"
    )


class StatementInline(StackedRows[Statement, Incident]):
    """Statements."""

    model = Statement
    form = make_row_form(Statement, StatementForm)
    fieldsets = (
        (None, {"fields": ("speaker_tenure", "speaker_organization", "mode", "text", "said", "channel")}),
        (None, {"fields": ("event", "continues", "url")}),
        EVIDENCE,
    )
    autocomplete_fields = ("speaker_tenure", "speaker_organization", *EVIDENCE_AUTOCOMPLETES)
    related = (
        "speaker_tenure__person",
        "speaker_tenure__post__organization",
        "speaker_organization",
        *EVIDENCE_RELATED,
    )
    ordering = ("said_earliest", "id")
    siblings = {
        "event": lambda incident: incident.events.all(),
        "continues": _list_statements,
        "supersedes": _list_statements,
    }


class RelationInline(TableRows[IncidentRelation, Incident]):
    """Links to other incidents."""

    model = IncidentRelation
    fk_name = "from_incident"
    verbose_name_plural = _("related incidents")
    fields = ("to_incident", "kind", "note")
    autocomplete_fields = ("to_incident",)
    related = ("to_incident",)


class AssertionInline(TableRows[Assertion, Incident]):
    """The evidence for the incident's facts. There is much of it, so each piece is edited on its own page."""

    model = Assertion
    verbose_name_plural = _("evidence for facts")
    fields = ("about", "value", "stance", "rank", "source", "excerpt", "reported")
    readonly_fields = fields
    related = ("source__publisher",)
    ordering = ("subject_table", "subject_id", "field", "id")
    can_delete = False

    @admin.display(description=_("Fact"))
    def about(self, row: Assertion) -> SafeString:
        """The row and the column that it is about."""
        return format_html("{} {}: {}", row.subject_table, row.subject_id, row.field.replace("_", " "))

    def has_add_permission(self, request: HttpRequest, obj: Incident | None = None) -> bool:
        """Send editors to the page of evidence."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Incident | None = None) -> bool:
        """Send editors to the page of evidence."""
        return False


class CorrectionInline(StackedRows[Correction, Incident]):
    """Public notes on what was wrong."""

    model = Correction
    fields = ("incident_version", "what_was_wrong", "what_is_right", "why", "credit")


INCIDENT_INLINES = (
    SourceInline,
    ResponderInline,
    SuspectInline,
    EventInline,
    OffenseInline,
    WeaponInline,
    VehicleInline,
    CaseStatusInline,
    StatementInline,
    RelationInline,
    CorrectionInline,
    AssertionInline,
)
