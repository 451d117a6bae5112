"""Search: the query language, and from a query to hits."""
