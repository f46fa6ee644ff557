"""Names and addresses of all rows of one document, so that facts can speak of them and link to them."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

from incidents.present import addresses
from incidents.present.names import write_office, write_office_title, write_person_name, write_source_name
from incidents.present.times import describe_instant, describe_moment
from incidents.present.value import Value
from incidents.record.evidence import SourceRecord
from incidents.record.mentions import OrganizationMention, PersonMention, PostMention, TenureMention
from incidents.record.moment import Moment
from incidents.record.row import Table

Key = tuple[Table, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Shared:
    """What all reports of a page have in common, so that the page says it once and no report repeats it."""

    has_source: bool = False
    has_reported: bool = False
    has_recorded: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """What a row is called, and where it can be read: an address, or an anchor of the same page."""

    text: str
    address: str = ""


class Directory:
    """
    The rows that one document can speak of.

    zone           the zone in which the document's times are shown
    page_address   address of the page on which the rows stand, "" for the page that is being made
    shared         what no report needs to repeat
    """

    def __init__(
        self,
        *,
        zone: ZoneInfo,
        organizations: Iterable[OrganizationMention],
        people: Iterable[PersonMention],
        posts: Iterable[PostMention],
        tenures: Iterable[TenureMention],
        sources: Iterable[SourceRecord],
        page_address: str = "",
    ) -> None:
        self.zone = zone
        self.page_address = page_address
        self.shared = Shared()
        # Most reports of a document became public at one time, and were recorded at one time.
        self._moments: dict[Moment, Value] = {}
        self._instants: dict[dt.datetime, Value] = {}
        self._organizations = {row.number: row for row in organizations}
        self._people = {row.number: row for row in people}
        self._posts = {row.number: row for row in posts}
        self._tenures = {row.number: row for row in tenures}
        self._sources = {row.number: row for row in sources}
        self._others: Mapping[Key, str] = {}
        # The reports of a document name the same few sources, speakers and rows again and again.
        self._mentions: dict[Key, Mention] = {}
        self._words: dict[str, str] = {}
        self._source_names: dict[int, str] = {}

    def describe_moment(self, moment: Moment) -> Value:
        """Return a moment in words, in the zone of the document."""
        if moment not in self._moments:
            self._moments[moment] = describe_moment(moment, zone=self.zone)
        return self._moments[moment]

    def describe_instant(self, instant: dt.datetime) -> Value:
        """Return an instant of this record's own making in words, in UTC."""
        if instant not in self._instants:
            self._instants[instant] = describe_instant(instant)
        return self._instants[instant]

    def say(self, words: str) -> str:
        """Return English words that are marked for translation in the reader's language; translated once."""
        if words not in self._words:
            self._words[words] = _(words)
        return self._words[words]

    def add_names(self, names: Mapping[Key, str]) -> None:
        """Take in what rows of other tables are called; they are linked by their anchor on the page."""
        self._others = {**self._others, **names}
        self._mentions.clear()

    def get_organization(self, number: int | None) -> OrganizationMention | None:
        """Return the organization as mentioned in the document, or None."""
        return self._organizations.get(number or 0)

    def get_person(self, number: int | None) -> PersonMention | None:
        """Return the person as mentioned in the document, or None."""
        return self._people.get(number or 0)

    def get_post(self, number: int | None) -> PostMention | None:
        """Return the office as mentioned in the document, or None."""
        return self._posts.get(number or 0)

    def get_tenure(self, number: int | None) -> TenureMention | None:
        """Return the tenure as mentioned in the document, or None."""
        return self._tenures.get(number or 0)

    def get_source(self, number: int) -> SourceRecord | None:
        """Return the source of the document with that number, or None."""
        return self._sources.get(number)

    def mention(self, table: Table, number: int) -> Mention:
        """Return name and address of a row; a row that the document does not describe is named by its number."""
        known = self._mentions.get((table, number))
        if known is None:
            known = self._mentions[table, number] = self._make_mention(table, number)
        return known

    def _make_mention(self, table: Table, number: int) -> Mention:
        match table:
            case Table.ORGANIZATION:
                return Mention(text=self.name_organization(number), address=addresses.address_of_organization(number))
            case Table.PERSON:
                return Mention(text=self.name_person(number), address=addresses.address_of_person(number))
            case Table.INCIDENT:
                text = self._others.get((table, number)) or _name_by_number(table, number)
                return Mention(text=text, address=addresses.address_of_incident(number))
            case _:
                return Mention(
                    text=self._name_row(table, number),
                    address=f"{self.page_address}#{addresses.anchor_of_row(table, number)}",
                )

    def name_organization(self, number: int | None) -> str:
        """Return the name of an organization; "" for None."""
        if number is None:
            return ""
        row = self.get_organization(number)
        return row.name if row else _name_by_number(Table.ORGANIZATION, number)

    def name_person(self, number: int) -> str:
        """Return the released name of a person, or that it is withheld, not stated or not known."""
        row = self.get_person(number)
        return write_person_name(row) if row else _name_by_number(Table.PERSON, number)

    def name_post(self, number: int) -> str:
        """Return title and body of an office, e.g. "Mayor, City of Oakland"."""
        row = self.get_post(number)
        if row is None:
            return _name_by_number(Table.POST, number)
        return f"{write_office_title(row)}, {self.name_organization(row.organization)}"

    def name_office(self, tenure_number: int) -> str:
        """Return the office that a tenure fixes, e.g. "interim police chief, Oakland Police Department"."""
        tenure = self.get_tenure(tenure_number)
        post = self.get_post(tenure.post) if tenure else None
        if tenure is None or post is None:
            return _name_by_number(Table.TENURE, tenure_number)
        return write_office(post, capacity=tenure.capacity, organization_name=self.name_organization(post.organization))

    def name_tenure(self, number: int) -> str:
        """Return person and office, e.g. "Darren Allison, interim police chief, Oakland Police Department"."""
        tenure = self.get_tenure(number)
        if tenure is None:
            return _name_by_number(Table.TENURE, number)
        return f"{self.name_person(tenure.person)}, {self.name_office(number)}"

    def name_source(self, number: int) -> str:
        """Return how evidence names a source, e.g. "KRON, 29 December 2023"."""
        if number not in self._source_names:
            row = self.get_source(number)
            self._source_names[number] = (
                write_source_name(row, publisher_name=self.name_organization(row.publisher), zone=self.zone)
                if row
                else _name_by_number(Table.SOURCE, number)
            )
        return self._source_names[number]

    def name_voice(self, source_number: int) -> str:
        """Return who speaks where a source credits nobody: its publisher, else the source itself."""
        row = self.get_source(source_number)
        publisher = self.name_organization(row.publisher) if row else ""
        return publisher or self.name_source(source_number)

    def _name_row(self, table: Table, number: int) -> str:
        match table:
            case Table.POST:
                return self.name_post(number)
            case Table.TENURE:
                return self.name_tenure(number)
            case Table.SOURCE:
                return self.name_source(number)
            case _:
                return self._others.get((table, number)) or _name_by_number(table, number)


def _name_by_number(table: Table, number: int) -> str:
    return _("%(table)s %(number)d") % {"table": table.value.replace("_", " "), "number": number}
