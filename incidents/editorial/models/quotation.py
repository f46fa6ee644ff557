"""How the words of a statement were checked before they were published as a quotation."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from incidents.editorial.columns.code import CodeField, make_code_constraints
from incidents.editorial.columns.digest import make_digest_condition
from incidents.editorial.models.report import Statement
from incidents.record.codes import WordsChecked


class QuotationCheck(models.Model):
    """
    One check of a statement's words. It holds for these words alone: words_sha256 tells whether they are the same.

    For source_text, start and end are offsets in characters of the source's stored text with that SHA-256.
    """

    statement = models.ForeignKey(
        Statement, on_delete=models.CASCADE, related_name="quotation_checks", help_text=_("The statement.")
    )
    method = CodeField(WordsChecked, help_text=_("How the words were checked."))
    words_sha256 = models.CharField(max_length=64, help_text=_("SHA-256 of the statement's words as checked, UTF-8."))
    source_sha256 = models.CharField(
        max_length=64, blank=True, help_text=_("SHA-256 of the source's text in which the words were found.")
    )
    start = models.PositiveIntegerField(null=True, blank=True, help_text=_("Where the words begin in it."))
    end = models.PositiveIntegerField(null=True, blank=True, help_text=_("Where they end in it, exclusive."))
    note = models.TextField(
        blank=True, help_text=_("For a transcription: which recording, and where in it, e.g. 02:15 to 02:40.")
    )
    checked_at = models.DateTimeField(help_text=_("When, UTC."))
    checked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", help_text=_("By whom.")
    )

    class Meta:
        verbose_name = _("check of a quotation")
        verbose_name_plural = _("checks of quotations")
        ordering = ["id"]
        constraints = [
            *make_code_constraints("quotationcheck", {"method": WordsChecked}),
            models.CheckConstraint(
                name="quotationcheck_words_sha256_form", condition=make_digest_condition("words_sha256")
            ),
            models.CheckConstraint(
                name="quotationcheck_says_where_or_who",
                condition=Q(method=WordsChecked.SOURCE_TEXT.value, start__isnull=False, end__gt=F("start"))
                & make_digest_condition("source_sha256")
                | Q(method=WordsChecked.TRANSCRIPTION.value, start__isnull=True, end__isnull=True, source_sha256="")
                & ~Q(note=""),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.method} of statement {self.statement_id}"
