"""Whatever the machine is like: the same site, or a plain sentence and the site of before, whole."""

from __future__ import annotations

import hashlib
import os
import shutil
import signal
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest

from conftest import ROOT, Repository

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

DAY = "1795392000"
_SAMENVERDER = "import sys; from samenverder.cli import main; sys.exit(main())"


def run(folder: Path, *command: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """A command as somebody gives it in a folder, with little more in the environment than is said."""
    return subprocess.run(
        [sys.executable, *command], cwd=folder, env=surroundings(environment), text=True, encoding="utf-8",
        errors="replace", capture_output=True, check=False, stdin=subprocess.DEVNULL,
    )  # fmt: skip


def surroundings(environment: Mapping[str, str]) -> dict[str, str]:
    kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    always = {"PYTHONPATH": str(ROOT / "hooks"), "NO_MKDOCS_2_WARNING": "1", "SOURCE_DATE_EPOCH": DAY}
    return {**kept, **always, **environment}


def linked(folder: Path) -> Path:
    """The small library as it lies on a disk, to be built by a command."""
    repository = Repository(folder)
    repository.link()
    return repository.folder


def built(folder: Path, **environment: str) -> str:
    """Build, and a digest of all that it made."""
    done = run(folder, "-m", "mkdocs", "build", "-q", **environment)
    assert done.returncode == 0, done.stderr
    return digest(folder / "site")


def digest(site: Path) -> str:
    found = hashlib.sha256()
    for path in sorted(site.rglob("*")):
        if path.is_file():
            found.update(
                f"{path.relative_to(site).as_posix()} {hashlib.sha256(path.read_bytes()).hexdigest()}\n".encode()
            )
    return found.hexdigest()


@pytest.fixture(scope="module")
def usual(tmp_path_factory: pytest.TempPathFactory) -> str:
    """What the site is on a machine like any other."""
    return built(linked(tmp_path_factory.mktemp("usual") / "repo"))


@pytest.mark.parametrize(
    "environment",
    [
        {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "TZ": "Pacific/Kiritimati"},
        {"LC_ALL": "tr_TR.UTF-8", "TZ": "Pacific/Pago_Pago", "PYTHONHASHSEED": "7"},
        {"PATH": "/nergens", "HOME": "/nergens", "SAMENVERDER_CACHE": "off", "SAMENVERDER_PROCESSES": "1"},
    ],
    ids=["C", "Turkish", "no git, no home, no cache"],
)
def test_the_same_site_wherever_it_is_built(tmp_path: Path, usual: str, environment: dict[str, str]) -> None:
    assert built(linked(tmp_path / "één map met 'spaties' & ünïcode"), **environment) == usual


def test_the_same_site_from_files_with_the_line_ends_of_windows(tmp_path: Path, usual: str) -> None:
    folder = linked(tmp_path / "repo")
    for path in (folder / "practices").rglob("*"):
        if path.is_file():
            path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    done = run(folder, "-m", "mkdocs", "build", "-q", "--strict")
    assert done.returncode == 0, done.stderr
    # What is handed out as it was written keeps its line ends; every page is the same.
    other = linked(tmp_path / "other")
    assert built(other) == usual
    for page in (other / "site").rglob("*.html"):
        assert (folder / "site" / page.relative_to(other / "site")).read_bytes() == page.read_bytes(), page


def test_no_network_is_needed(tmp_path: Path, usual: str) -> None:
    alone = shutil.which("unshare")
    if not alone or subprocess.run([alone, "-rn", "true"], capture_output=True, check=False).returncode:
        pytest.skip("this machine cannot take the network away")
    folder = linked(tmp_path / "repo")
    done = subprocess.run([alone, "-rn", sys.executable, "-m", "mkdocs", "build", "-q"], cwd=folder, env=surroundings({}), check=False, capture_output=True)  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert digest(folder / "site") == usual


@pytest.mark.parametrize("epoch", ["abc", "1e9", "99999999999999999999"])
def test_a_day_that_is_none_is_told_without_a_traceback(tmp_path: Path, epoch: str) -> None:
    folder = linked(tmp_path / "repo")
    for command in (("-m", "mkdocs", "build"), ("-c", _SAMENVERDER, "controleer")):
        done = run(folder, *command, SOURCE_DATE_EPOCH=epoch)
        assert done.returncode not in (0, -signal.SIGSEGV)
        assert f"SOURCE_DATE_EPOCH is '{epoch}'; daar hoort een aantal seconden sinds 1970." in done.stderr
        assert "Traceback" not in done.stderr
    assert not (folder / "site").exists()


def test_a_terminal_without_accents_gets_all_that_is_said(tmp_path: Path) -> None:
    folder = linked(tmp_path / "repo")
    (folder / "practices" / "verhalen" / "leeg.md").write_text(
        "---\ntitle: Café\nonbekend: é\n---\n", encoding="utf-8"
    )
    usual = run(folder, "-c", _SAMENVERDER, "controleer", PYTHONIOENCODING="utf-8")
    done = run(folder, "-c", _SAMENVERDER, "controleer", PYTHONIOENCODING="ascii")
    assert done.returncode == usual.returncode == 1
    assert done.stdout.replace("?", "") == usual.stdout.encode("ascii", "ignore").decode().replace("?", "")
    rows = run(folder, "-c", _SAMENVERDER, "controleer", "--formaat", "json", PYTHONIOENCODING="ascii")
    assert "\\u00e9\\u00e9n" in rows.stdout


def test_thousands_of_problems_end_in_a_summary(tmp_path: Path) -> None:
    folder = linked(tmp_path / "repo")
    for number in range(300):
        (folder / "practices" / "verhalen" / f"leeg-{number}.md").write_text(
            "---\ntitle: x\n---\n", encoding="utf-8"
        )
    done = run(folder, "-c", _SAMENVERDER, "controleer")
    said, closing = done.stderr.strip().splitlines()[-2:]
    assert said.startswith("Dat is veel, in 300 bestanden. Het vaakst: ")
    assert "(300)" in said or "(600)" in said
    assert closing.startswith("306 praktijken nagekeken: ")


def test_a_clock_that_goes_back_or_ahead_leaves_nothing_of_another_day(tmp_path: Path, usual: str) -> None:
    """All with what was kept of the builds before."""
    folder = linked(tmp_path / "repo")
    assert built(folder) == usual
    later = built(folder, SOURCE_DATE_EPOCH=str(int(DAY) + 5 * 365 * 86400))
    assert later != usual, "after five years reviews are overdue"
    assert built(folder) == usual
    for path in folder.rglob("*"):
        os.utime(path, (4_000_000_000, 4_000_000_000), follow_symlinks=False)
    assert built(folder) == usual


@pytest.fixture
def reader() -> Iterator[Callable[..., subprocess.CompletedProcess[str]]]:
    """How somebody gives a command in a folder of which they may write nothing; afterwards it may be cleared away."""
    # Who is root may write everywhere, unless that right is left at the door.
    bound = ["setpriv", "--bounding-set=-dac_override,-dac_read_search"] if os.geteuid() == 0 else []
    if bound and subprocess.run([*bound, "true"], capture_output=True, check=False).returncode:
        pytest.skip("this machine cannot take a right away from root")
    closed: list[Path] = []

    def given(folder: Path, *command: str) -> subprocess.CompletedProcess[str]:
        for path in (folder, *folder.rglob("*")):
            if not path.is_symlink():
                path.chmod(0o555 if path.is_dir() else 0o444)
                closed.append(path)
        return subprocess.run([*bound, sys.executable, *command], cwd=folder, env=surroundings({}), text=True, capture_output=True, check=False)  # fmt: skip

    yield given
    for path in closed:
        path.chmod(0o755)


def test_a_folder_that_may_only_be_read_can_be_built_elsewhere(
    tmp_path: Path, usual: str, reader: Callable[..., subprocess.CompletedProcess[str]]
) -> None:
    folder = linked(tmp_path / "repo")
    done = reader(folder, "-m", "mkdocs", "build", "-q", "-d", str(tmp_path / "out" / "site"))
    assert (done.returncode, done.stderr) == (0, "")
    assert digest(tmp_path / "out" / "site") == usual
    assert not (folder / ".cache").exists()
    checked = reader(folder, "-c", _SAMENVERDER, "controleer")
    assert checked.returncode == 0, checked.stderr
    assert "Traceback" not in checked.stderr


def test_where_nothing_may_be_written_the_site_of_before_stays(
    tmp_path: Path, usual: str, reader: Callable[..., subprocess.CompletedProcess[str]]
) -> None:
    folder = linked(tmp_path / "repo")
    assert built(folder) == usual
    done = reader(folder, "-m", "mkdocs", "build", "-q")
    assert done.returncode == 1
    assert f"Zorg dat je in '{folder}' mag schrijven" in done.stderr
    assert "Traceback" not in done.stderr
    assert digest(folder / "site") == usual


def test_killed_at_any_moment_the_site_of_before_is_whole(tmp_path: Path, usual: str) -> None:
    folder = linked(tmp_path / "repo")
    assert built(folder) == usual
    story = folder / "practices" / "verhalen" / "aan-de-deur.md"
    story.write_text(
        story.read_text(encoding="utf-8").replace("Ga samen.", "Ga altijd samen."), encoding="utf-8"
    )
    found = set()
    for wait in (0.5, 1.2, 2.0):
        running = subprocess.Popen([sys.executable, "-m", "mkdocs", "build", "-q"], cwd=folder, env=surroundings({}), stderr=subprocess.DEVNULL)  # fmt: skip
        time.sleep(wait)
        running.kill()
        ended = running.wait()
        if ended == 0:
            break
        found.add(digest(folder / "site"))
    after = built(folder)
    assert after != usual
    # Whoever was killed when all was in its place left the new one.
    assert found <= {usual, after}
    assert not [path.name for path in folder.iterdir() if path.name.startswith(".site")], (
        "what was left is cleared"
    )


def test_two_builds_at_once_leave_one_whole_site(tmp_path: Path, usual: str) -> None:
    folder = linked(tmp_path / "repo")
    both = [subprocess.Popen([sys.executable, "-m", "mkdocs", "build", "-q"], cwd=folder, env=surroundings({}), stderr=subprocess.PIPE) for _ in range(2)]  # fmt: skip
    said = [one.communicate()[1].decode() for one in both]
    assert [one.returncode for one in both] == [0, 0], said
    assert digest(folder / "site") == usual


def test_on_a_full_disk_the_site_of_before_stays(tmp_path: Path, usual: str) -> None:
    """A disk of its own, in memory, that has room for one site and a half."""
    alone = shutil.which("unshare")
    script = (
        "mount -t tmpfs -o size={size}k none disk && cp -r before/. disk/ && cd disk && "
        "{python} -m mkdocs build -q -d site2/site; code=$?; cd ..; cp -r disk/site2 after; exit $code"
    )
    if not alone or subprocess.run([alone, "-rm", "mount", "-t", "tmpfs", "none", str(tmp_path)], capture_output=True, check=False).returncode:  # fmt: skip
        pytest.skip("this machine cannot make a disk")
    before = linked(tmp_path / "before")
    done = run(before, "-m", "mkdocs", "build", "-q", "-d", "site2/site")
    assert done.returncode == 0, done.stderr
    shutil.rmtree(before / ".cache", ignore_errors=True)
    (tmp_path / "disk").mkdir()
    size = (
        sum(
            path.stat().st_size + 4096
            for path in before.rglob("*")
            if path.is_file() and not path.is_symlink()
        )
        // 1024
    )
    command = script.format(size=size + 400, python=sys.executable)
    # Everything is new, so that nothing can be linked from the site of before.
    ended = subprocess.run([alone, "-rm", "sh", "-c", command], cwd=tmp_path, env=surroundings({"SAMENVERDER_CACHE": "off"}), capture_output=True, text=True, check=False)  # fmt: skip
    assert ended.returncode != 0
    assert digest(tmp_path / "after" / "site") == usual
