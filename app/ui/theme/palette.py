"""The QPalette of a theme: what Fusion paints by itself must agree with the tokens."""

from __future__ import annotations

from PySide6.QtGui import QColor, QPalette

from app.ui.theme.tokens import Tokens


def palette_of(tokens: Tokens) -> QPalette:
    """Every colour role Fusion reads, taken from the tokens."""
    role = QPalette.ColorRole
    palette = QPalette()
    for where, color in (
        (role.Window, tokens.canvas),
        (role.WindowText, tokens.text),
        (role.Base, tokens.surface),
        (role.AlternateBase, tokens.sunken),
        (role.Text, tokens.text),
        (role.PlaceholderText, tokens.text3),
        (role.Button, tokens.surface),
        (role.ButtonText, tokens.text),
        (role.BrightText, tokens.red.text),
        (role.ToolTipBase, tokens.toast.back),
        (role.ToolTipText, tokens.toast.text),
        (role.Highlight, tokens.primary),
        (role.HighlightedText, tokens.on_primary),
        (role.Link, tokens.link),
        (role.LinkVisited, tokens.link),
        (role.Light, tokens.surface),
        (role.Midlight, tokens.sunken),
        (role.Mid, tokens.border_strong),
        (role.Dark, tokens.control_edge),
        (role.Shadow, tokens.border_strong),
        (role.Accent, tokens.primary),
    ):
        palette.setColor(where, QColor(color))
    for where in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, where, QColor(tokens.disabled))
    return palette
