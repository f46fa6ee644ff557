"""
Delivery of the log into the public store, strictly in sequence and repeatable.

What a crash left undelivered is delivered by the next publication, by the worker or by ``manage.py deliver``. A
failure stops the queue and is shown on the desk; readers keep the old version.
"""

import datetime as dt
import functools
import logging

from django.conf import settings
from django.db import transaction

from incidents.editorial.models import DeliveryState
from incidents.public_store import connect, write
from incidents.public_store.queries import records
from incidents.publishing import outbox
from incidents.publishing.fault_points import reach

logger = logging.getLogger(__name__)


def deliver_pending(*, now: dt.datetime) -> int:
    """
    Deliver every batch that the public store does not have yet; return how many entries were delivered.

    Each batch is one transaction of the public store, under the store's lock, so readers see all of it or nothing
    and two deliveries at once do the work once. To be called outside a transaction of the editorial database.

    Raises whatever the public store raised, after recording it for the desk.
    """
    delivered = 0
    try:
        while count := _deliver_next_batch():
            delivered += count
    except Exception as error:
        _record_state(now=now, error=describe_error(error))
        raise
    _record_state(now=now, error="")
    return delivered


def deliver_after_commit(*, now: dt.datetime) -> None:
    """
    Deliver what is pending as soon as the current transaction has committed.

    A failure is logged and recorded for the desk instead of raised: the publication itself stands.
    """
    transaction.on_commit(functools.partial(_deliver_committed, now=now), robust=True)


def _deliver_committed(*, now: dt.datetime) -> None:
    reach("publish:committed")
    try:
        deliver_pending(now=now)
    except Exception as error:  # noqa: BLE001 - whatever it was, the publication stands and the desk is told
        logger.error("delivery failed, the queue waits for the next one: %s", describe_error(error))  # noqa: TRY400


def describe_error(error: Exception) -> str:
    """
    Return the kind of an error and its first line.

    The rest of a database's message, and a traceback, repeat values that a later redaction could not reach.
    """
    cause = getattr(error, "orig", None) or error
    lines = str(cause).splitlines()
    return f"{type(error).__name__}: {lines[0]}" if lines else type(error).__name__


def _deliver_next_batch() -> int:
    with connect.open_writer(settings.PUBLIC_DATABASE_URL) as store:
        reach("deliver:locked")
        batch = outbox.read_batch_after(records.get_last_sequence(store))
        reach("deliver:read")
        if batch:
            write.deliver_batch(store, batch)
            reach("deliver:written")
    reach("deliver:committed")
    return len(batch)


def _record_state(*, now: dt.datetime, error: str) -> None:
    DeliveryState.objects.update_or_create(pk=1, defaults={"last_attempt_at": now, "last_error": error})
