"""Sound: players, the clock, the listening session, the byte source, downloads."""
