"""A form with choices by words, and the rows that another form is about to make."""

from django import forms
from django.db.models import Model
from django.http import QueryDict

from incidents.desk.forms.lookup import LookupField, LookupManyField
from incidents.desk.lookups import Found
from incidents.editorial.models import Organization
from incidents.record.row import Table


class ChoiceForm(forms.Form):
    """One official, one body, and several officials."""

    speaker = LookupField(Table.TENURE)
    agency = LookupField(Table.ORGANIZATION, required=True)
    officials = LookupManyField(Table.TENURE)


class NewOrganizations:
    """Bodies that are not stored yet, by key."""

    def __init__(self, **names: str) -> None:
        self.rows: dict[str, Model] = {f"organization:{key}": Organization(name=name) for key, name in names.items()}

    def list_unsaved(self, table: Table) -> list[Found]:
        """Return them, if bodies are asked for."""
        if table is not Table.ORGANIZATION:
            return []
        return [Found(key, str(row)) for key, row in self.rows.items()]

    def get_unsaved(self, key: str) -> Model | None:
        """Return one of them."""
        return self.rows.get(key)


def make_form(initial=None, **posted):
    """The form as a browser would send it; a list is sent as several values. Not bound where nothing is posted."""
    if not posted:
        return ChoiceForm(initial=initial)
    data = QueryDict(mutable=True)
    for name, value in posted.items():
        data.setlist(name, value if isinstance(value, list) else [value])
    return ChoiceForm(data, initial=initial)
