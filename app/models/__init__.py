"""The tables and their column rules; one file per noun. Importing this package loads no SQLAlchemy."""
