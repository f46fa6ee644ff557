"""Words of texts, addresses and file names, as the leak guard compares them."""

from urllib.parse import unquote

from incidents.record import folding


def list_words(text: str) -> list[str]:
    """Return the folded words of a text, an address or a file name, percent-decoded, in order."""
    return folding.list_words(unquote(text))


def join_words(text: str) -> str:
    """Return the folded words run together, which is how file names and handles write a name."""
    return "".join(list_words(text))
