"""What people, offices and sources are called, and what to say where a name is not published."""

from typing import Protocol
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from incidents.present.times import find_local_days, show_date
from incidents.present.value import translate_label
from incidents.record.codes import Capacity, NameStatus, OfficeRole, SourceKind, WithheldReason
from incidents.record.mentions import PersonMention
from incidents.record.moment import Moment


class NamedSource(Protocol):
    """What the name of a source is made of: a published source, or the part of it that a list reads."""

    @property
    def title(self) -> str:
        """Headline, or ""."""

    @property
    def kind(self) -> SourceKind:
        """Article, post, record …."""

    @property
    def published(self) -> Moment | None:
        """When it was published, if that is known."""


class NamedPost(Protocol):
    """What the name of an office is made of: an office as a document mentions it, or as a list reads it."""

    @property
    def role(self) -> OfficeRole:
        """What kind of office it is."""

    @property
    def label(self) -> str:
        """How it styles itself, or ""."""


_WITHHELD_LINES = {
    WithheldReason.FAMILY_NOTIFICATION: gettext_lazy("Name withheld until family members have been told"),
    WithheldReason.AGENCY_POLICY: gettext_lazy("Name withheld under the policy of the agency"),
    WithheldReason.JUVENILE: gettext_lazy("Name withheld because the person is a minor"),
    WithheldReason.COURT_ORDER: gettext_lazy("Name withheld by order of a court"),
    WithheldReason.SAFETY: gettext_lazy("Name withheld for somebody’s safety"),
    WithheldReason.UNSPECIFIED: gettext_lazy("Name withheld; no reason is stated"),
}


def write_person_name(person: PersonMention) -> str:
    """Return the released name, or in two or three words why there is none."""
    if person.name is not None:
        return person.name.full_name
    return write_unnamed(person.name_status)


def write_unnamed(status: NameStatus | None) -> str:
    """Return in two or three words why there is no name; None where nothing is known of the person."""
    match status:
        case NameStatus.WITHHELD:
            return _("Name withheld")
        case NameStatus.NOT_STATED:
            return _("Name not stated")
        case _:
            return _("Name not known")


def write_name_line(person: PersonMention) -> str:
    """Return the line that stands where the name would: the name, or that it is withheld and why."""
    if person.name_status is not NameStatus.WITHHELD:
        return write_person_name(person)
    return str(_WITHHELD_LINES[person.withheld_reason or WithheldReason.UNSPECIFIED])


def write_office(post: NamedPost, *, capacity: Capacity, organization_name: str) -> str:
    """Return the office as held, e.g. "interim police chief, Oakland Police Department"."""
    title = write_office_title(post)
    shown = title[:1].lower() + title[1:] if title == translate_label(post.role.label) else title
    match capacity:
        case Capacity.INTERIM if "interim" not in shown.casefold():
            shown = _("interim %(office)s") % {"office": shown}
        case Capacity.ACTING if "acting" not in shown.casefold():
            shown = _("acting %(office)s") % {"office": shown}
        case Capacity.FORMER if "former" not in shown.casefold():
            shown = _("former %(office)s") % {"office": shown}
        case Capacity.ELECT if "elect" not in shown.casefold():
            shown = _("%(office)s-elect") % {"office": shown}
        case _:
            pass
    return ", ".join(part for part in (shown, organization_name) if part)


def write_office_title(post: NamedPost) -> str:
    """Return the office as it styles itself, or the label of its role."""
    return post.label or translate_label(post.role.label)


def write_source_name(source: NamedSource, *, publisher_name: str, zone: ZoneInfo) -> str:
    """Return how evidence names a source: publisher, title, day; its kind where it has neither of the first two."""
    days = find_local_days(source.published, zone=zone) if source.published else None
    title = _("“%(title)s”") % {"title": source.title} if source.title else ""
    named = [part for part in (publisher_name, title) if part] or [translate_label(source.kind.label)]
    return ", ".join([*named, *([show_date(days[0])] if days and days[0] == days[1] else [])])
