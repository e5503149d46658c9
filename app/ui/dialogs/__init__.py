"""The dialogs, one per file; each writes through the window's tasks."""
