"""The desktop: what it is told of the player, and how it steers it."""
