"""The detail pane at the right of every customer list, one part per file."""
