"""An office of an organization with those known to have held it, in words."""

from dataclasses import dataclass

from incidents.present import addresses
from incidents.present.names import write_unnamed
from incidents.present.times import describe_partial_date
from incidents.present.value import Value, show_code, translate_label
from incidents.public_store.queries.offices import Office


@dataclass(frozen=True, slots=True, kw_only=True)
class HolderLine:
    """One term of one person. address: the person's page, "" where there is none."""

    name: str
    address: str
    capacity: Value
    start: Value
    end: Value


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficeLine:
    """One office and its holders."""

    title: str
    holders: tuple[HolderLine, ...]


def present_office(office: Office) -> OfficeLine:
    """Return one office of an organization."""
    return OfficeLine(
        title=office.label or translate_label(office.role.label),
        holders=tuple(
            HolderLine(
                name=holder.full_name or write_unnamed(holder.name_status),
                address=addresses.address_of_person(holder.person) if holder.name_status else "",
                capacity=show_code(holder.capacity),
                start=describe_partial_date(holder.start),
                end=describe_partial_date(holder.end),
            )
            for holder in office.holders
        ),
    )
