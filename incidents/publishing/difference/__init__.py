"""What differs between two versions of a published document, in the words that readers see. Knows no database."""
