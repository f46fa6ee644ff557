"""What readers see, from the public store only."""
