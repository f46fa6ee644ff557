"""
Mails to staff when something begins to wait for them.

A mail holds the desk's number of the incident, what happened and a link, and nothing else: no title, text, reason or
name, since it leaves the desk. It is sent after the commit. A mail server that does not answer breaks no act.
"""

import enum
import functools
import logging
from collections.abc import Iterable

from django.conf import settings
from django.contrib.auth.models import User
from django.core.mail import EmailMessage, get_connection
from django.db import transaction
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from incidents.desk.review.accounts import list_accounts
from incidents.editorial.models import Incident

logger = logging.getLogger(__name__)


class Notice(enum.Enum):
    """What a mail tells: words for its subject."""

    SUBMITTED = gettext_lazy("submitted, waits for your review")
    RETURNED = gettext_lazy("returned to you")
    APPROVED = gettext_lazy("approved, waits to be published")
    ASSIGNED = gettext_lazy("given to you")
    COMMENTED = gettext_lazy("a colleague commented")

    @property
    def words(self) -> str:
        """The words, in the language of the one who acts."""
        words: Promise = self.value
        return str(words)


def tell(notice: Notice, *, incident: Incident, by: User) -> None:
    """
    Mail those for whom an incident begins to wait, once the current transaction has committed.

    Sends nothing without MAIL_URL. Accounts without an address get no mail, nor does the one who acted.

    by   who acted
    """
    if not settings.SENDS_MAIL:
        return
    addresses = sorted(
        {account.email for account in _list_recipients(notice, incident) if account.email and account.pk != by.pk}
    )
    if addresses:
        send = functools.partial(_send, addresses, subject=_write_subject(notice, incident), body=_write_body(incident))
        transaction.on_commit(send, robust=True)


def _list_recipients(notice: Notice, incident: Incident) -> Iterable[User]:
    match notice:
        case Notice.SUBMITTED:
            return list_accounts("review_incident", incident=incident)
        case Notice.APPROVED:
            return list_accounts("publish_incident", incident=incident)
        case Notice.RETURNED:
            author = incident.assigned_to or incident.submitted_by or incident.created_by
            return [author] if author is not None and author.is_active else []
        case Notice.ASSIGNED:
            return [incident.assigned_to] if incident.assigned_to is not None else []
        case Notice.COMMENTED:
            return _list_colleagues(incident)


def _list_colleagues(incident: Incident) -> Iterable[User]:
    """Return who took part in the work on an incident: its author, assignee, and whoever moved or commented it."""
    people = {incident.created_by_id, incident.submitted_by_id, incident.assigned_to_id}
    people |= set(incident.transitions.values_list("by", flat=True))
    people |= set(incident.comments.values_list("by", flat=True))
    people |= set(incident.revisions.values_list("by", flat=True))
    keys = [key for key in people if key is not None]
    return User.objects.filter(pk__in=keys, is_active=True, is_staff=True)


def _write_subject(notice: Notice, incident: Incident) -> str:
    return _("Incident %(number)d: %(notice)s") % {"number": incident.pk, "notice": notice.words}


def _write_body(incident: Incident) -> str:
    if not settings.DESK_URL:
        return _("Sign in at the desk and open “Waiting for me”.")
    return settings.DESK_URL + reverse("admin:review_incident", args=[incident.pk])


def _send(addresses: Iterable[str], *, subject: str, body: str) -> None:
    """Send one mail to each address: nobody learns the others'."""
    try:
        connection = get_connection()
        connection.send_messages([EmailMessage(subject, body, to=[address]) for address in addresses])
    except Exception as error:  # noqa: BLE001 - whatever it was, the act stands
        # The kind alone: what a mail server answers repeats addresses.
        logger.error("mails were not sent: %s", type(error).__name__)  # noqa: TRY400
