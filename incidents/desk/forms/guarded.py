"""Forms whose words are kept at the desk: a text in which a withheld name occurs is refused before it is stored."""

import re
from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_variables

from incidents.publishing.guarded_names import list_guarded_names
from incidents.publishing.leak_guard import find_leaks
from incidents.publishing.refusals import NotPublishable
from incidents.record.guarded_words import Guard, GuardedName

MARK = "[…]"
"""Stands for a word that was taken out."""

_WORD = re.compile(r"\S+")


class Guarded(forms.BaseForm):
    """
    Looks for sealed names in every text of the form, also in fields that are not right for another reason.

    Mixed into a form before its own base. The message names the field and never the words. What was typed comes back
    with a mark in place of the name: no page repeats one, and nothing else is lost.
    """

    def full_clean(self) -> None:
        """Check the form as usual, then every text in it."""
        super().full_clean()
        if self.is_bound:
            self._refuse_sealed_names()

    def _refuse_sealed_names(self) -> None:
        texts = {name: typed for name in self.fields if (typed := self._get_typed(name))}
        try:
            names = list_guarded_names() if texts else []
        except NotPublishable as error:
            self.add_error(None, [str(refusal) for refusal in error.refusals])
            return
        leaking = [name for name, typed in texts.items() if find_leaks(typed, names, where="")]
        if not leaking:
            return
        posted: Any = self.data
        posted = posted.copy()
        for name in leaking:
            self.errors.pop(name, None)
            self.add_error(
                name,
                _(
                    "“%(field)s” held a name that is being withheld, or a part of one, so nothing was stored. "
                    "A mark stands in its place: write it another way."
                )
                % {"field": self.fields[name].label or name},
            )
            posted[self.add_prefix(name)] = _take_out(texts[name], names)
        self.data = posted

    def _get_typed(self, name: str) -> str:
        """Return the words typed into a field of text, "" for any other field."""
        field = self.fields[name]
        if not isinstance(field, forms.CharField):
            return ""
        typed: Any = field.widget.value_from_datadict(self.data, self.files, self.add_prefix(name))
        return str(typed or "")


@sensitive_variables()
def _take_out(text: str, names: Sequence[GuardedName]) -> str:
    """Return a text without the words that refuse it; "" if it still holds a name, written apart or run together."""
    guard = Guard.of(names)
    kept = _WORD.sub(lambda word: MARK if guard.finds(word[0]) else word[0], text)
    return "" if guard.finds(kept) else kept


class GuardedForm(Guarded, forms.Form):
    """A form of texts in which no sealed name may occur."""
