"""What must not be there: one check for each entry of the ledger that says so."""

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType

from incidents.desk.ledger.objects import NoSuchObject, find_object
from incidents.desk.ledger.snapshot import Snapshot, SnapshotRow
from incidents.record.row import Table

NAME_COLUMNS = ("full_name", "given_name", "additional_name", "family_name", "suffix", "nickname")
TENURES = ("Tenure[Thao]", "Tenure[Allison]", "Tenure[Price]")
OFFICER = "Responder[slain officer, main]"
SETTLED_STATES = frozenset({"cleared_by_arrest", "cleared_exceptionally", "arrested", "charged"})


def list_trespasses(snapshot: Snapshot, must_not_id: str) -> list[str]:
    """Return what is there in a database although an entry of the ledger says that it must not be."""
    check = CHECKS.get(must_not_id)
    if check is None:
        return [f"{must_not_id} is not known: say in the checks how it is seen"]
    try:
        # Without the incident nothing is wrong with it, and nothing right.
        find_object(snapshot, "Incident[main]")
        return list(check(snapshot))
    except NoSuchObject as error:
        return [str(error)]


def _refuse_filled(row: SnapshotRow, columns: tuple[str, ...]) -> Iterator[str]:
    """Report columns that hold anything; what they hold stays unsaid, for it may be a name."""
    yield from (f"{column} is not empty" for column in columns if row.values[column])


def _refuse_unless(row: SnapshotRow, column: str, expected: str) -> Iterator[str]:
    if row.values[column] != expected:
        yield f"{column} is {row.values[column]!r} instead of {expected!r}"


def _check_officer_unnamed(snapshot: Snapshot) -> Iterator[str]:
    officer = find_object(snapshot, "Person[slain officer]")
    yield from _refuse_filled(officer, NAME_COLUMNS)
    in_office = {row.values["person"] for row in snapshot.list_rows(Table.TENURE)}
    others = {row.reference for row in snapshot.list_rows(Table.PERSON)} - in_office - {officer.reference}
    if others:
        yield f"{len(others)} people besides the officer hold no office"


def _check_source_not_invented(snapshot: Snapshot) -> Iterator[str]:
    yield from _refuse_filled(
        find_object(snapshot, "Source[KRON article]"), ("url", "archived_url", "title", "author_text")
    )


def _check_terms_unknown(snapshot: Snapshot) -> Iterator[str]:
    for label in TENURES:
        for column in ("start", "end"):
            yield from _refuse_unless(find_object(snapshot, label), column, "../.. unknown")
    if len(snapshot.list_rows(Table.TENURE)) != len(TENURES):
        yield f"there are {len(snapshot.list_rows(Table.TENURE))} tenures instead of {len(TENURES)}"


def _check_age_unstated(snapshot: Snapshot) -> Iterator[str]:
    yield from _refuse_filled(find_object(snapshot, OFFICER), ("age",))


def _check_armor_unknown(snapshot: Snapshot) -> Iterator[str]:
    yield from _refuse_unless(find_object(snapshot, OFFICER), "body_armor", "unknown")


def _check_second_officer(snapshot: Snapshot) -> Iterator[str]:
    second = find_object(snapshot, "Responder[second officer, main]")
    yield from _refuse_unless(second, "outcome", "unknown")
    yield from _refuse_filled(second, ("person",))


def _check_group_uncounted(snapshot: Snapshot) -> Iterator[str]:
    yield from _refuse_filled(find_object(snapshot, "Suspect[fleeing group]"), ("count", "count_min"))


def _check_suspects_unnamed(snapshot: Snapshot) -> Iterator[str]:
    for row in snapshot.list_rows(Table.SUSPECT):
        yield from _refuse_filled(row, ("person",))


def _check_nothing_settled(snapshot: Snapshot) -> Iterator[str]:
    for row in snapshot.list_rows(Table.CASE_STATUS):
        if row.values["state"] in SETTLED_STATES:
            yield f"a status says {row.values['state']}"


def _check_vehicles(snapshot: Snapshot) -> Iterator[str]:
    yield from _refuse_filled(find_object(snapshot, "Vehicle[white pickup]"), ("owner", "driver", "same_as"))
    yield from _refuse_filled(find_object(snapshot, "Vehicle[officer’s]"), ("color", "body_style"))


def _check_channels_unstated(snapshot: Snapshot) -> Iterator[str]:
    for row in _list_statements_of(snapshot, "Tenure[Thao]", "Tenure[Price]"):
        yield from _refuse_unless(row, "channel", "unstated")
        yield from _refuse_filled(row, ("event",))


def _check_firearm_unspecified(snapshot: Snapshot) -> Iterator[str]:
    for row in snapshot.list_rows(Table.WEAPON):
        yield from _refuse_unless(row, "force_code", "11")


def _check_no_direct_quotation(snapshot: Snapshot) -> Iterator[str]:
    for row in _list_statements_of(snapshot, "Tenure[Allison]"):
        if row.values["mode"] == "direct":
            yield "a statement of the interim chief is a direct quotation"


def _check_burglars_apart(snapshot: Snapshot) -> Iterator[str]:
    first = find_object(snapshot, "Incident[first]").reference
    suspects = {row.reference: row for row in snapshot.list_rows(Table.SUSPECT)}
    for row in suspects.values():
        group = suspects.get(row.values["member_of"])
        if group is not None and (group.values["incident"] == first) != (row.values["incident"] == first):
            yield "a suspect of one incident is counted among those of the other"
    kinds = {row.values["kind"] for row in snapshot.list_rows(Table.RELATION)}
    if kinds - {"earlier_same_location"}:
        yield f"the incidents are linked as {', '.join(sorted(kinds))}"
    people = [row.values["person"] for row in suspects.values() if row.values["person"]]
    if len(people) != len(set(people)):
        yield "one person is a suspect of both"


def _list_statements_of(snapshot: Snapshot, *labels: str) -> list[SnapshotRow]:
    speakers = {find_object(snapshot, label).reference for label in labels}
    return [row for row in snapshot.list_rows(Table.STATEMENT) if row.values["speaker_tenure"] in speakers]


CHECKS: Mapping[str, Callable[[Snapshot], Iterator[str]]] = MappingProxyType(
    {
        "N01": _check_officer_unnamed,
        "N02": _check_source_not_invented,
        "N03": _check_terms_unknown,
        "N04": _check_age_unstated,
        "N05": _check_armor_unknown,
        "N06": _check_second_officer,
        "N07": _check_group_uncounted,
        "N08": _check_suspects_unnamed,
        "N09": _check_nothing_settled,
        "N10": _check_vehicles,
        "N11": _check_channels_unstated,
        "N12": _check_firearm_unspecified,
        "N13": _check_no_direct_quotation,
        "N14": _check_burglars_apart,
    }
)
"""The check of each entry, by its id."""
