"""Incidents and the links between them."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from incidents.editorial.columns.code import CodeField, make_code_constraints
from incidents.editorial.columns.moment import MomentColumns, make_moment_constraints
from incidents.editorial.models.organization import Organization
from incidents.editorial.models.place import Place, TimezoneField
from incidents.editorial.models.row import EditorialRow, Mergeable, make_merger_constraints, make_pair_constraint
from incidents.editorial.models.source import Source
from incidents.editorial.models.workflow import State
from incidents.record.codes import HomicideCircumstance, IncidentKind, RelationKind, TriState


class Incident(Mergeable):
    """
    One occurrence: same offenders, time and place. Being researched, reviewed or already published.

    Counts, current status and duration are computed from its rows and never stored.
    """

    title = models.CharField(
        max_length=200, help_text=_("Headline in our own words. Never the name of anybody whose name is withheld.")
    )
    kind = CodeField(
        IncidentKind,
        default=IncidentKind.UNDETERMINED.value,
        help_text=_("What happened, as LEOKA and ODMP tell it apart. Ambush only where a source says so."),
    )
    summary = models.TextField(blank=True, help_text=_("A few sentences in our own words, from sourced facts only."))
    occurred = MomentColumns(
        required=True, help_text=_("When it happened. The time of death or of End of Watch is not this time.")
    )
    place = models.ForeignKey(
        Place, on_delete=models.PROTECT, null=True, blank=True, related_name="incidents", help_text=_("Where.")
    )
    lead_organization = models.ForeignKey(
        Organization,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="led_incidents",
        help_text=_("The agency that leads the investigation or reports the incident."),
    )
    responders_returned_fire = CodeField(
        TriState, default=TriState.UNKNOWN.value, help_text=_("Yes or no only where a source says so.")
    )
    homicide_circumstance = CodeField(
        HomicideCircumstance, blank=True, help_text=_("NIBRS data element 31; 02 for assaults on officers.")
    )
    timezone = TimezoneField(help_text=_("IANA zone in which the times are shown, e.g. America/Los_Angeles."))
    editor_notes = models.TextField(
        blank=True, help_text=_("Private, never published. A withheld name must not be written here.")
    )
    state = CodeField(
        State, default=State.DRAFT.value, editable=False, help_text=_("Where the work on the record stands.")
    )
    withdrawn_reason = models.TextField(
        blank=True, editable=False, help_text=_("Public words on why the record was taken down.")
    )
    assigned_to = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
        help_text=_("Whose work it is at present."),
    )
    submitted_at = models.DateTimeField(
        null=True, blank=True, editable=False, help_text=_("When it was last handed in for review, UTC.")
    )
    submitted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
        help_text=_("Who handed it in."),
    )
    approved_at = models.DateTimeField(
        null=True, blank=True, editable=False, help_text=_("When it was last approved, UTC.")
    )
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
        help_text=_("Who approved it."),
    )

    class Meta:
        verbose_name = _("incident")
        verbose_name_plural = _("incidents")
        permissions = [
            ("submit_incident", "Can submit incidents for review"),
            ("assign_incident", "Can assign incidents"),
            ("comment_incident", "Can comment on incidents"),
            ("review_incident", "Can approve and return incidents"),
            ("publish_incident", "Can publish incidents"),
            ("withdraw_incident", "Can withdraw incidents"),
        ]
        constraints = [
            *make_code_constraints(
                "incident",
                {"kind": IncidentKind, "responders_returned_fire": TriState, "state": State},
                blank={"homicide_circumstance": HomicideCircumstance},
            ),
            *make_moment_constraints("incident", "occurred", required=True),
            models.CheckConstraint(name="incident_title_given", condition=~Q(title="")),
            models.CheckConstraint(name="incident_timezone_given", condition=~Q(timezone="")),
            models.CheckConstraint(
                name="incident_merged_state_goes_with_its_target",
                condition=Q(state=State.MERGED.value, merged_into__isnull=False)
                | ~Q(state=State.MERGED.value) & Q(merged_into__isnull=True),
            ),
            *make_merger_constraints("incident"),
            models.CheckConstraint(
                name="incident_withdrawn_has_a_reason",
                condition=~Q(state=State.WITHDRAWN.value) | ~Q(withdrawn_reason=""),
            ),
            make_pair_constraint("incident", "created"),
            make_pair_constraint("incident", "submitted"),
            make_pair_constraint("incident", "approved"),
        ]

    def __str__(self) -> str:
        return self.title


class IncidentSource(EditorialRow):
    """A source of an incident, whether or not an assertion cites it, at the rank an editor gave it."""

    incident = models.ForeignKey(
        Incident, on_delete=models.CASCADE, related_name="incident_sources", help_text=_("The incident.")
    )
    source = models.ForeignKey(
        Source, on_delete=models.PROTECT, related_name="incident_sources", help_text=_("The source.")
    )
    position = models.PositiveIntegerField(default=1, help_text=_("Order in which sources are listed; 1 comes first."))

    class Meta:
        verbose_name = _("source of an incident")
        verbose_name_plural = _("sources of an incident")
        ordering = ["position", "id"]
        constraints = [models.UniqueConstraint(name="incidentsource_once_per_incident", fields=["incident", "source"])]

    def __str__(self) -> str:
        return f"{self.position}. {self.source}"


class IncidentRelation(EditorialRow):
    """A typed, directed link between two incidents: what the second one is to the first."""

    from_incident = models.ForeignKey(
        Incident, on_delete=models.CASCADE, related_name="relations", help_text=_("The incident it is said of (A).")
    )
    to_incident = models.ForeignKey(
        Incident, on_delete=models.PROTECT, related_name="relations_to", help_text=_("The other incident (B).")
    )
    kind = CodeField(
        RelationKind,
        help_text=_("What B is to A. A guess that both are the same stays in the newsroom until it is settled."),
    )
    note = models.TextField(blank=True, help_text=_("Public words on the link, where the kind does not say it all."))

    class Meta:
        verbose_name = _("relation between incidents")
        verbose_name_plural = _("relations between incidents")
        constraints = [
            *make_code_constraints("relation", {"kind": RelationKind}),
            models.UniqueConstraint(name="relation_once", fields=["from_incident", "to_incident", "kind"]),
            models.CheckConstraint(name="relation_links_two_incidents", condition=~Q(from_incident=F("to_incident"))),
        ]

    def __str__(self) -> str:
        return f"{self.from_incident}: {self.get_kind_display()}: {self.to_incident}"
