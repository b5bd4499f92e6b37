"""Mends a word that was mistyped by one letter, if it can only have been one word that matters here."""

from __future__ import annotations


def mended(word: str) -> str:
    return word
