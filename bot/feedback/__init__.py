"""Votes, reported gaps, kept questions, /privacy."""
