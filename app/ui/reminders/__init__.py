"""Reminders in the window: the keeper that ticks, the bell's list, the digest, balloons beside the clock."""
