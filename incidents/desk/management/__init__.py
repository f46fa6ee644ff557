"""Commands that staff and machines run."""
