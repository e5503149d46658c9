"""Printing on A4: the customer card, the list of the day and the call sheet, with preview and PDF."""
