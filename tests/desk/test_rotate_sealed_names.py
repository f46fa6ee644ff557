"""Changing the keys of sealed names."""

import pytest
from cryptography.fernet import Fernet
from django.core.management import CommandError, call_command

from incidents.editorial import sealing
from incidents.editorial.actions.names import seal_name
from incidents.editorial.models import SealedName
from tests import make

pytestmark = pytest.mark.django_db


def make_sealed_name():
    seal_name(
        person=make.make_withheld_person(), name="Testa Zzyzxqua", by=make.make_user(is_superuser=True), now=make.NOW
    )


def test_sealed_names_move_to_the_newest_key_and_need_the_old_one_no_more(settings):
    make_sealed_name()
    newest = Fernet.generate_key().decode()
    settings.SEALED_NAMES_KEYS = [newest, *settings.SEALED_NAMES_KEYS]
    call_command("rotate_sealed_names")
    settings.SEALED_NAMES_KEYS = [newest]
    assert sealing.unseal(SealedName.objects.get().ciphertext) == "Testa Zzyzxqua"


def test_without_the_old_key_nothing_is_changed_and_the_command_says_so(settings):
    make_sealed_name()
    before = SealedName.objects.get().ciphertext
    settings.SEALED_NAMES_KEYS = [Fernet.generate_key().decode()]
    with pytest.raises(CommandError, match="Nothing was changed"):
        call_command("rotate_sealed_names")
    assert SealedName.objects.get().ciphertext == before
