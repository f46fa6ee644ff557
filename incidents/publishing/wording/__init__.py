"""
The language gate: wording that asserts guilt, held against the case status of the same record.

``check_wording`` judges a document and needs no database. Rules are rows of tables, each with its reason: people and
acts in English, and both in Spanish. To add a word, add it to a row or add a row, and a sentence to the labelled ones
of the tests.
"""

from incidents.publishing.wording.finding import WordingFinding, WordingLevel
from incidents.publishing.wording.gate import check_wording

__all__ = ["WordingFinding", "WordingLevel", "check_wording"]
