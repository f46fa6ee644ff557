"""Forms of the desk: what editors type becomes checked rows, times in words included."""
