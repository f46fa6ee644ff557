"""Public addresses of records, of their versions and of the rows inside a page. Numbers never change."""

from incidents.record.row import DocumentKind, Table

HOME = "/"
INCIDENT_LIST = "/incidents/"

_FOLDERS = {
    DocumentKind.INCIDENT: "incidents",
    DocumentKind.ORGANIZATION: "agencies",
    DocumentKind.PERSON: "officials",
}


def address_of_record(kind: DocumentKind, number: int) -> str:
    """Return the address of the newest version of a record, e.g. ``/incidents/417/``."""
    return f"/{_FOLDERS[kind]}/{number}/"


def address_of_incident(number: int) -> str:
    """Return e.g. ``/incidents/417/``."""
    return address_of_record(DocumentKind.INCIDENT, number)


def address_of_organization(number: int) -> str:
    """Return e.g. ``/agencies/12/``."""
    return address_of_record(DocumentKind.ORGANIZATION, number)


def address_of_person(number: int) -> str:
    """Return e.g. ``/officials/7/``."""
    return address_of_record(DocumentKind.PERSON, number)


def address_of_statement(number: int) -> str:
    """Return e.g. ``/statements/85/``."""
    return f"/statements/{number}/"


def address_of_versions(kind: DocumentKind, number: int) -> str:
    """Return the address of a record's list of versions, e.g. ``/incidents/417/versions/``."""
    return f"{address_of_record(kind, number)}versions/"


def address_of_version(kind: DocumentKind, number: int, version: int) -> str:
    """Return the address of one version, which never shows anything else, e.g. ``/incidents/417/versions/3/``."""
    return f"{address_of_versions(kind, number)}{version}/"


def anchor_of_row(table: Table, number: int) -> str:
    """Return the id of a row inside the page that shows it, e.g. ``statement-85``, ``case-status-4``."""
    return f"{table.value.replace('_', '-')}-{number}"


def anchor_of_fact(table: Table, number: int, field: str) -> str:
    """Return the id of one fact of a row, e.g. ``responder-3-rank-text``."""
    return f"{anchor_of_row(table, number)}-{field.replace('_', '-')}"
