"""The clock: where the sound is between a player's coarse reports."""
