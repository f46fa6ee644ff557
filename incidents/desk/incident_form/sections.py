"""Which rows the form takes, in which sections, with which fields: the form as a table."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from django.db.models import Model
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from incidents.editorial.citable import CITABLE_FIELDS
from incidents.editorial.models import Sourced
from incidents.editorial.subjects import SUBJECT_MODELS
from incidents.record.row import Table

Words = str | Promise

_TAKE_EVIDENCE: Mapping[Table, tuple[str, ...]] = MappingProxyType(
    {Table.SOURCE: ("kind", "publisher", "title", "dateline", "published")}
)
"""Fields that take evidence and need none: what a source is shows in itself."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RowKind:
    """
    One kind of row in the form.

    table     its table
    name      what an editor calls one of them
    plural    and several
    fields    names of columns and of times, most used first
    more      fields shown below those, under a heading of their own
    siblings  fields that refer to another row of the same incident
    label     fields whose first filled one tells a new row from others
    shared    whether other incidents may mention the row too: it is not removed with this one
    """

    table: Table
    name: Words
    plural: Words
    fields: tuple[str, ...]
    more: tuple[str, ...] = ()
    siblings: Mapping[str, Table] = field(default_factory=dict)
    label: tuple[str, ...] = ()
    shared: bool = False

    @property
    def model(self) -> type[Model]:
        """The model behind the table."""
        return SUBJECT_MODELS[self.table]

    @property
    def all_fields(self) -> tuple[str, ...]:
        """Every field, in the order of the form."""
        return (*self.fields, *self.more)

    @property
    def citable(self) -> tuple[str, ...]:
        """The fields that take evidence, in the order of the form."""
        return tuple(name for name in self.all_fields if name in _TAKE_EVIDENCE.get(self.table, ()) or self.needs(name))

    def needs(self, name: str) -> bool:
        """Tell whether a field needs a source once it holds anything."""
        return name in CITABLE_FIELDS[self.table]

    @property
    def is_report(self) -> bool:
        """Whether a row carries its own evidence."""
        return issubclass(self.model, Sourced)

    @property
    def has_order(self) -> bool:
        """Whether editors put the rows into an order."""
        return self.table in {Table.EVENT, Table.SOURCE}


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """
    A part of the form.

    key      its anchor on the page
    title    its heading
    tables   the kinds of row in it, in order
    """

    key: str
    title: Words
    tables: tuple[Table, ...]


INCIDENT = RowKind(
    table=Table.INCIDENT,
    name=_("incident"),
    plural=_("incidents"),
    fields=(
        "title",
        "kind",
        "summary",
        "timezone",
        "occurred",
        "place",
        "lead_organization",
        "responders_returned_fire",
        "homicide_circumstance",
    ),
    more=("editor_notes",),
    label=("title",),
)

_ROWS = (
    RowKind(
        table=Table.PLACE,
        name=_("place"),
        plural=_("places"),
        fields=(
            "name",
            "address_text",
            "landmark_text",
            "city",
            "county",
            "state",
            "country",
            "timezone",
            "geo_precision",
            "location_code",
        ),
        more=("latitude", "longitude", "ocd_division_id"),
        label=("name", "address_text", "landmark_text", "city"),
        shared=True,
    ),
    RowKind(
        table=Table.OFFENSE, name=_("offense"), plural=_("offenses"), fields=("offense_code", "attempted_completed")
    ),
    RowKind(
        table=Table.RELATION,
        name=_("related incident"),
        plural=_("related incidents"),
        fields=("to_incident", "kind", "note"),
    ),
    RowKind(
        table=Table.RESPONDER,
        name=_("responder"),
        plural=_("responders"),
        fields=(
            "person",
            "label",
            "responder_type",
            "organization",
            "rank_text",
            "outcome",
            "line_of_duty",
            "died",
            "eow",
            "death_place",
            "cause_of_death",
            "manner",
            "duty_status",
            "attire",
            "service_years",
            "service_text",
            "gender_text",
            "activity_code",
            "assignment_code",
        ),
        more=(
            "is_group",
            "count",
            "count_text",
            "species",
            "badge",
            "age",
            "age_identifies",
            "circumstance",
            "body_armor",
            "injury_text",
            "injury_code",
        ),
        label=("label", "count_text", "person", "rank_text"),
    ),
    RowKind(
        table=Table.SUSPECT,
        name=_("suspect"),
        plural=_("suspects"),
        fields=(
            "label",
            "role",
            "identification",
            "person",
            "is_group",
            "count",
            "count_min",
            "count_text",
            "member_of",
        ),
        siblings={"member_of": Table.SUSPECT},
        label=("label", "count_text", "person"),
    ),
    RowKind(
        table=Table.CHARGE,
        name=_("charge"),
        plural=_("charges"),
        fields=("suspect", "offense_text", "statute", "counts", "court_text", "case_number", "filed"),
        siblings={"suspect": Table.SUSPECT},
        label=("offense_text", "statute"),
    ),
    RowKind(
        table=Table.WEAPON,
        name=_("weapon"),
        plural=_("weapons"),
        fields=("force_code", "description", "suspect"),
        siblings={"suspect": Table.SUSPECT},
        label=("description", "force_code"),
    ),
    RowKind(
        table=Table.VEHICLE,
        name=_("vehicle"),
        plural=_("vehicles"),
        fields=(
            "role",
            "marked",
            "owner",
            "driver",
            "color",
            "body_style",
            "make",
            "model",
            "damage_text",
            "same_as",
        ),
        siblings={"driver": Table.RESPONDER, "same_as": Table.VEHICLE},
        label=("color", "body_style", "role"),
    ),
    RowKind(
        table=Table.EVENT,
        name=_("step"),
        plural=_("steps"),
        fields=("kind", "occurred", "description", "place", "officials"),
        label=("description", "kind"),
    ),
    RowKind(
        table=Table.CASE_STATUS,
        name=_("status report"),
        plural=_("status reports"),
        fields=("state", "suspect", "effective"),
        more=("charge", "clearance_code", "charge_text", "court_text", "supersedes"),
        siblings={"suspect": Table.SUSPECT, "charge": Table.CHARGE, "supersedes": Table.CASE_STATUS},
        label=("state",),
    ),
    RowKind(
        table=Table.STATEMENT,
        name=_("statement"),
        plural=_("statements"),
        fields=("speaker_tenure", "speaker_organization", "mode", "text", "said", "channel"),
        more=("event", "continues", "url", "supersedes"),
        siblings={"event": Table.EVENT, "continues": Table.STATEMENT, "supersedes": Table.STATEMENT},
        label=("text",),
    ),
    RowKind(
        table=Table.ORGANIZATION,
        name=_("agency or organization"),
        plural=_("agencies and organizations"),
        fields=("name", "abbreviation", "kind", "state", "parent"),
        more=("ori", "ocd_division_id"),
        label=("name",),
        shared=True,
    ),
    RowKind(
        table=Table.PERSON,
        name=_("person"),
        plural=_("people"),
        fields=("name_status", "withheld_reason", "full_name"),
        more=(
            "given_name",
            "additional_name",
            "family_name",
            "suffix",
            "nickname",
            "name_released",
            "editor_notes",
        ),
        label=("full_name",),
        shared=True,
    ),
    RowKind(
        table=Table.POST,
        name=_("office"),
        plural=_("offices"),
        fields=("label", "role", "organization"),
        label=("label",),
        shared=True,
    ),
    RowKind(
        table=Table.TENURE,
        name=_("term in office"),
        plural=_("terms in office"),
        fields=("person", "post", "capacity", "start", "end"),
        label=("person", "post"),
        shared=True,
    ),
    RowKind(
        table=Table.SOURCE,
        name=_("source"),
        plural=_("sources"),
        fields=("kind", "publisher", "title", "dateline", "published", "url"),
        more=(
            "author_text",
            "archived_url",
            "retrieved_at",
            "rights",
            "revision_of",
            "full_text",
            "word_count",
            "content_sha256",
        ),
        label=("title", "dateline", "url", "kind"),
        shared=True,
    ),
    RowKind(
        table=Table.CORRECTION,
        name=_("correction"),
        plural=_("corrections"),
        fields=("incident_version", "what_was_wrong", "what_is_right", "why", "credit"),
        label=("what_was_wrong",),
    ),
)

KINDS: Mapping[Table, RowKind] = MappingProxyType({kind.table: kind for kind in (INCIDENT, *_ROWS)})
"""The kinds of row that the form takes, by table."""

SECTIONS: tuple[Section, ...] = (
    Section(key="sources", title=_("Sources"), tables=(Table.SOURCE,)),
    Section(key="what-happened", title=_("What happened"), tables=(Table.PLACE, Table.OFFENSE, Table.RELATION)),
    Section(key="people", title=_("People"), tables=(Table.RESPONDER,)),
    Section(key="suspects", title=_("Suspects"), tables=(Table.SUSPECT, Table.CHARGE)),
    Section(key="things", title=_("Vehicles and weapons"), tables=(Table.VEHICLE, Table.WEAPON)),
    Section(key="timeline", title=_("Timeline"), tables=(Table.EVENT,)),
    Section(key="status", title=_("Case status"), tables=(Table.CASE_STATUS,)),
    Section(key="statements", title=_("Statements"), tables=(Table.STATEMENT,)),
    Section(
        key="names",
        title=_("Agencies, officials and identities"),
        tables=(Table.ORGANIZATION, Table.PERSON, Table.POST, Table.TENURE),
    ),
    Section(key="corrections", title=_("Corrections"), tables=(Table.CORRECTION,)),
)
"""The sections in the order of the page. The incident's own facts open "What happened"."""


def iterate_kinds() -> Iterator[RowKind]:
    """Yield the kinds of row below the incident in the order of the page."""
    for section in SECTIONS:
        for table in section.tables:
            yield KINDS[table]
