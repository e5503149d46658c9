"""The one application-level stylesheet, written from tokens (5-interface, Look)."""

from __future__ import annotations

from pathlib import Path
from string import Template
from typing import Final

from app.ui.theme.tokens import CAPTION, FIGURE, PAGE, SECTION, STRONG, Tokens

THEME_FOLDER: Final = Path(__file__).resolve().parents[3] / "resources" / "theme"

# Widgets choose a look by a dynamic property: `kind` on buttons and frames, `role` on labels.
_SHEET: Final = Template("""
QMainWindow, QDialog { background: $canvas; }
QDialog { background: $surface; }
QToolTip { background: $toast_back; color: $toast_text; border: 1px solid $toast_back; padding: 4px 6px; }

QLabel[role="caption"] { font-size: ${caption}px; color: $text3; }
QLabel[role="secondary"] { color: $text2; }
QLabel[role="strong"] { font-size: ${strong}px; font-weight: 600; }
QLabel[role="section"] { font-size: ${section}px; font-weight: 600; }
QLabel[role="page"] { font-size: ${page}px; font-weight: 600; }
QLabel[role="figure"] { font-size: ${figure}px; font-weight: 600; }
QLabel[role="heading"] { font-size: ${caption}px; font-weight: 600; color: $text2; }
QLabel[role="error"] { font-size: ${caption}px; color: $red; }
QLabel[role="warning"] { color: $amber; background: $amber_back; border-radius: 4px; padding: 6px 10px; }
QLabel[mark="green"] { color: $green; font-weight: 600; }
QLabel[mark="amber"] { color: $amber; font-weight: 600; }
QLabel[mark="red"] { color: $red; font-weight: 600; }
QLabel[role="keycap"] { font-size: 11px; color: $text2; background: $surface; border: 1px solid $border_strong;
    border-radius: 3px; padding: 1px 7px; }

QFrame[kind="surface"] { background: $surface; border: none; }
QFrame[kind="panel"] { background: $surface; border: 1px solid $border; border-radius: 6px; }
QFrame[kind="note"] { background: $primary_weak; border: 1px solid $primary_line; border-radius: 6px; }
QFrame[kind="sunken"] { background: $sunken; border: 1px solid $border; border-radius: 6px; }
QFrame[kind="rule"] { background: $border; border: none; }
QFrame[kind="header"] { background: $surface; border: none; border-bottom: 1px solid $border; }
QFrame[kind="side"] { background: $surface; border: none; border-right: 1px solid $border; }
QFrame[kind="detail"] { background: $surface; border: none; border-left: 1px solid $border; }
QFrame[kind="status"] { background: $sunken; border: none; border-top: 1px solid $border; }
QFrame[kind="status"] QLabel { font-size: ${caption}px; color: $text2; }
QFrame[kind="toast"] { background: $toast_back; border: none; border-radius: 6px; }
QFrame[kind="toast"] QLabel { color: $toast_text; font-weight: 600; }
QFrame[kind="toast"] QPushButton { color: $toast_link; background: transparent; border: none; font-weight: 600;
    padding: 0 8px; min-height: 24px; }
QFrame[kind="toast"] QPushButton:hover, QFrame[kind="toast"] QPushButton:focus { text-decoration: underline; }
QFrame[kind="banner"] { background: $amber_back; border: none; border-bottom: 1px solid $border; }
QFrame[kind="banner"] QLabel { color: $amber; }
QFrame[kind="batch"] { background: $primary_weak; border: 1px solid $primary_line; border-radius: 4px; }
QFrame[kind="batch"] QLabel { color: $link; font-weight: 600; }
QFrame[kind="entry"] { background: transparent; border: 1px solid transparent; border-radius: 4px; }
QFrame[kind="entry"]:hover { background: $row_hover; }
QFrame[kind="entry"]:focus { border-color: $focus; }
QFrame[kind="popup"] { background: $surface; border: 1px solid $border_strong; border-radius: 6px; }

QPushButton { min-height: 28px; padding: 0 12px; border: 1px solid $border_strong; border-radius: 4px;
    background: $surface; color: $text; }
QPushButton:hover { background: $row_hover; border-color: $control_edge; }
QPushButton:pressed { background: $primary_weak; }
QPushButton:focus { border: 1px solid $focus; }
QPushButton:disabled { color: $disabled; background: $sunken; border-color: $border; }
QPushButton[kind="primary"] { background: $primary; border: 1px solid $primary; color: $on_primary; font-weight: 600; }
QPushButton[kind="primary"]:hover { background: $primary_hover; border-color: $primary_hover; }
QPushButton[kind="primary"]:pressed { background: $primary_pressed; border-color: $primary_pressed; }
QPushButton[kind="primary"]:focus { border: 2px solid $text; }
QPushButton[kind="primary"]:disabled { background: $disabled; border-color: $disabled; }
QPushButton[kind="danger"] { color: $red; }
QPushButton[kind="danger"]:hover { background: $red_back; border-color: $red; }
QPushButton[kind="ghost"], QToolButton[kind="ghost"] { background: transparent; border: 1px solid transparent;
    border-radius: 4px; color: $text2; padding: 0 8px; min-height: 28px; }
QPushButton[kind="ghost"]:hover, QToolButton[kind="ghost"]:hover { background: $row_hover; color: $text; }
QPushButton[kind="ghost"]:pressed, QToolButton[kind="ghost"]:pressed,
QToolButton[kind="ghost"]:checked { background: $primary_weak; color: $link; }
QPushButton[kind="ghost"]:focus, QToolButton[kind="ghost"]:focus { border-color: $focus; }
QPushButton[kind="ghost"]:disabled, QToolButton[kind="ghost"]:disabled { color: $disabled; }
QToolButton::menu-indicator { image: none; width: 0; }
QPushButton::menu-indicator { image: none; width: 0; }
QToolButton[kind="icon"] { background: transparent; border: 1px solid transparent; border-radius: 4px; padding: 0; }
QToolButton[kind="icon"]:hover { background: $row_selected; }
QToolButton[kind="icon"]:pressed, QToolButton[kind="icon"]:checked { background: $primary_weak; }
QToolButton[kind="icon"]:focus { border-color: $focus; }
QPushButton[kind="link"] { background: transparent; border: 1px solid transparent; border-radius: 3px; color: $link;
    padding: 0 3px; min-height: 20px; }
QPushButton[kind="link"]:hover { text-decoration: underline; }
QPushButton[kind="link"]:focus { border-color: $focus; }
QPushButton[kind="chip"] { padding: 0 11px; color: $text; }
QPushButton[kind="chip"]:checked { background: $primary_weak; border: 1px solid $primary; color: $link;
    font-weight: 600; }
QPushButton[kind="chip"]:focus { border: 1px solid $focus; }
QPushButton[kind="outcome"] { text-align: left; padding: 0 6px; min-height: 32px; }
QPushButton[kind="outcome"]:checked { background: $primary_weak; border: 1px solid $primary; color: $link;
    font-weight: 600; }
QPushButton[kind="outcome"]:focus { border: 1px solid $focus; }
QPushButton[kind="filter"] { background: $blue_back; color: $blue; border: 1px solid transparent; border-radius: 4px;
    padding: 0 8px; min-height: 20px; max-height: 20px; }
QPushButton[kind="filter"]:hover, QPushButton[kind="filter"]:focus { border-color: $primary_line; }
QPushButton[kind="user"] { border: 1px solid transparent; background: transparent; padding: 0; }
QPushButton[kind="user"]:hover { background: $row_hover; }
QPushButton[kind="user"]:focus { border-color: $focus; }

QLineEdit, QPlainTextEdit, QTextEdit, QComboBox, QSpinBox, QDoubleSpinBox, QDateEdit {
    background: $surface; color: $text; border: 1px solid $border_strong; border-radius: 4px;
    selection-background-color: $primary; selection-color: $on_primary; }
QLineEdit, QComboBox, QSpinBox, QDoubleSpinBox, QDateEdit { min-height: 28px; padding: 0 8px; }
QPlainTextEdit, QTextEdit { padding: 4px 6px; }
QLineEdit, QPlainTextEdit, QTextEdit, QComboBox { border-bottom-color: $control_edge; }
QLineEdit:hover, QPlainTextEdit:hover, QTextEdit:hover, QComboBox:hover { border-color: $control_edge; }
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QComboBox:focus, QSpinBox:focus, QDateEdit:focus {
    border: 1px solid $focus; }
QLineEdit:disabled, QPlainTextEdit:disabled, QTextEdit:disabled, QComboBox:disabled {
    color: $disabled; background: $sunken; }
QLineEdit[readOnly="true"] { background: $sunken; }
QLineEdit[invalid="true"], QPlainTextEdit[invalid="true"], QComboBox[invalid="true"] { border: 1px solid $red; }
QLineEdit[kind="cell"], QPlainTextEdit[kind="cell"] { border: 2px solid $focus; border-radius: 2px; padding: 0 7px;
    min-height: 0; }
QLineEdit[kind="cell"][invalid="true"], QPlainTextEdit[kind="cell"][invalid="true"] { border: 2px solid $red; }
QLabel[kind="cell-note"] { font-size: ${caption}px; color: $text2; background: $surface;
    border: 1px solid $border_strong; border-radius: 3px; padding: 2px 7px; }
QLabel[kind="cell-note"][wrong="true"] { color: $red; background: $red_back; border-color: $red; }
QListWidget[kind="cell-list"] { background: $surface; border: 1px solid $border_strong; border-radius: 3px; }
QListWidget[kind="cell-list"]::item { min-height: 24px; padding: 0 7px; }
QLineEdit[kind="global-search"] { background: $canvas; border: 1px solid $border; }
QLineEdit[kind="global-search"]:focus { background: $surface; border: 1px solid $focus; }
QComboBox::drop-down { border: none; width: 24px; }
QComboBox::down-arrow { image: url("$folder/chevron-down-$name.svg"); width: 14px; height: 14px; }
QComboBox QAbstractItemView { background: $surface; color: $text; border: 1px solid $border_strong;
    selection-background-color: $row_selected; selection-color: $text; outline: none; padding: 2px; }

QCheckBox, QRadioButton { spacing: 7px; color: $text; }
QCheckBox::indicator, QTreeView::indicator, QListView::indicator, QTableView::indicator { width: 14px; height: 14px;
    border: 1px solid $control_edge; border-radius: 3px; background: $surface; }
QCheckBox::indicator:hover { border-color: $primary; }
QCheckBox::indicator:checked, QTreeView::indicator:checked, QListView::indicator:checked,
QTableView::indicator:checked {
    background: $primary; border-color: $primary; image: url("$folder/check.svg"); }
QCheckBox::indicator:indeterminate { background: $primary; border-color: $primary;
    image: url("$folder/minus.svg"); }
QCheckBox::indicator:disabled { border-color: $border_strong; background: $sunken; }
QCheckBox:focus { color: $link; }
QRadioButton::indicator { width: 14px; height: 14px; border: 1px solid $control_edge; border-radius: 8px;
    background: $surface; }
QRadioButton::indicator:checked { border: 5px solid $primary; width: 6px; height: 6px; }
QRadioButton { border: 1px solid transparent; border-radius: 3px; }
QRadioButton:focus { border: 1px dotted $text3; }

QMenu { background: $surface; color: $text; border: 1px solid $border_strong; padding: 4px; }
QMenu::item { padding: 6px 28px 6px 10px; border-radius: 3px; }
QMenu::item:selected { background: $row_selected; color: $text; }
QMenu::item:disabled { color: $disabled; }
QMenu::icon { padding-left: 6px; }
QMenu::separator { height: 1px; background: $border; margin: 4px 6px; }
QMenu::indicator { width: 14px; height: 14px; margin-left: 6px; border: 1px solid $control_edge; border-radius: 3px; }
QMenu::indicator:checked { background: $primary; border-color: $primary; image: url("$folder/check.svg"); }

QTableView, QTreeView, QListView { background: $surface; color: $text; border: none; outline: none;
    gridline-color: $divider; alternate-background-color: $sunken;
    selection-background-color: $row_selected; selection-color: $text; }
QTreeView::item, QListView::item { min-height: 28px; }
QTreeView::item:hover, QListView::item:hover { background: $row_hover; }
QTreeView::item:selected, QListView::item:selected { background: $row_selected; color: $text; }
QHeaderView { background: $sunken; border: none; }
QHeaderView::section { background: $sunken; color: $text2; border: none; border-right: 1px solid $border;
    border-bottom: 1px solid $border; padding: 0 9px; font-size: ${caption}px; font-weight: 600; }
QTableCornerButton::section { background: $sunken; border: none; }

QTabWidget::pane { border: none; border-top: 1px solid $border; }
QTabWidget::tab-bar { left: 8px; }
QTabBar { background: transparent; }
QTabBar::tab { background: transparent; color: $text2; padding: 7px 8px; margin: 0; border: none;
    border-bottom: 2px solid transparent; }
QTabBar::tab:hover { color: $text; }
QTabBar::tab:selected { color: $link; border-bottom: 2px solid $primary; font-weight: 600; }
QTabBar::tab:focus { color: $link; }

QScrollArea { background: transparent; border: none; }
QScrollArea > QWidget > QWidget { background: transparent; }
QScrollBar:vertical { background: transparent; width: 10px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 10px; margin: 0; }
QScrollBar::handle { background: $border_strong; border-radius: 3px; }
QScrollBar::handle:vertical { min-height: 28px; margin: 2px; }
QScrollBar::handle:horizontal { min-width: 28px; margin: 2px; }
QScrollBar::handle:hover { background: $control_edge; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QSplitter::handle { background: transparent; }

QProgressBar { background: $sunken; border: 1px solid $border; border-radius: 3px; max-height: 6px; min-height: 6px;
    text-align: center; color: transparent; }
QProgressBar::chunk { background: $primary; border-radius: 3px; }
QGroupBox { border: 1px solid $border; border-radius: 6px; margin-top: 10px; padding-top: 8px; }
QGroupBox::title { subcontrol-origin: margin; left: 10px; padding: 0 4px; color: $text2; font-weight: 600; }
QCalendarWidget QWidget { background: $surface; color: $text; alternate-background-color: $sunken; }
QCalendarWidget QToolButton { min-height: 24px; padding: 0 8px; border: none; border-radius: 4px; }
QCalendarWidget QToolButton:hover { background: $row_hover; }
QCalendarWidget QAbstractItemView { selection-background-color: $primary; selection-color: $on_primary; }
QCalendarWidget QAbstractItemView:disabled { color: $disabled; }
""")


def stylesheet(tokens: Tokens, shift: int = 0) -> str:
    """The stylesheet of a theme; `shift` pixels are added to every type step (the user's text size)."""
    values: dict[str, object] = {}
    for key, value in vars(tokens).items():
        if hasattr(value, "back"):
            values[key] = value.text
            values[f"{key}_text"] = value.text
            values[f"{key}_back"] = value.back
        else:
            values[key] = value
    steps = {"caption": CAPTION, "strong": STRONG, "section": SECTION, "page": PAGE, "figure": FIGURE}
    values.update({key: step + shift for key, step in steps.items()})
    values["folder"] = THEME_FOLDER.as_posix()
    return _SHEET.substitute(values)
