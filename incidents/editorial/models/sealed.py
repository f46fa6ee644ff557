"""Names that the newsroom knows and may not publish: kept encrypted, every reading on record."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from incidents.editorial.columns.digest import make_digest_condition
from incidents.editorial.models.person import Person


class SealedName(models.Model):
    """A withheld name as ciphertext. Read it with actions.names.read_sealed_name, which writes down who did."""

    person = models.OneToOneField(
        Person, on_delete=models.PROTECT, related_name="sealed_name", help_text=_("Whose name it is.")
    )
    ciphertext = models.TextField(help_text=_("A Fernet token under the first of SEALED_NAMES_KEYS."))
    sealed_at = models.DateTimeField(help_text=_("When it was sealed, UTC."))
    sealed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", help_text=_("Who sealed it.")
    )

    class Meta:
        verbose_name = _("sealed name")
        verbose_name_plural = _("sealed names")
        constraints = [models.CheckConstraint(name="sealedname_is_not_empty", condition=~Q(ciphertext=""))]

    def __str__(self) -> str:
        return f"sealed name of person {self.person_id}"


class SealedNameReading(models.Model):
    """One reading of a sealed name. It outlives the sealed name and so points at the person."""

    person = models.ForeignKey(
        Person, on_delete=models.PROTECT, related_name="name_readings", help_text=_("Whose name was read.")
    )
    read_at = models.DateTimeField(help_text=_("When, UTC."))
    read_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", help_text=_("By whom.")
    )
    reason = models.TextField(help_text=_("Why. It must not repeat the name."))

    class Meta:
        verbose_name = _("reading of a sealed name")
        verbose_name_plural = _("readings of sealed names")
        constraints = [models.CheckConstraint(name="sealednamereading_has_a_reason", condition=~Q(reason=""))]

    def __str__(self) -> str:
        return f"sealed name of person {self.person_id} read by {self.read_by}"


class ClearedNamePart(models.Model):
    """
    A part of some sealed name that is also an ordinary word, and may stand alone in what is published.

    The word is not kept: only a keyed fingerprint of it, which nobody without the key can compare.
    """

    fingerprint = models.CharField(
        max_length=64, unique=True, help_text=_("HMAC-SHA-256 of the folded word under a key of SEALED_NAMES_KEYS.")
    )
    reason = models.TextField(help_text=_("Why the word alone tells nothing. It must not repeat the word."))
    cleared_at = models.DateTimeField(help_text=_("When, UTC."))
    cleared_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", help_text=_("By whom.")
    )

    class Meta:
        verbose_name = _("cleared part of a name")
        verbose_name_plural = _("cleared parts of names")
        permissions = [("clear_name_part", "Can clear a part of a sealed name that is an ordinary word")]
        constraints = [
            models.CheckConstraint(
                name="clearednamepart_fingerprint_form", condition=make_digest_condition("fingerprint")
            ),
            models.CheckConstraint(name="clearednamepart_has_a_reason", condition=~Q(reason="")),
        ]

    def __str__(self) -> str:
        return f"cleared part {self.fingerprint[:8]}"
