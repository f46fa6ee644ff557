"""Answers in words to what the readiness list warns of."""

import datetime as dt

from django.contrib.auth.models import User

from incidents.editorial.models import Incident, WarningAnswer


class AnsweredByAnother(ValueError):
    """Somebody else has answered the same warning: their words stand."""

    def __init__(self, answer: WarningAnswer) -> None:
        super().__init__(f"warning {answer.rule} of incident {answer.incident_id} has an answer of another account")


def answer_warning(
    *, incident: Incident, rule: str, fingerprint: str, text: str, by: User, now: dt.datetime
) -> WarningAnswer:
    """
    Keep why a warning is no obstacle, in place of the account's own earlier answer. The caller owns the transaction.

    rule, fingerprint   of the finding that warned
    text                never empty, and never with a withheld name: the caller has looked

    Raises AnsweredByAnother.
    """
    words = {"rule": rule, "text": text, "at": now}
    found, is_new = WarningAnswer.objects.get_or_create(
        incident=incident, fingerprint=fingerprint, defaults={**words, "by": by}
    )
    if is_new:
        return found
    if found.by_id != by.pk:
        raise AnsweredByAnother(found)
    WarningAnswer.objects.filter(pk=found.pk, by=by).update(**words)
    found.refresh_from_db()
    return found
