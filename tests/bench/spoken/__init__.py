"""Texts we wrote, spoken by synthetic voices that tell when they say what."""
