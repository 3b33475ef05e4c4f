"""Matches → answer; follow-ups; what a question leans on."""
