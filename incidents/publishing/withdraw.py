"""Taking an incident out of the public record, with a public reason. Its versions and its number stay."""

import datetime as dt

from django.contrib.auth.models import User
from django.utils.translation import gettext_lazy as _

from incidents.editorial.actions.revisions import revise
from incidents.editorial.actions.transitions import record_transition
from incidents.editorial.models import Incident, Publication, RevisionKind
from incidents.editorial.models.workflow import State
from incidents.publishing import outbox
from incidents.publishing.checks import describe_incident
from incidents.publishing.delivery import deliver_after_commit
from incidents.publishing.guarded_names import list_guarded_names
from incidents.publishing.leak_guard import find_leaks
from incidents.publishing.public_numbers import get_public_number
from incidents.publishing.refusals import NotPublishable, Refusal
from incidents.publishing.visibility import is_public
from incidents.record.log import LogAction
from incidents.record.row import DocumentKind, Table

WITHDRAWN = _("Withdrawn.")


def withdraw_incident(*, incident: Incident, by: User, reason: str, now: dt.datetime) -> Publication:
    """
    Withdraw a published incident: its address answers 410 with the reason. Return the log entry.

    Opens the transaction itself, or joins the caller's; delivers after the commit.

    Raises NotPublishable if it is not published, if the reason is empty, or if the reason holds a sealed name.
    """
    words = reason.strip() or str(WITHDRAWN)
    with revise(by=by, now=now, reason=words, incident=incident, kind=RevisionKind.PUBLISH):
        outbox.lock_log()
        row = Incident.objects.select_for_update(of=("self",)).get(pk=incident.pk)
        number = get_public_number(Table.INCIDENT, row.pk)
        refusals = find_leaks(reason, list_guarded_names(), where="Withdrawal: reason")
        if not is_public(row):
            where = f"{describe_incident(row)}: state"
            refusals.append(
                Refusal(name="not_published", where=where, fix="is not public; there is nothing to withdraw")
            )
        if not reason.strip():
            refusals.append(Refusal(name="no_reason", where="Withdrawal: reason", fix="is empty; readers will see it"))
        if refusals or number is None:
            raise NotPublishable(refusals)
        record_transition(incident=row, to_state=State.WITHDRAWN, by=by, now=now, reason=reason)
        row.state, row.withdrawn_reason = State.WITHDRAWN, reason
        row.save(update_fields=["state", "withdrawn_reason"])
        mark = outbox.Mark(action=LogAction.WITHDRAW, kind=DocumentKind.INCIDENT, number=number)
        (entry,) = outbox.append_batch([mark], by=by, reason=reason, now=now)
        deliver_after_commit(now=now)
    return entry
