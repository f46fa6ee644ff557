"""The pages of the history: what was changed, by whom and why, and the way back."""
