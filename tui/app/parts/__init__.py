"""The parts the app is put together from: each hears messages and keys of its area."""
