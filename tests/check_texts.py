"""Check the words of the interface: every Chinese text of app/ui goes through tr(), and tr() is given plain literals.

Words that are data (what a person may type, samples to measure) stand between `# texts: data` and `# texts: end`.
Run by `dev.py check`; prints one line per finding and exits with 1 when there is one.
"""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
UI = ROOT / "app" / "ui"
TRANSLATORS = {"tr", "_tr", "translate"}


def vocabulary() -> set[str]:
    """The words of app/models/nouns.py: data that must match what is stored, not sentences."""
    tree = ast.parse((ROOT / "app" / "models" / "nouns.py").read_text(encoding="utf-8"))
    return {one.value for one in ast.walk(tree) if isinstance(one, ast.Constant) and isinstance(one.value, str)}


WORDS = vocabulary()


def is_chinese(text: str) -> bool:
    """Whether a text holds Chinese characters."""
    return any("\u4e00" <= one <= "\u9fff" for one in text)


class Texts(ast.NodeVisitor):
    """Walks one file; `found` are (line, what is wrong)."""

    def __init__(self) -> None:
        self.found: list[tuple[int, str]] = []
        self._inside = 0

    def visit_Call(self, node: ast.Call) -> None:
        """tr(…): its arguments are translated; an f-string or a computed text can't be."""
        name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        if name not in TRANSLATORS:
            self.generic_visit(node)
            return
        for argument in node.args:
            if isinstance(argument, ast.JoinedStr):
                self.found.append((argument.lineno, "f-string inside tr()"))
            elif isinstance(argument, ast.Call):
                self.found.append((argument.lineno, "computed text inside tr()"))
        self._inside += 1
        self.generic_visit(node)
        self._inside -= 1

    def visit_Constant(self, node: ast.Constant) -> None:
        """A literal outside tr()."""
        if not self._inside and isinstance(node.value, str) and is_chinese(node.value) and node.value not in WORDS:
            self.found.append((node.lineno, f"not translated: {node.value[:30]}"))

    def _skip_docstring(self, node: ast.Module | ast.ClassDef | ast.FunctionDef) -> None:
        # Texts standing alone as a statement are documentation.
        node.body = [
            one for one in node.body if not (isinstance(one, ast.Expr) and isinstance(one.value, ast.Constant))
        ]
        self.generic_visit(node)

    visit_Module = visit_ClassDef = visit_FunctionDef = _skip_docstring


def data_lines(source: str) -> set[int]:
    """The numbers of the lines marked as data."""
    marked: set[int] = set()
    inside = False
    for number, line in enumerate(source.splitlines(), 1):
        if line.strip() == "# texts: data":
            inside = True
        elif line.strip() == "# texts: end":
            inside = False
        elif inside:
            marked.add(number)
    return marked


def findings() -> Iterator[str]:
    """Every finding of the folder, with its place."""
    for path in sorted(UI.rglob("*.py")):
        source = path.read_text(encoding="utf-8")
        data = data_lines(source)
        texts = Texts()
        texts.visit(ast.parse(source))
        for line, what in texts.found:
            if line in data:
                continue
            yield f"{path.relative_to(ROOT)}:{line}: {what}"


def main() -> int:
    """Print what was found."""
    found = list(findings())
    print("\n".join(found) if found else "all texts are translatable")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
