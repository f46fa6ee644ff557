"""Organizations and the offices they have."""

from django.core.validators import RegexValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from incidents.editorial.columns.code import CodeField, make_code_constraints
from incidents.editorial.models.place import OCD_DIVISION_HELP
from incidents.editorial.models.row import Begun, Mergeable, make_merger_constraints, make_pair_constraint
from incidents.record.codes import OfficeRole, OrganizationKind, UsState


class Organization(Mergeable):
    """An agency, government, union, news outlet or hospital. Neither name nor name and state identifies one."""

    name = models.CharField(max_length=200, help_text=_("Full name, as the organization itself writes it."))
    abbreviation = models.CharField(max_length=40, blank=True, help_text=_("Short form in use, e.g. OPD."))
    kind = CodeField(
        OrganizationKind,
        default=OrganizationKind.UNKNOWN.value,
        help_text=_("Agency classes of ODMP, and bodies that are not police."),
    )
    parent = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="parts",
        help_text=_("The body that it is a part of: the bureau of a field office, the department of a bureau."),
    )
    state = CodeField(
        UsState, blank=True, max_length=2, help_text=_("Two-letter code of the Postal Service; blank for federal.")
    )
    ocd_division_id = models.CharField(max_length=200, blank=True, help_text=OCD_DIVISION_HELP)
    ori = models.CharField(
        max_length=9,
        blank=True,
        validators=[RegexValidator(r"^[A-Z]{2}[A-Z0-9]{7}$")],
        help_text=_("Originating agency identifier of the NCIC, nine characters, e.g. CA0010900."),
    )

    class Meta:
        verbose_name = _("organization")
        verbose_name_plural = _("organizations")
        constraints = [
            *make_code_constraints("organization", {"kind": OrganizationKind}, blank={"state": UsState}),
            models.CheckConstraint(name="organization_name_given", condition=~Q(name="")),
            models.CheckConstraint(
                name="organization_is_not_its_own_parent",
                condition=Q(parent__isnull=True) | ~Q(parent=F("id")),
            ),
            *make_merger_constraints("organization"),
            make_pair_constraint("organization", "created"),
        ]

    def __str__(self) -> str:
        return f"{self.name}, {self.state}" if self.state else self.name


class Post(Begun):
    """An office that exists whoever holds it."""

    organization = models.ForeignKey(
        Organization, on_delete=models.PROTECT, related_name="posts", help_text=_("The body that the office is in.")
    )
    role = CodeField(OfficeRole, help_text=_("What the office is, whatever its title."))
    label = models.CharField(
        max_length=200, blank=True, help_text=_("Its title as styled there, e.g. Chief of Police.")
    )

    class Meta:
        verbose_name = _("office")
        verbose_name_plural = _("offices")
        constraints = [
            *make_code_constraints("post", {"role": OfficeRole}),
            models.UniqueConstraint(name="post_is_entered_once", fields=["organization", "role", "label"]),
            models.CheckConstraint(
                name="post_other_role_has_a_label", condition=~Q(role=OfficeRole.OTHER.value) | ~Q(label="")
            ),
            make_pair_constraint("post", "created"),
        ]

    def __str__(self) -> str:
        return f"{self.label or self.get_role_display()}, {self.organization}"
