"""
Encryption of sealed names, and fingerprints of their parts.

The keys come from SEALED_NAMES_KEYS, newest first: the first encrypts, all decrypt. Nothing here reads or writes
the database, and no error repeats what was sealed.
"""

import hashlib
import hmac

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings
from django.views.decorators.debug import sensitive_variables

from incidents.record.folding import list_words

# Keeps fingerprints apart from anything else that is ever computed with the same keys.
_PURPOSE = b"incidents: part of a sealed name"


class CannotUnseal(Exception):
    """No key, or none that fits the token: it was sealed under a key that is no longer in SEALED_NAMES_KEYS."""


@sensitive_variables("name")
def seal(name: str) -> str:
    """
    Return a Fernet token of the name, under the newest key.

    Raises CannotUnseal if there is no key, for nobody could ever open it.
    """
    return _open_keys().encrypt(name.encode()).decode()


@sensitive_variables()
def unseal(ciphertext: str) -> str:
    """
    Return the name of a token. For the leak guard, and for actions.names, which writes down every reading.

    Raises CannotUnseal.
    """
    try:
        return _open_keys().decrypt(ciphertext.encode()).decode()
    except InvalidToken:
        raise CannotUnseal("no key of SEALED_NAMES_KEYS opens this name") from None


def rotate(ciphertext: str) -> str:
    """Return a token of the same name under the newest key. Raises CannotUnseal."""
    try:
        return _open_keys().rotate(ciphertext.encode()).decode()
    except InvalidToken:
        raise CannotUnseal("no key of SEALED_NAMES_KEYS opens this name") from None


@sensitive_variables("word")
def fingerprint(word: str) -> str:
    """Return the fingerprint of a word under the newest key: the same whatever its case and accents."""
    return list_fingerprints(word)[0]


@sensitive_variables("word")
def list_fingerprints(word: str) -> list[str]:
    """Return the fingerprints of a word under every key, newest first. Raises CannotUnseal without a key."""
    if not settings.SEALED_NAMES_KEYS:
        raise CannotUnseal("SEALED_NAMES_KEYS is empty")
    message = "".join(list_words(word)).encode()
    return [
        hmac.new(_PURPOSE + key.encode(), message, hashlib.sha256).hexdigest() for key in settings.SEALED_NAMES_KEYS
    ]


def _open_keys() -> MultiFernet:
    if not settings.SEALED_NAMES_KEYS:
        raise CannotUnseal("SEALED_NAMES_KEYS is empty")
    return MultiFernet([Fernet(key) for key in settings.SEALED_NAMES_KEYS])
