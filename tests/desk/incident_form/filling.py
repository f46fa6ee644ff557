"""An editor without JavaScript: fills in the form of an incident, presses its buttons, reads what comes back."""

import re
from typing import Any

from django.db.models import Model
from django.test import Client
from django.urls import reverse

from incidents.desk.lookups import LOOKUPS
from incidents.editorial.models import Incident
from incidents.editorial.subjects import get_table, write_reference
from tests.desk.page_forms import Fields, read_form

FORM = "incident_form"


class Filler:
    """One editor before one form. fields: what would be posted now; html: the page as it stands."""

    def __init__(self, client: Client, incident: Incident | None = None) -> None:
        self.client = client
        self.address = (
            reverse("admin:editorial_incident_change", args=[incident.pk])
            if incident is not None
            else reverse("admin:editorial_incident_add")
        )
        self._take(client.get(self.address))

    def _take(self, response: Any) -> None:
        self.response = response
        self.html = response.content.decode()
        self.fields: Fields = read_form(response, FORM) if response.status_code == 200 else {}

    def fill(self, slot: str, **values: str) -> "Filler":
        """Type values into the fields of a row; "" for a slot fills in names as they are."""
        for name, value in values.items():
            self.fields[f"{slot}-{name}"] = value
        return self

    def cite(self, slot: str, name: str, words: str, *, index: int = 0, **parts: str) -> "Filler":
        """Type words of the source beside a field."""
        for part, value in {"words": words, **parts}.items():
            self.fields[f"ev-{slot}-{name}-{index}-{part}"] = value
        return self

    def choose(self, slot: str, name: str, reference: str) -> "Filler":
        """Choose a row of this form that is not stored yet in a lookup."""
        match = re.search(rf'<option value="{re.escape(reference)}">([^<]*)</option>', self.html)
        assert match, f"{reference} is not offered"
        self.fields |= {f"{slot}-{name}": match[1], f"{slot}-{name}_key": reference}
        return self

    def choose_stored(self, slot: str, name: str, row: Model) -> "Filler":
        """Choose a stored row in a lookup, as its words and key."""
        table = get_table(row)
        label = LOOKUPS[table].label(row)
        self.fields |= {f"{slot}-{name}": label, f"{slot}-{name}_key": write_reference(table, row.pk)}
        return self

    def press(self, verb: str) -> "Filler":
        """Press a button inside the form."""
        self._take(self.client.post(self.address, {**self.fields, "do": verb}))
        assert self.response.status_code == 200, self.html[:500]
        return self

    def save(self) -> Any:
        """Press Save; return the answer, and stay before the form if it comes back."""
        response = self.client.post(self.address, {**self.fields, "_continue": "1"})
        if response.status_code == 200:
            self._take(response)
        return response

    def save_and_see(self) -> Any:
        """Press Save on a form that has something wrong, and look at it again."""
        response = self.save()
        assert response.status_code == 200
        return response


def get_problems(response: Any) -> str:
    """Every word of the lists of errors on a page."""
    lists = re.findall(r'<ul class="errorlist[^"]*"[^>]*>(.*?)</ul>', response.content.decode(), re.DOTALL)
    return " ".join(re.sub(r"<[^>]+>", " ", problems) for problems in lists)
