"""Tools to judge by eye what tests cannot."""
