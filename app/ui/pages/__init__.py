"""The ten tabs; one file per kind of page."""
