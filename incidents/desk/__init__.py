"""What staff see: the admin, the commands, and nothing that stores data of its own."""
