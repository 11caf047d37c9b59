"""The demonstration is started, stopped, killed and started twice by people in a hurry: nothing is left half done."""

import os
import signal
import socket
import sqlite3
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]
COMMAND = [sys.executable, "-c", "from qiaoliang.cli.main import main; main()", "demo", "--holders", "30"]
TABLES = (
    "organisations_staff",
    "organisations_assignment",
    "registry_person",
    "registry_factrecord",
    "registry_roll",
    "entitlements_determination",
    "entitlements_determinationtotal",
    "plan_return",
)
Start = Callable[..., "subprocess.Popen[str]"]


@pytest.fixture
def start() -> Iterator[Start]:
    """Return a function that starts the demonstration in a data directory; whatever still runs is ended afterwards."""
    started: list[subprocess.Popen[str]] = []

    def run(folder: Path, *arguments: str) -> "subprocess.Popen[str]":
        environment = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
        environment |= {"QIAOLIANG_DATA_DIR": str(folder), "DJANGO_SETTINGS_MODULE": "qiaoliang.settings.base"}
        environment["PYTHONPATH"] = f"{ROOT / 'src'}:{ROOT}"
        process = subprocess.Popen(
            [*COMMAND, *arguments],
            cwd=ROOT,
            env=environment,
            text=True,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        started.append(process)
        return process

    yield run
    for process in started:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()


def finished(process: "subprocess.Popen[str]") -> str:
    output, _ = process.communicate(timeout=180)
    assert process.returncode == 0, output
    return output


def counts(folder: Path) -> dict[str, int]:
    with sqlite3.connect(folder / "qiaoliang.sqlite3") as database:
        return {table: database.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in TABLES}


def rows_of(folder: Path, table: str) -> int:
    if not (folder / "qiaoliang.sqlite3").exists():
        return 0
    try:
        with sqlite3.connect(folder / "qiaoliang.sqlite3") as database:
            return int(database.execute(f"SELECT count(*) FROM {table}").fetchone()[0])
    except sqlite3.OperationalError:
        return 0


def waited_for(happened: Callable[[], object], seconds: float = 120) -> None:
    end = time.monotonic() + seconds
    while not happened():
        assert time.monotonic() < end, "it never happened"
        time.sleep(0.02)


def a_free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def is_listening(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The data directory of a run that nobody disturbed."""
    folder = tmp_path_factory.mktemp("whole")
    environment = {**os.environ, "QIAOLIANG_DATA_DIR": str(folder), "PYTHONPATH": f"{ROOT / 'src'}:{ROOT}"}
    environment |= {"DJANGO_SETTINGS_MODULE": "qiaoliang.settings.base"}
    environment.pop("DATABASE_URL", None)
    subprocess.run(COMMAND, cwd=ROOT, env=environment, check=True, stdout=subprocess.DEVNULL)
    return folder


@pytest.fixture
def whole(undisturbed: Path) -> dict[str, int]:
    """What an undisturbed run stores."""
    return counts(undisturbed)


def test_a_demonstration_killed_again_and_again_is_whole_after_one_undisturbed_run(
    tmp_path: Path, start: Start, whole: dict[str, int]
) -> None:
    moments = (
        (tmp_path / "secret_key").exists,
        lambda: rows_of(tmp_path, "django_migrations") > 5,
        (tmp_path / "static").exists,
        (tmp_path / "population").exists,
        lambda: rows_of(tmp_path, "registry_person"),
        lambda: rows_of(tmp_path, "organisations_staff"),
    )
    for reached in moments:
        process = start(tmp_path)
        waited_for(lambda reached=reached, process=process: reached() or process.poll() is not None)
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()

    finished(start(tmp_path))

    assert counts(tmp_path) == whole
    assert (tmp_path / "static_is_whole").exists()


def test_of_two_demonstrations_at_once_the_second_says_that_it_waits_and_nothing_is_doubled(
    tmp_path: Path, start: Start, whole: dict[str, int]
) -> None:
    first = start(tmp_path)
    waited_for((tmp_path / "qiaoliang.sqlite3").exists)
    second = start(tmp_path)

    outputs = [finished(first), finished(second)]

    assert "waiting for it" not in outputs[0]
    assert "waiting for it" in outputs[1]
    assert counts(tmp_path) == whole


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGINT])
def test_ending_the_demonstration_ends_its_server(undisturbed: Path, start: Start, how: signal.Signals) -> None:
    port = a_free_port()
    process = start(undisturbed, "--serve", "--port", str(port))
    waited_for(lambda: is_listening(port) or process.poll() is not None)
    with urllib.request.urlopen(f"http://127.0.0.1:{port}/office/sign-in/") as page:
        assert page.status == 200

    process.send_signal(how)

    process.wait(timeout=20)
    waited_for(lambda: not is_listening(port), seconds=5)


def test_a_taken_port_is_told_at_once_with_another_to_try(tmp_path: Path, start: Start) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]

        output, _ = start(tmp_path, "--serve", "--port", str(port)).communicate(timeout=60)

    assert f"port {port} is taken" in output
    assert "--port" in output
    assert not (tmp_path / "qiaoliang.sqlite3").exists()
