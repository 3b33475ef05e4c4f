"""What touches Discord for every feature: views, sending, sharing, faults, command sync."""
