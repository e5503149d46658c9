"""Small widgets that several windows share; one per file."""
