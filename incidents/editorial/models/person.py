"""People, named or not, and the offices they hold."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from incidents.editorial.columns.code import CodeField, make_code_constraints
from incidents.editorial.columns.moment import MomentColumns, make_moment_constraints
from incidents.editorial.columns.partial_date import PartialDateColumns, make_date_constraints
from incidents.editorial.models.organization import Post
from incidents.editorial.models.row import Begun, Mergeable, make_merger_constraints, make_pair_constraint
from incidents.record.codes import Capacity, NameStatus, WithheldReason

NAME_FIELDS = ("full_name", "given_name", "additional_name", "family_name", "suffix", "nickname")
"""The columns that hold a released name, and are empty otherwise."""


class Person(Mergeable):
    """
    A human being of the record. The identity is this row; the name is only one thing known of it.

    While the name is not released every name column is empty. A name that the newsroom knows goes nowhere but
    into a SealedName. Nothing about an office is stored here, and no animal.
    """

    name_status = CodeField(
        NameStatus,
        default=NameStatus.NOT_STATED.value,
        help_text=_("Whether the name is public. It changes only by the actions that withhold or release a name."),
    )
    withheld_reason = CodeField(
        WithheldReason, blank=True, help_text=_("Why a source says the name is withheld; only while it is.")
    )
    name_released = MomentColumns(help_text=_("When the name was made public, where that is reported."))
    full_name = models.CharField(
        max_length=200, blank=True, help_text=_("The whole name as published. Empty unless released.")
    )
    given_name = models.CharField(max_length=100, blank=True, help_text=_("Given name, where a source gives it."))
    additional_name = models.CharField(max_length=100, blank=True, help_text=_("Middle name or initial."))
    family_name = models.CharField(max_length=100, blank=True, help_text=_("Family name."))
    suffix = models.CharField(max_length=20, blank=True, help_text=_("Jr., Sr., III and the like."))
    nickname = models.CharField(
        max_length=100, blank=True, help_text=_("What friends and colleagues said, where a source gives it.")
    )
    editor_notes = models.TextField(
        blank=True, help_text=_("Private, never published. A withheld name must not be written here.")
    )

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("people")
        permissions = [
            ("seal_name", "Can seal a withheld name"),
            ("open_sealed_name", "Can read a sealed name"),
            ("release_name", "Can release a withheld name"),
        ]
        constraints = [
            *make_code_constraints("person", {"name_status": NameStatus}, blank={"withheld_reason": WithheldReason}),
            models.CheckConstraint(
                name="person_has_a_name_only_when_released",
                condition=Q(name_status=NameStatus.RELEASED.value) | Q(**dict.fromkeys(NAME_FIELDS, "")),
            ),
            models.CheckConstraint(
                name="person_released_has_a_full_name",
                condition=~Q(name_status=NameStatus.RELEASED.value) | ~Q(full_name=""),
            ),
            models.CheckConstraint(
                name="person_reason_only_when_withheld",
                condition=Q(withheld_reason="") | Q(name_status=NameStatus.WITHHELD.value),
            ),
            models.CheckConstraint(
                name="person_release_time_only_when_released",
                condition=Q(name_released_precision="") | Q(name_status=NameStatus.RELEASED.value),
            ),
            *make_merger_constraints("person"),
            *make_moment_constraints("person", "name_released"),
            make_pair_constraint("person", "created"),
        ]

    def __str__(self) -> str:
        return self.full_name or f"person {self.pk}, name {self.get_name_status_display().lower()}"


class Tenure(Begun):
    """
    One person holding one office over a term, as far as known.

    A source that names a title shows only that the person held it then: both ends stay unknown.
    """

    person = models.ForeignKey(
        Person, on_delete=models.PROTECT, related_name="tenures", help_text=_("Who holds the office.")
    )
    post = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="tenures", help_text=_("The office."))
    capacity = CodeField(
        Capacity, default=Capacity.UNKNOWN.value, help_text=_("Interim, acting and so on, where a source says.")
    )
    start = PartialDateColumns(required=True, help_text=_("First day in office. Unknown unless a source gives it."))
    end = PartialDateColumns(
        required=True, help_text=_("Last day in office. Open while a source says it goes on, else unknown.")
    )

    class Meta:
        verbose_name = _("tenure")
        verbose_name_plural = _("tenures")
        constraints = [
            *make_code_constraints("tenure", {"capacity": Capacity}),
            *make_date_constraints("tenure", "start", required=True),
            *make_date_constraints("tenure", "end", required=True),
            models.CheckConstraint(
                name="tenure_ends_after_it_starts",
                condition=Q(start_from__isnull=True) | Q(end_to__isnull=True) | Q(end_to__gte=F("start_from")),
            ),
            make_pair_constraint("tenure", "created"),
        ]

    def __str__(self) -> str:
        return f"{self.person}: {self.post}"
