"""Suspects and what they are charged with."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from incidents.editorial.columns.code import CodeField, make_code_constraints
from incidents.editorial.columns.partial_date import PartialDateColumns, make_date_constraints
from incidents.editorial.models.incident import Incident
from incidents.editorial.models.person import Person
from incidents.editorial.models.row import EditorialRow
from incidents.record.codes import Identification, SuspectRole


class Suspect(EditorialRow):
    """One offender's, or one group's, part in one incident."""

    incident = models.ForeignKey(
        Incident, on_delete=models.CASCADE, related_name="suspects", help_text=_("The incident.")
    )
    person = models.ForeignKey(
        Person,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="suspects",
        help_text=_("Who it is. Only after an official charge or a warrant that names the person."),
    )
    label = models.CharField(max_length=200, blank=True, help_text=_("What sources call the suspect: gunman."))
    is_group = models.BooleanField(default=False, help_text=_("Whether the row stands for several suspects."))
    count = models.PositiveIntegerField(
        null=True, blank=True, help_text=_("1 for one suspect; for a group only a number that a source gives.")
    )
    count_min = models.PositiveIntegerField(
        null=True, blank=True, help_text=_("The least number that a source gives: at least one.")
    )
    count_text = models.CharField(max_length=200, blank=True, help_text=_("How many in the source's words: several."))
    role = CodeField(SuspectRole, default=SuspectRole.UNKNOWN.value, help_text=_("What a source says was done."))
    identification = CodeField(
        Identification,
        default=Identification.UNKNOWN.value,
        help_text=_("How far the authorities know who it is."),
    )
    member_of = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="members",
        help_text=_("The group of this incident that a source counts the suspect among."),
    )

    class Meta:
        verbose_name = _("suspect")
        verbose_name_plural = _("suspects")
        constraints = [
            *make_code_constraints("suspect", {"role": SuspectRole, "identification": Identification}),
            models.CheckConstraint(
                name="suspect_who_is_no_group_counts_as_one",
                condition=Q(is_group=True) | Q(count=1, count__isnull=False),
            ),
            models.CheckConstraint(
                name="suspect_count_is_not_below_its_minimum",
                condition=Q(count__isnull=True) | Q(count_min__isnull=True) | Q(count__gte=F("count_min")),
            ),
            models.CheckConstraint(
                name="suspect_group_is_no_person", condition=Q(is_group=False) | Q(person__isnull=True)
            ),
            models.CheckConstraint(
                name="suspect_is_not_a_member_of_itself",
                condition=Q(member_of__isnull=True) | ~Q(member_of=F("id")),
            ),
            models.UniqueConstraint(
                name="suspect_person_once_per_incident",
                fields=["incident", "person"],
                condition=Q(person__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return self.label or self.count_text or (str(self.person) if self.person else f"suspect {self.pk}")

    def clean(self) -> None:
        """Count a single suspect as one; raise ValidationError for a group of another incident."""
        super().clean()
        if not self.is_group and self.count is None:
            self.count = 1
        if self.member_of is not None and self.member_of.incident_id != self.incident_id:
            raise ValidationError({"member_of": _("Choose a group of suspects of the same incident.")})
        if self.member_of is not None and not self.member_of.is_group:
            raise ValidationError({"member_of": _("Choose a row that stands for a group.")})


class Charge(EditorialRow):
    """A statute charged against a suspect. Its history is the prosecution rows of case status that name it."""

    suspect = models.ForeignKey(
        Suspect, on_delete=models.CASCADE, related_name="charges", help_text=_("Who is charged.")
    )
    statute = models.CharField(max_length=200, blank=True, help_text=_("The law and section as cited by the court."))
    offense_text = models.CharField(max_length=300, help_text=_("The offense in the words of the charge."))
    counts = models.PositiveIntegerField(null=True, blank=True, help_text=_("Number of counts, where stated."))
    court_text = models.CharField(max_length=200, blank=True, help_text=_("The court, as the source calls it."))
    case_number = models.CharField(max_length=100, blank=True, help_text=_("The court's number of the case."))
    filed = PartialDateColumns(help_text=_("When the charge was filed."))

    class Meta:
        verbose_name = _("charge")
        verbose_name_plural = _("charges")
        constraints = [
            *make_date_constraints("charge", "filed"),
            models.CheckConstraint(name="charge_offense_given", condition=~Q(offense_text="")),
            models.CheckConstraint(
                name="charge_has_at_least_one_count", condition=Q(counts__isnull=True) | Q(counts__gte=1)
            ),
        ]

    def __str__(self) -> str:
        return self.offense_text
