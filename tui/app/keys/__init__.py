"""Every key, declared: what it is, where it works, what it does."""
