"""离职交接: who leaves, what they hold, who gets it, and what came of it."""
