"""The pure game: what happens in a round, without I/O, clock or chance."""
