"""Nodes under faults: what is cut, stopped or killed while a workshop is played, and what people notice of it."""
