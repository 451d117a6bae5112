"""What a podcast is: frozen values, no input or output."""
