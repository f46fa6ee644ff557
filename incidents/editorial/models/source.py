"""Sources, and the evidence that every report carries."""

from django.conf import settings
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from incidents.editorial.columns.code import CodeField, make_code_constraint, make_code_constraints
from incidents.editorial.columns.digest import make_digest_condition
from incidents.editorial.columns.moment import MomentColumns, make_moment_constraints
from incidents.editorial.models.organization import Organization
from incidents.editorial.models.person import Tenure
from incidents.editorial.models.row import Begun, EditorialRow, make_pair_constraint
from incidents.record.codes import Directness, SourceKind


class Source(Begun):
    """One article, post, video, record or data set. An updated article is a new row."""

    kind = CodeField(SourceKind, help_text=_("What it is."))
    title = models.CharField(max_length=300, blank=True, help_text=_("Its own title, as printed; blank if none."))
    publisher = models.ForeignKey(
        Organization,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="published_sources",
        help_text=_("Who made it public."),
    )
    author_text = models.CharField(max_length=200, blank=True, help_text=_("The byline as printed."))
    dateline = models.CharField(
        max_length=200, blank=True, help_text=_("The dateline as printed, e.g. OAKLAND, Calif. (KRON).")
    )
    url = models.URLField(max_length=500, blank=True, help_text=_("Its address; blank rather than guessed."))
    archived_url = models.URLField(max_length=500, blank=True, help_text=_("Address of a copy in a web archive."))
    published = MomentColumns(
        help_text=_("When it was made public; narrow it from the text where only a date is printed.")
    )
    retrieved_at = models.DateTimeField(null=True, blank=True, help_text=_("When we read it, UTC."))
    content_sha256 = models.CharField(
        max_length=64,
        blank=True,
        validators=[RegexValidator(r"^[0-9a-f]{64}$")],
        help_text=_("SHA-256 of the text as we read it, 64 lower-case hexadecimal digits."),
    )
    rights = models.CharField(max_length=200, blank=True, help_text=_("Terms under which it may be used."))
    revision_of = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="revisions",
        help_text=_("The source that this one is an updated version of."),
    )
    full_text = models.TextField(
        blank=True, help_text=_("Private, never published: the whole text, to check excerpts against.")
    )
    word_count = models.PositiveIntegerField(
        null=True,
        blank=True,
        help_text=_("Private: words in the whole text. All excerpts together may show a quarter of them."),
    )

    class Meta:
        verbose_name = _("source")
        verbose_name_plural = _("sources")
        constraints = [
            *make_code_constraints("source", {"kind": SourceKind}),
            *make_moment_constraints("source", "published"),
            models.CheckConstraint(
                name="source_content_sha256_form",
                condition=Q(content_sha256="") | make_digest_condition("content_sha256"),
            ),
            models.CheckConstraint(
                name="source_is_not_its_own_revision",
                condition=Q(revision_of__isnull=True) | ~Q(revision_of=F("id")),
            ),
            make_pair_constraint("source", "created"),
        ]

    def __str__(self) -> str:
        name = self.title or self.dateline or self.url or self.get_kind_display()
        return f"{self.publisher.name}: {name}" if self.publisher else name


class Sourced(EditorialRow):
    """
    A row that is itself a report: who said it, in which words, when it became public and when we stored it.

    Once it has been published (frozen_at is set) triggers refuse to change or delete it. A mistake is put right
    by a new row that supersedes it.
    """

    source = models.ForeignKey(
        Source, on_delete=models.PROTECT, related_name="%(class)s_rows", help_text=_("The source that says it.")
    )
    excerpt = models.TextField(
        help_text=_("The source's own words, copied exactly. At most 25 of them are shown to readers.")
    )
    locator = models.CharField(
        max_length=100, blank=True, help_text=_("Where in the source: paragraph 4, row 21607, 02:15.")
    )
    attribution_text = models.CharField(
        max_length=200, blank=True, help_text=_("Whom the source credits, in its words: investigators.")
    )
    attributed_tenure = models.ForeignKey(
        Tenure,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text=_("The official whom the source credits, in the office held then."),
    )
    attributed_organization = models.ForeignKey(
        Organization,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text=_("The body that the source credits."),
    )
    directness = CodeField(
        Directness, default=Directness.EXPLICIT.value, help_text=_("How far it is from the source's words.")
    )
    reported = MomentColumns(required=True, help_text=_("When a source made it public."))
    recorded_at = models.DateTimeField(
        default=timezone.now, editable=False, help_text=_("When this record stored it, UTC.")
    )
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        editable=False,
        related_name="+",
        help_text=_("Who stored it."),
    )
    supersedes = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="superseded_by",
        help_text=_("The mistaken or outdated row that this one takes the place of. A later change is no mistake."),
    )
    frozen_at = models.DateTimeField(
        null=True, blank=True, editable=False, help_text=_("When it was first published, UTC; then it is fixed.")
    )
    redacted_at = models.DateTimeField(
        null=True, blank=True, editable=False, help_text=_("When its words were erased, UTC.")
    )

    class Meta:
        abstract = True


def make_sourced_constraints(model: str) -> list[models.CheckConstraint]:
    """Return the CHECKs of the columns that a model has from Sourced."""
    return [
        make_code_constraint(model, "directness", Directness),
        *make_moment_constraints(model, "reported", required=True),
        models.CheckConstraint(
            name=f"{model}_excerpt_given_unless_redacted",
            condition=Q(redacted_at__isnull=True) & ~Q(excerpt="") | Q(redacted_at__isnull=False, excerpt=""),
        ),
        models.CheckConstraint(
            name=f"{model}_does_not_supersede_itself",
            condition=Q(supersedes__isnull=True) | ~Q(supersedes=F("id")),
        ),
    ]
