"""What must be true of the repository as a whole, whoever changed it last."""

from __future__ import annotations

import re
import subprocess
import tomllib
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGES = ("bot", "storage", "flows", "content", "bench")
LINES_AT_MOST = 300
GENERATED = "storage/migrations/versions/"  # written by Alembic, read once
REQUIREMENTS = sorted(ROOT.glob("requirements/*.txt"))

# Put together here, so that this file does not contain what it forbids.
REGISTRIES = re.compile(
    "|".join(("py" + r"pi\.org", "python" + "hosted", r"registry\.npm" + "js", r"deb\.deb" + "ian"))
)
THIS_MACHINE = re.compile(
    "|".join((r"/work/" + "(main|shared)", r"\.py" + r"env/", r"/opt/py" + "pi", r"file:/" + "/"))
)
UNFINISHED = re.compile(r"\b(TO" + r"DO|FIX" + r"ME|X" + r"XX)\b")
CODE = {".py", ".js", ".css", ".html", ".toml", ".cfg", ".mako", ".sh", ""}


@cache
def files() -> tuple[Path, ...]:
    """What is or would be committed; without git (an unpacked archive), everything that is not hidden."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        text=True,
    )
    if listed.returncode == 0:
        found = (ROOT / name for name in listed.stdout.split("\0") if name)
    else:
        found = (path for path in ROOT.rglob("*") if not any(part[0] == "." for part in path.relative_to(ROOT).parts))
    return tuple(sorted(path for path in found if path.is_file()))


def lines_with(pattern: re.Pattern[str], suffixes: set[str] | None = None) -> list[str]:
    found = []
    for path in files():
        if suffixes is not None and path.suffix not in suffixes:
            continue
        text = path.read_text("utf-8", errors="replace")
        found += [
            f"{path.relative_to(ROOT)}:{number}: {line.strip()[:100]}"
            for number, line in enumerate(text.splitlines(), 1)
            if pattern.search(line)
        ]
    return found


def modules() -> list[Path]:
    return [path for path in files() if path.suffix == ".py" and path.relative_to(ROOT).parts[0] in PACKAGES]


def pinned(path: Path) -> dict[str, str]:
    return dict(re.findall(r"^([a-z0-9.-]+)==([^ ;\\]+)", path.read_text(), re.MULTILINE))


def test_no_file_names_a_package_registry():
    assert lines_with(REGISTRIES) == []


def test_no_file_names_a_folder_of_the_machine_it_was_written_on():
    assert lines_with(THIS_MACHINE) == []


def test_nothing_is_left_for_later_in_the_code():
    assert lines_with(UNFINISHED, CODE) == []


def test_no_module_is_longer_than_one_can_hold():
    long = {}
    for path in modules():
        lines = len(path.read_text("utf-8").splitlines())
        if lines > LINES_AT_MOST and not path.relative_to(ROOT).as_posix().startswith(GENERATED):
            long[path.relative_to(ROOT).as_posix()] = lines
    assert long == {}


def test_a_module_is_named_by_its_concept():
    vague = {"utils", "util", "helpers", "helper", "misc", "common"}
    assert [str(path.relative_to(ROOT)) for path in files() if {path.stem, path.parent.name} & vague] == []


@pytest.mark.parametrize("path", REQUIREMENTS, ids=lambda path: path.name)
def test_every_requirement_is_pinned_and_hashed(path):
    """Only pins, hashes and comments: no option could send pip elsewhere."""
    text = path.read_text()
    requirement = re.compile(r"[a-z0-9.-]+==[^ ;\\]+( ; [^\\]+)?( \\\n    --hash=sha256:[0-9a-f]{64})+\n")
    rest = requirement.sub("", re.sub(r"^ *#.*\n", "", text, flags=re.MULTILINE))
    assert pinned(path) != {}
    assert rest == ""


def test_the_tests_run_on_what_is_installed_for_the_bot():
    ours, tests = (pinned(ROOT / f"requirements/{name}.txt") for name in ("runtime", "test"))
    assert {name: tests.get(name) for name in ours} == ours


def test_every_declared_dependency_is_pinned():
    declared = tomllib.loads((ROOT / "pyproject.toml").read_text())
    names = {re.split(r"[\[<>=~! ]", each)[0].lower() for each in declared["project"]["dependencies"]}
    assert names - pinned(ROOT / "requirements/runtime.txt").keys() == set()
    names = {re.split(r"[\[<>=~! ]", each)[0].lower() for each in declared["dependency-groups"]["test"]}
    assert names - pinned(ROOT / "requirements/test.txt").keys() == set()


def test_decision_records_are_dated_and_titled():
    for path in (ROOT / "docs/decisions").glob("*.md"):
        head, *_ = path.read_text("utf-8").splitlines()
        assert re.fullmatch(r"\d{4}-\d{2}-\d{2}-[a-z0-9-]+", path.stem), path.name
        assert head.startswith("# "), path.name


def test_every_target_of_the_makefile_says_what_it_is_for():
    makefile = (ROOT / "Makefile").read_text()
    for_people = makefile.split("# --- ")[0]
    targets = re.findall(r"^([a-z]+):", for_people, re.MULTILINE)
    assert targets == re.findall(r"^([a-z]+):[^#\n]*## ", for_people, re.MULTILINE)


def test_every_test_that_the_threat_model_relies_on_is_there():
    page = (ROOT / "docs/threat-model.md").read_text("utf-8")
    named = re.findall(r"`(tests/[^`:]+\.py)(?:::(\w+))?`", page)
    gone = [
        f"{path} {name}"
        for path, name in named
        if not (ROOT / path).is_file() or (name and f"def {name}(" not in (ROOT / path).read_text("utf-8"))
    ]
    assert (gone, len(named) > 30) == ([], True)
    assert re.findall(r"`(?:test_\w+)\.py`", page) == []  # a file is named with its folder
