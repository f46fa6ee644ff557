"""As what an incident names an organization or a person, in words."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext_lazy

from incidents.public_store.queries.incidents import MentioningIncident
from incidents.public_store.tables import MentionRole
from incidents.web.pages.lines.incidents import present_line

_WORDS = {
    MentionRole.LEAD: gettext_lazy("lead agency"),
    MentionRole.EMPLOYER: gettext_lazy("employer of a responder"),
    MentionRole.SPEAKER: gettext_lazy("speaker of a statement"),
    MentionRole.ATTRIBUTED: gettext_lazy("credited with a report"),
    MentionRole.OWNER: gettext_lazy("owner of a vehicle"),
    MentionRole.OFFICE: gettext_lazy("body of an office"),
    MentionRole.PUBLISHER: gettext_lazy("publisher of a source"),
    MentionRole.RESPONDER: gettext_lazy("responder"),
    MentionRole.SUSPECT: gettext_lazy("suspect"),
    MentionRole.OFFICIAL: gettext_lazy("official"),
}


def present_mentions(incidents: Iterable[MentioningIncident]) -> list[dict[str, Any]]:
    """Return the lines of the incidents, each with the roles in which it names the record."""
    return [
        {
            "line": present_line(mention.incident),
            "roles": ", ".join(str(_WORDS[role]) for role in mention.roles),
        }
        for mention in incidents
    ]
