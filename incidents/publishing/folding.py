"""Words of texts, addresses and file names, as the leak guard compares them."""

from incidents.record.guarded_words import list_words

__all__ = ["join_words", "list_words"]


def join_words(text: str) -> str:
    """Return the folded words run together, which is how file names and handles write a name."""
    return "".join(list_words(text))
