"""What the desk makes of words of time, told to the editor before they are saved."""
