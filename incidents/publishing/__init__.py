"""The bridge from the editorial to the public database, and the only writer of what readers see."""
