"""Responders: each one's, or each group's, part in one incident."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from incidents.editorial.columns.code import CodeField, make_code_constraints
from incidents.editorial.columns.moment import MomentColumns, make_moment_constraints
from incidents.editorial.columns.partial_date import PartialDateColumns, make_date_constraints
from incidents.editorial.models.incident import Incident
from incidents.editorial.models.organization import Organization
from incidents.editorial.models.person import Person
from incidents.editorial.models.place import Place
from incidents.editorial.models.row import EditorialRow
from incidents.record.codes import (
    ActivityCode,
    AssignmentCode,
    Attire,
    CauseOfDeath,
    Circumstance,
    DutyStatus,
    InjuryCode,
    LineOfDuty,
    Manner,
    Outcome,
    ResponderType,
    Species,
    TriState,
)


class Responder(EditorialRow):
    """
    One responder's, or one group's, part in one incident.

    One person in two incidents is two of these rows and one Person.
    """

    incident = models.ForeignKey(
        Incident, on_delete=models.CASCADE, related_name="responders", help_text=_("The incident.")
    )
    person = models.ForeignKey(
        Person,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="responders",
        help_text=_("Who it is, named or not. Blank for a group, for an animal, and where nobody is identified."),
    )
    label = models.CharField(
        max_length=200,
        blank=True,
        help_text=_("What to call the row where no name is shown: second officer. An animal's call name."),
    )
    is_group = models.BooleanField(default=False, help_text=_("Whether the row stands for several responders."))
    count = models.PositiveIntegerField(
        null=True, blank=True, help_text=_("How many, only where a source gives a number.")
    )
    count_text = models.CharField(
        max_length=200, blank=True, help_text=_("How many in the source's words: a team of officers.")
    )
    responder_type = CodeField(ResponderType, help_text=_("The service that the responder belonged to."))
    species = CodeField(Species, default=Species.HUMAN.value, help_text=_("Human being, dog or horse."))
    organization = models.ForeignKey(
        Organization,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="responders",
        help_text=_("The employer, under which LEOKA counts an officer; not the agency that reports."),
    )
    rank_text = models.CharField(max_length=100, blank=True, help_text=_("Rank in the source's words: officer."))
    badge = models.CharField(
        max_length=40, blank=True, help_text=_("Badge number. Kept back while the name is withheld.")
    )
    age = models.PositiveSmallIntegerField(
        null=True,
        blank=True,
        validators=[MaxValueValidator(120)],
        help_text=_("Age in whole years, only where a source gives a number."),
    )
    age_identifies = models.BooleanField(
        default=False,
        help_text=_("Private: the age together with the agency tells who it is, so it is kept back with the name."),
    )
    gender_text = models.CharField(
        max_length=60, blank=True, help_text=_("Gender in the source's words, or the pronoun it uses: he/his.")
    )
    outcome = CodeField(
        Outcome, default=Outcome.UNKNOWN.value, help_text=_("What became of the responder. Silence is not unhurt.")
    )
    duty_status = CodeField(DutyStatus, default=DutyStatus.UNKNOWN.value, help_text=_("On or off duty."))
    attire = CodeField(Attire, default=Attire.UNKNOWN.value, help_text=_("How dressed; the source's word decides."))
    line_of_duty = CodeField(
        LineOfDuty,
        default=LineOfDuty.NOT_STATED.value,
        help_text=_("Who says that it was in the line of duty; definitions differ."),
    )
    activity_code = CodeField(ActivityCode, blank=True, help_text=_("NIBRS data element 25A."))
    assignment_code = CodeField(
        AssignmentCode, blank=True, help_text=_("NIBRS data element 25B: the normal assignment.")
    )
    circumstance = CodeField(
        Circumstance, blank=True, help_text=_("Circumstance at the scene, as the LEOKA annual report groups it.")
    )
    body_armor = CodeField(TriState, default=TriState.UNKNOWN.value, help_text=_("Whether body armor was worn."))
    service_years = models.DecimalField(
        max_digits=4,
        decimal_places=2,
        null=True,
        blank=True,
        validators=[MinValueValidator(0)],
        help_text=_("Years of service, as a source rounds them."),
    )
    service_text = models.CharField(max_length=200, blank=True, help_text=_("Length of service in the source's words."))
    cause_of_death = CodeField(CauseOfDeath, blank=True, help_text=_("Category of ODMP; only for the dead."))
    manner = CodeField(
        Manner, blank=True, help_text=_("Felonious, accidental and so on, as LEOKA and ODMP tell them apart.")
    )
    died = MomentColumns(help_text=_("When the responder died."))
    eow = PartialDateColumns(help_text=_("End of Watch, a date. It says nothing about when the incident was."))
    death_place = models.ForeignKey(
        Place,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="deaths",
        help_text=_("Where the responder died, which may not be where it happened."),
    )
    injury_text = models.TextField(blank=True, help_text=_("The injury in the source's words."))
    injury_code = CodeField(InjuryCode, blank=True, help_text=_("NIBRS data element 33."))

    class Meta:
        verbose_name = _("responder")
        verbose_name_plural = _("responders")
        constraints = [
            *make_code_constraints(
                "responder",
                {
                    "responder_type": ResponderType,
                    "species": Species,
                    "outcome": Outcome,
                    "duty_status": DutyStatus,
                    "attire": Attire,
                    "line_of_duty": LineOfDuty,
                    "body_armor": TriState,
                },
                blank={
                    "activity_code": ActivityCode,
                    "assignment_code": AssignmentCode,
                    "circumstance": Circumstance,
                    "cause_of_death": CauseOfDeath,
                    "manner": Manner,
                    "injury_code": InjuryCode,
                },
            ),
            *make_moment_constraints("responder", "died"),
            *make_date_constraints("responder", "eow"),
            models.CheckConstraint(
                name="responder_who_is_no_group_counts_as_one",
                condition=Q(is_group=True) | Q(count__isnull=True) | Q(count=1),
            ),
            models.CheckConstraint(
                name="responder_group_is_no_person", condition=Q(is_group=False) | Q(person__isnull=True)
            ),
            models.CheckConstraint(
                name="responder_animal_is_no_person",
                condition=Q(species=Species.HUMAN.value) | Q(person__isnull=True),
            ),
            models.UniqueConstraint(
                name="responder_person_once_per_incident",
                fields=["incident", "person"],
                condition=Q(person__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return self.label or self.count_text or (str(self.person) if self.person else f"responder {self.pk}")
