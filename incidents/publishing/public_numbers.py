"""The public numbers of editorial rows, for those who only ask."""

from incidents.editorial.models import RecordNumber
from incidents.record.row import Table


def get_public_number(table: Table, row_id: int) -> int | None:
    """Return the permanent public number of a row, None if it was never published."""
    return RecordNumber.objects.filter(table=table, row_id=row_id).values_list("number", flat=True).first()


def get_row_id(table: Table, number: int) -> int | None:
    """Return the id of the row that bears a public number, None if none does."""
    return RecordNumber.objects.filter(table=table, number=number).values_list("row_id", flat=True).first()
