"""How a record moves from draft to publication, and who may come after whom."""

from collections.abc import Mapping
from types import MappingProxyType

from django.db import models
from django.utils.translation import gettext_lazy as _


class State(models.TextChoices):
    """Where the work on an incident stands. Whether it is public is told by its publications, not by this."""

    DRAFT = "draft", _("Draft")
    SUBMITTED = "submitted", _("Submitted for review")
    RETURNED = "returned", _("Returned to its author")
    APPROVED = "approved", _("Approved")
    PUBLISHED = "published", _("Published")
    WITHDRAWN = "withdrawn", _("Withdrawn")
    MERGED = "merged", _("Merged into another record")


NEXT_STATES: Mapping[State, frozenset[State]] = MappingProxyType(
    {
        # Review is offered, not demanded: whoever may publish may do so from any state but a merger.
        State.DRAFT: frozenset({State.SUBMITTED, State.PUBLISHED, State.WITHDRAWN, State.MERGED}),
        State.SUBMITTED: frozenset(
            {State.DRAFT, State.RETURNED, State.APPROVED, State.PUBLISHED, State.WITHDRAWN, State.MERGED}
        ),
        State.RETURNED: frozenset({State.DRAFT, State.SUBMITTED, State.PUBLISHED, State.WITHDRAWN, State.MERGED}),
        State.APPROVED: frozenset({State.DRAFT, State.RETURNED, State.PUBLISHED, State.WITHDRAWN, State.MERGED}),
        # A published record is published again when a name in it is released or a body in it is renamed.
        State.PUBLISHED: frozenset({State.DRAFT, State.SUBMITTED, State.PUBLISHED, State.WITHDRAWN, State.MERGED}),
        State.WITHDRAWN: frozenset({State.DRAFT, State.PUBLISHED, State.MERGED}),
        State.MERGED: frozenset(),
    }
)
"""The states that may follow each state. Nothing follows a merger: the other record goes on."""
