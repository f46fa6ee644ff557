"""The entries of the ledger as parameters of tests; none where the ledger is not there."""

from incidents.desk.ledger.reading import read_ledger
from tests.seed_material import FOLDER

LEDGER = read_ledger(FOLDER / "ledger.json") if (FOLDER / "ledger.json").is_file() else None
FACTS = LEDGER.facts if LEDGER else ()
MUST_NOTS = LEDGER.must_nots if LEDGER else ()


def name_fact(fact):
    """The id of a test about a fact."""
    return f"{fact.id}-{fact.column}"
