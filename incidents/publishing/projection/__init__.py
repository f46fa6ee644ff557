"""Editorial rows to published documents: the only place where it is decided what of a row readers see."""
