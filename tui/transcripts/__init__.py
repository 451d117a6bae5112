"""Words: read every format, find them in notes, time them, write every format."""
