"""The history of the record: triggers that write it, its values, what is withheld in it, and the way back."""
