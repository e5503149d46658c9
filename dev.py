#!/usr/bin/env python3
"""One command each: run, test, check, bench, lock. Standard library only; sets up everything the program needs."""

# The syntax stays that of Python 3.6 and annotations are not postponed, so that an old Python gets as far as the
# sentence that names the right one. What dev.py says goes to stderr: stdout belongs to the program it starts.

import ctypes
import hashlib
import importlib.util
import os
import platform
import shlex
import shutil
import signal
import subprocess
import sys
from pathlib import Path
from typing import List, NoReturn, Optional, Tuple

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
LOCK = ROOT / "requirements.lock"
STAMP = VENV / "dev-stamp"
OLDEST, NEWEST = (3, 11), (3, 13)

HELP = """\
客伴 Keban

  {call} run [参数…]     启动程序，参数原样传给 main.py    start the program, arguments go to main.py
  {call} test [参数…]    运行测试，参数原样传给 pytest     run the tests, arguments go to pytest
  {call} check           检查代码                          lint, format, types, import contracts, texts
  {call} bench           测量速度                          run the benchmarks
  {call} texts           更新英文目录                      bring the English catalogue up to date
  {call} lock [参数…]    重新生成 requirements.lock        pin the dependencies again (--upgrade: newest ones)

首次运行会自动建立 .venv 并安装所需的库。  The first run makes .venv and installs what is needed.
"""

# What Qt loads, by the package of Debian and Ubuntu that brings it (their other needs come as its dependencies).
IMPORT_LIBRARIES = {
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libfontconfig.so.1": "libfontconfig1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libxkbcommon.so.0": "libxkbcommon0",
}
WINDOW_LIBRARIES = {
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
}
FONT_PACKAGE = "fonts-noto-cjk"
FONT_FOLDERS = ("/usr/share/fonts", "/usr/local/share/fonts", "~/.local/share/fonts", "~/.fonts")
CHINESE_FONTS = ("cjk", "wqy", "sourcehan", "notosanssc", "notoserifsc", "uming", "ukai", "fallback", "msyh", "simsun")

# (name, arguments for the .venv's Python); a further check is one more line.
CHECKS = (
    ("ruff check", ["-m", "ruff", "check"]),
    ("ruff format", ["-m", "ruff", "format", "--check"]),
    ("mypy", ["-m", "mypy"]),
    ("import contracts", ["-c", "from importlinter.cli import lint_imports_command; lint_imports_command()"]),
    ("texts", ["tests/check_texts.py"]),
    ("English texts", ["-m", "tests.text_catalogue", "--check"]),
)


def say(chinese: str, english: str) -> None:
    """One sentence for the person at the terminal, in both languages."""
    print("{}  {}".format(chinese, english), file=sys.stderr, flush=True)


def stop(chinese: str, english: str) -> NoReturn:
    """Say why it cannot go on, and end with exit code 1."""
    say(chinese, english)
    sys.exit(1)


def call(command: List[str], *, cwd: Optional[Path] = None) -> int:
    """Run a program to its end and return its exit code; it is never left behind when dev.py is told to end."""
    env = dict(os.environ, PYTHONUTF8="1")
    with subprocess.Popen(command, cwd=cwd, env=env) as process:
        try:
            return process.wait()
        except KeyboardInterrupt:
            process.wait()  # Ctrl+C reached the program too: it may finish its farewell
            raise
        except SystemExit:
            process.terminate()
            raise


# --- Python ----------------------------------------------------------------------------------------------------------


def suitable(version: Tuple[int, int]) -> bool:
    """Whether the program runs on this version of Python."""
    return OLDEST <= version <= NEWEST


def answers(command: List[str]) -> bool:
    """Whether the program starts and ends well; what it says is not shown."""
    return subprocess.call(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) == 0


def other_python() -> Optional[List[str]]:
    """The command of a suitable Python beside the one that runs now, newest first; None when there is none."""
    for minor in range(NEWEST[1], OLDEST[1] - 1, -1):
        command = ["py", "-3.{}".format(minor)] if os.name == "nt" else ["python3.{}".format(minor)]
        # Being on the PATH is not enough: launchers and version managers put names there that start nothing.
        if shutil.which(command[0]) and answers([*command, "-c", ""]):
            return command
    return None


def base_python() -> str:
    """The Python outside any virtual environment: .venv must not be built from itself."""
    return str(getattr(sys, "_base_executable", None) or sys.executable)


def venv_python() -> Path:
    """The Python inside .venv, whether or not it exists yet."""
    return VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def wanted_stamp() -> Tuple[str, str]:
    """What .venv must be made for: this Python on this machine, and this lock file."""
    made_for = "{}.{} {}".format(sys.version_info[0], sys.version_info[1], platform.machine())
    return made_for, hashlib.sha256(LOCK.read_bytes()).hexdigest()


def present_stamp() -> Tuple[str, ...]:
    """What .venv was made for; empty when it is missing, half made or its Python is gone."""
    if not venv_python().exists() or not STAMP.exists():
        return ()
    return tuple(STAMP.read_text(encoding="utf-8").splitlines())


def make_venv() -> None:
    """Make .venv, or bring it up to date with the lock; the stamp is written last, so half-made ones are rebuilt."""
    wanted = wanted_stamp()
    present = present_stamp()
    if present == wanted:
        return
    say("正在准备运行环境（首次约需几分钟）……", "Preparing .venv (a few minutes the first time) …")
    if present[:1] == wanted[:1]:
        STAMP.unlink()
    else:
        if VENV.exists():
            try:
                shutil.rmtree(str(VENV))
            except OSError as error:
                stop(
                    "无法删除旧的 .venv（{}）。请先关闭正在使用它的程序。".format(error),
                    "The old .venv cannot be removed; close the programs that use it.",
                )
        if call([base_python(), "-m", "venv", str(VENV)]):
            stop("无法建立 .venv。", ".venv could not be made; the reason stands above.")
    install = ["install", "--quiet", "--disable-pip-version-check", "--no-input", "--only-binary", ":all:"]
    if call([str(venv_python()), "-m", "pip", *install, "--require-hashes", "-r", str(LOCK)]):
        stop(
            "安装依赖失败，原因见上。请检查网络后再运行同一命令。",
            "Installing the dependencies failed, see above. Check the network and run the same command again.",
        )
    STAMP.write_text("\n".join(wanted) + "\n", encoding="utf-8")


# --- the system's packages (Debian, Ubuntu) --------------------------------------------------------------------------


def loads(library: str) -> bool:
    """Whether the system finds this shared library, and everything that it needs itself."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def has_chinese_font() -> bool:
    """Whether some installed font has Chinese characters."""
    if shutil.which("fc-list"):
        found = subprocess.run(["fc-list", ":lang=zh", "family"], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        return bool(found.stdout.strip())
    names = (
        name.lower() for folder in FONT_FOLDERS for _, _, files in os.walk(os.path.expanduser(folder)) for name in files
    )
    return any(part in name for name in names for part in CHINESE_FONTS)


def venv_package() -> str:
    """The package that lets this Python make virtual environments."""
    if os.path.realpath(base_python()) == os.path.realpath("/usr/bin/python3"):
        return "python3-venv"
    return "python{}.{}-venv".format(*sys.version_info[:2])


def missing_packages(*, window: bool) -> List[str]:
    """The packages that must be installed before Qt imports or, with `window`, opens a window on X11."""
    libraries = dict(IMPORT_LIBRARIES)
    if window:
        libraries.update(WINDOW_LIBRARIES)
    missing = [package for library, package in libraries.items() if not loads(library)]
    if not has_chinese_font():
        missing.append(FONT_PACKAGE)
    if not present_stamp():
        importlib.invalidate_caches()
        if importlib.util.find_spec("ensurepip") is None:
            missing.append(venv_package())
    return missing


def prepare_system(*, window: bool) -> None:
    """On Linux, see to the packages that Qt needs; ask for root only when something is missing."""
    if not sys.platform.startswith("linux"):
        return
    missing = missing_packages(window=window)
    if not missing:
        return
    if not shutil.which("apt-get"):
        say(
            "系统可能缺少下列软件包（Debian 名称），如程序无法启动请先安装：{}".format(" ".join(missing)),
            "Possibly missing, by Debian's names; install your system's counterparts if the program does not start.",
        )
        return
    install_packages(missing)
    still = missing_packages(window=window)
    if still:
        stop("安装后仍缺少：{}".format(" ".join(still)), "Still missing after the installation.")


def install_packages(packages: List[str]) -> None:
    """Install Debian packages: as root directly, at a terminal with sudo, else name the command to type and stop."""
    update = ["apt-get", "update", "-q"]
    install = ["apt-get", "install", "-y", "-q", "--no-install-recommends", *packages]
    sudo = ["sudo"] if os.geteuid() and shutil.which("sudo") else []
    typed = " && ".join(" ".join(map(shlex.quote, [*sudo, *command])) for command in (update, install))
    allowed = not os.geteuid() or (sudo and sys.stdin.isatty())
    if allowed:
        say("正在安装系统软件包：", "Installing system packages:")
    elif sudo:
        say("缺少系统软件包，请运行下面的命令，然后重试：", "System packages are missing; run this, then try again:")
    else:
        say("缺少系统软件包，请以 root 身份运行下面的命令，然后重试：", "System packages are missing; as root, run:")
    print("\n    " + typed + "\n", file=sys.stderr, flush=True)
    if not allowed:
        sys.exit(1)
    for command in (update, install):
        whole = [*sudo, "env", "DEBIAN_FRONTEND=noninteractive", *command]
        # An update may fail for one foreign source and still have brought what is needed: the installation decides.
        failed = subprocess.call(whole, stdin=None if sudo else subprocess.DEVNULL, stdout=sys.stderr)
    if failed:
        stop("安装系统软件包失败。请运行上面的命令。", "Installing them failed. Run the command above by hand.")


# --- the commands ----------------------------------------------------------------------------------------------------


def python(*arguments: str) -> int:
    """Run the .venv's Python in the project's folder."""
    return call([str(venv_python()), *arguments], cwd=ROOT)


def run(arguments: List[str]) -> int:
    """Start main.py where the person stands, so that the files they name are found."""
    prepare_system(window=True)
    make_venv()
    return call([str(venv_python()), str(ROOT / "main.py"), *arguments])


def test(arguments: List[str]) -> int:
    """Run the tests; long ones are chosen with -m reliability or -m security."""
    prepare_system(window=False)
    make_venv()
    return python("-m", "pytest", *arguments)


def check(arguments: List[str]) -> int:
    """Run every check, even after one has failed, and name those that failed."""
    if arguments:
        return usage()
    prepare_system(window=False)
    make_venv()
    failed = []
    for name, command in CHECKS:
        print("== " + name, flush=True)
        if python(*command):
            failed.append(name)
    if failed:
        stop("未通过：{}".format(", ".join(failed)), "Failed.")
    say("全部通过。", "All checks passed.")
    return 0


def bench(arguments: List[str]) -> int:
    """Run the measurements; they print their figures."""
    return test(["tests/benchmarks", "-m", "benchmark", "-s", *arguments])


def texts(arguments: List[str]) -> int:
    """Bring resources/i18n/app_en.ts up to date with the sources and tell what is left to translate."""
    if arguments:
        return usage()
    make_venv()
    return python("-m", "tests.text_catalogue")


def lock(arguments: List[str]) -> int:
    """Pin every dependency with hashes, for all platforms and supported Pythons at once."""
    uv = shutil.which("uv")
    if uv is None:
        stop("需要 uv：请先运行 python3 -m pip install uv", "uv is needed; install it with the command above.")
    oldest = "{}.{}".format(*OLDEST)
    resolve = ["pip", "compile", "--no-config", "--universal", "--generate-hashes", "--python-version", oldest]
    # Wheels only: nothing is compiled, and no set-up script runs, on a user's machine.
    resolve += ["--extra", "dev", "--only-binary", ":all:", "--quiet"]
    resolve += ["--no-annotate", "--custom-compile-command", "python3 dev.py lock", "--output-file", LOCK.name]
    return call([uv, *resolve, *arguments, "pyproject.toml"], cwd=ROOT)


COMMANDS = {"run": run, "test": test, "check": check, "bench": bench, "texts": texts, "lock": lock}


def usage() -> int:
    """Show the commands; wrong usage is exit code 2."""
    print(HELP.format(call="py dev.py" if os.name == "nt" else "python3 dev.py"))
    return 2


def main(arguments: List[str]) -> int:
    """Choose the Python, then the command."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8")  # a Chinese sentence must survive any console's code page
    if not suitable(sys.version_info[:2]):
        other = other_python()
        if other is None:
            stop(
                "客伴需要 Python 3.11 至 3.13，当前是 {}。请安装后再运行。".format(platform.python_version()),
                "Keban needs Python 3.11, 3.12 or 3.13; this is {}.".format(platform.python_version()),
            )
        return call([*other, str(ROOT / "dev.py"), *arguments])
    if not arguments or arguments[0] in ("-h", "--help", "help"):
        usage()
        return 0
    if arguments[0] not in COMMANDS:
        return usage()
    return COMMANDS[arguments[0]](arguments[1:])


if __name__ == "__main__":
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit(130)
