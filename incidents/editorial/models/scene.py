"""What happened and with what: the timeline, offenses, weapons and vehicles of an incident."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from incidents.editorial.columns.code import CodeField, make_code_constraints
from incidents.editorial.columns.moment import MomentColumns, make_moment_constraints
from incidents.editorial.models.incident import Incident
from incidents.editorial.models.organization import Organization
from incidents.editorial.models.person import Tenure
from incidents.editorial.models.place import Place
from incidents.editorial.models.responder import Responder
from incidents.editorial.models.row import EditorialRow
from incidents.editorial.models.suspect import Suspect
from incidents.record.codes import (
    AttemptedCompleted,
    EventKind,
    ForceCode,
    Marking,
    OffenseCode,
    VehicleRole,
)


class Event(EditorialRow):
    """One step of the timeline. Steps are ordered by time and, where times do not tell, by sequence."""

    incident = models.ForeignKey(
        Incident, on_delete=models.CASCADE, related_name="events", help_text=_("The incident.")
    )
    kind = CodeField(EventKind, help_text=_("What the step is. Leaving the scene is not clearing the case."))
    occurred = MomentColumns(
        required=True, help_text=_("When. A range where the bounds follow from other facts; nothing is guessed.")
    )
    place = models.ForeignKey(
        Place, on_delete=models.PROTECT, null=True, blank=True, related_name="events", help_text=_("Where.")
    )
    description = models.TextField(help_text=_("What happened, in a sentence of our own, no more than a source says."))
    sequence = models.IntegerField(default=0, help_text=_("Order among steps whose times do not tell."))
    officials = models.ManyToManyField(
        Tenure, blank=True, related_name="events", help_text=_("Officials who took part, in the office held then.")
    )

    class Meta:
        verbose_name = _("event")
        verbose_name_plural = _("events")
        constraints = [
            *make_code_constraints("event", {"kind": EventKind}),
            *make_moment_constraints("event", "occurred", required=True),
            models.CheckConstraint(name="event_description_given", condition=~Q(description="")),
        ]

    def __str__(self) -> str:
        return self.description


class Offense(EditorialRow):
    """An offense in the incident, by its NIBRS code."""

    incident = models.ForeignKey(
        Incident, on_delete=models.CASCADE, related_name="offenses", help_text=_("The incident.")
    )
    offense_code = CodeField(OffenseCode, help_text=_("NIBRS data element 6."))
    attempted_completed = CodeField(
        AttemptedCompleted, blank=True, help_text=_("NIBRS data element 7; blank where no source says.")
    )

    class Meta:
        verbose_name = _("offense")
        verbose_name_plural = _("offenses")
        constraints = [
            *make_code_constraints(
                "offense", {"offense_code": OffenseCode}, blank={"attempted_completed": AttemptedCompleted}
            ),
            models.UniqueConstraint(name="offense_once_per_incident", fields=["incident", "offense_code"]),
        ]

    def __str__(self) -> str:
        return str(self.get_offense_code_display())


class Weapon(EditorialRow):
    """A weapon or force used in the incident."""

    incident = models.ForeignKey(
        Incident, on_delete=models.CASCADE, related_name="weapons", help_text=_("The incident.")
    )
    suspect = models.ForeignKey(
        Suspect,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="weapons",
        help_text=_("Who used it, where a source says."),
    )
    force_code = CodeField(
        ForceCode, help_text=_("NIBRS data element 13. 11 for a gun unless a source states its type.")
    )
    description = models.CharField(max_length=300, blank=True, help_text=_("The weapon in the source's words."))

    class Meta:
        verbose_name = _("weapon")
        verbose_name_plural = _("weapons")
        constraints = [*make_code_constraints("weapon", {"force_code": ForceCode})]

    def __str__(self) -> str:
        return self.description or str(self.get_force_code_display())

    def clean(self) -> None:
        """Raise ValidationError for a suspect of another incident."""
        super().clean()
        if self.suspect is not None and self.suspect.incident_id != self.incident_id:
            raise ValidationError({"suspect": _("Choose a suspect of the same incident.")})


class Vehicle(EditorialRow):
    """A vehicle that figures in the incident. Plates are not recorded."""

    incident = models.ForeignKey(
        Incident, on_delete=models.CASCADE, related_name="vehicles", help_text=_("The incident.")
    )
    role = CodeField(VehicleRole, help_text=_("What it was in the incident. At the scene where nobody says whose."))
    owner = models.ForeignKey(
        Organization,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="vehicles",
        help_text=_("The agency it belonged to, where a source says."),
    )
    driver = models.ForeignKey(
        Responder,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="driven_vehicles",
        help_text=_("The responder who drove it, where a source says."),
    )
    marked = CodeField(
        Marking, default=Marking.UNKNOWN.value, help_text=_("Whether it could be seen to be a responder's.")
    )
    color = models.CharField(max_length=60, blank=True, help_text=_("Color in the source's words."))
    body_style = models.CharField(max_length=100, blank=True, help_text=_("In the source's words: pickup truck."))
    make = models.CharField(max_length=100, blank=True, help_text=_("Maker, where a source says."))
    model = models.CharField(max_length=100, blank=True, help_text=_("Model, where a source says."))
    damage_text = models.TextField(
        blank=True, help_text=_("Damage in the source's words, doubts included: apparent bullet holes.")
    )
    same_as = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="also_described_as",
        help_text=_("The other row for the same vehicle, only where a source says that both are one."),
    )

    class Meta:
        verbose_name = _("vehicle")
        verbose_name_plural = _("vehicles")
        constraints = [
            *make_code_constraints("vehicle", {"role": VehicleRole, "marked": Marking}),
            models.CheckConstraint(
                name="vehicle_is_not_the_same_as_itself",
                condition=Q(same_as__isnull=True) | ~Q(same_as=F("id")),
            ),
        ]

    def __str__(self) -> str:
        words = " ".join(part for part in (self.color, self.make, self.model, self.body_style) if part)
        return words or str(self.get_role_display())

    def clean(self) -> None:
        """Raise ValidationError for a driver or a twin row of another incident."""
        super().clean()
        if self.driver is not None and self.driver.incident_id != self.incident_id:
            raise ValidationError({"driver": _("Choose a responder of the same incident.")})
        if self.same_as is not None and self.same_as.incident_id != self.incident_id:
            raise ValidationError({"same_as": _("Choose a vehicle of the same incident.")})
