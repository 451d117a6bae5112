"""Programs for looking at parts of Earmark by hand."""
