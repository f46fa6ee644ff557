import pytest
from cryptography.fernet import Fernet

from incidents.editorial import sealing
from tests.make import INVENTED_NAME


def test_a_sealed_name_opens_again_and_its_token_does_not_show_it():
    token = sealing.seal(INVENTED_NAME)

    assert "Testa" not in token
    assert sealing.unseal(token) == INVENTED_NAME
    assert sealing.seal(INVENTED_NAME) != token


def test_after_a_rotation_the_old_key_is_not_needed(settings):
    old, new = settings.SEALED_NAMES_KEYS[0], Fernet.generate_key().decode()
    token = sealing.seal(INVENTED_NAME)
    settings.SEALED_NAMES_KEYS = [new, old]

    rotated = sealing.rotate(token)

    settings.SEALED_NAMES_KEYS = [new]
    assert sealing.unseal(rotated) == INVENTED_NAME
    with pytest.raises(sealing.CannotUnseal, match="no key"):
        sealing.unseal(token)
    with pytest.raises(sealing.CannotUnseal, match="no key"):
        sealing.rotate(token)


@pytest.mark.parametrize("act", [sealing.seal, sealing.unseal, sealing.rotate, sealing.fingerprint])
def test_without_a_key_nothing_is_sealed_or_opened(settings, act):
    settings.SEALED_NAMES_KEYS = []

    with pytest.raises(sealing.CannotUnseal, match="SEALED_NAMES_KEYS is empty"):
        act(INVENTED_NAME)


def test_a_refusal_does_not_repeat_what_was_sealed(settings):
    token = sealing.seal(INVENTED_NAME)
    settings.SEALED_NAMES_KEYS = [Fernet.generate_key().decode()]

    with pytest.raises(sealing.CannotUnseal) as refusal:
        sealing.unseal(token)

    assert "Testa" not in str(refusal.value)
    assert token not in str(refusal.value)
    assert refusal.value.__suppress_context__


@pytest.mark.parametrize("variant", ["sampleton", "SAMPLETON", "Sámpleton", "Sampleton,"])
def test_a_fingerprint_is_that_of_the_word_whatever_its_case_and_accents(variant):
    assert sealing.fingerprint(variant) == sealing.fingerprint("Sampleton")


def test_a_fingerprint_differs_by_word_and_by_key(settings):
    before = sealing.fingerprint("Sampleton")
    assert before != sealing.fingerprint("Testa")
    settings.SEALED_NAMES_KEYS = [Fernet.generate_key().decode(), *settings.SEALED_NAMES_KEYS]

    assert sealing.fingerprint("Sampleton") != before
    assert sealing.list_fingerprints("Sampleton")[1] == before
