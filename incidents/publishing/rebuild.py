"""Building the public store anew from the log: same bytes, same digests, same log."""

from django.conf import settings

from incidents.public_store.rebuild import rebuild_store
from incidents.publishing import outbox


def rebuild_public() -> None:
    """
    Build a new public store from every publication and swap it in for the present one.

    Readers keep the present store until the swap. Nothing may be delivered meanwhile: the caller holds no
    transaction, and the store's own lock keeps deliveries back.
    """
    rebuild_store(settings.PUBLIC_DATABASE_URL, outbox.read_all_batches())
