"""Public addresses and anchors."""

import pytest

from incidents.present import addresses
from incidents.record.row import DocumentKind, Table


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        (addresses.address_of_incident(417), "/incidents/417/"),
        (addresses.address_of_organization(12), "/agencies/12/"),
        (addresses.address_of_person(7), "/officials/7/"),
        (addresses.address_of_statement(85), "/statements/85/"),
        (addresses.address_of_versions(DocumentKind.PERSON, 7), "/officials/7/versions/"),
        (addresses.address_of_version(DocumentKind.INCIDENT, 417, 3), "/incidents/417/versions/3/"),
        (addresses.anchor_of_row(Table.CASE_STATUS, 4), "case-status-4"),
        (addresses.anchor_of_fact(Table.RESPONDER, 3, "rank_text"), "responder-3-rank-text"),
    ],
)
def test_addresses_are_made_of_kind_and_number_alone(address, expected):
    assert address == expected
