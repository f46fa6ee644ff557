"""As what an incident names an organization or a person, in words."""

from collections.abc import Sequence
from dataclasses import dataclass

import sqlalchemy as sa
from django.utils.translation import gettext_lazy

from incidents.public_store.queries.incidents import MOST_MENTIONING, MentioningIncident
from incidents.public_store.tables import MentionRole
from incidents.web.pages.lines.incidents import IncidentLine, read_lines

ASKED = MOST_MENTIONING + 1
"""How many incidents to ask for: one more than is shown tells whether there are more."""

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


@dataclass(frozen=True, slots=True, kw_only=True)
class MentionLine:
    """An incident, and in words as what it names the record."""

    line: IncidentLine
    roles: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Mentions:
    """
    The latest incidents that name a record.

    are_more   whether earlier ones, which are not listed, name it too
    """

    lines: tuple[MentionLine, ...]
    are_more: bool


def read_mentions(connection: sa.Connection, found: Sequence[MentioningIncident]) -> Mentions:
    """
    Return the lines of the incidents, each with the roles in which it names the record. Two statements, or none.

    found   the latest first, at most ASKED of them
    """
    shown = found[:MOST_MENTIONING]
    lines = read_lines(connection, [mention.incident for mention in shown])
    return Mentions(
        lines=tuple(
            MentionLine(line=line, roles=", ".join(str(_WORDS[role]) for role in mention.roles))
            for mention, line in zip(shown, lines, strict=True)
        ),
        are_more=len(found) > MOST_MENTIONING,
    )
