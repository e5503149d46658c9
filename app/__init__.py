"""客伴 (Keban): the desktop CRM for a small Chinese sales team."""

__version__ = "0.1.0"
