"""The built-in show: three short episodes about Earmark itself."""
