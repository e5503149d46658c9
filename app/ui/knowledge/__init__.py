"""The knowledge base in the window: tree of kinds, editor, versions, cases from the log."""
