"""The windows: widgets and models that call services in the background; no SQL here."""
