"""One demonstration at a time: of two in one data directory the second waits, of two on one port the second ends."""

import fcntl
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import click

WAITING = "另一个 qiaoliang demo 正在准备同一个数据库，请稍等 · another `qiaoliang demo` is setting this database up; waiting for it"


@contextmanager
def only_one(folder: Path, *, waiting: Callable[[], object]) -> Iterator[None]:
    """Hold the lock of `folder`, which ends with the process; where another holds it, call `waiting` and wait."""
    with (folder / "demo.lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            waiting()
            fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def refuse_taken_port(port: int) -> None:
    """
    Return if the port of this machine is free.

    :raises click.ClickException: if something listens there, with what to write instead
    """
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError as error:
            raise click.ClickException(
                f"port {port} is taken ({error.strerror}): is the demonstration running already at http://127.0.0.1:{port}/ ? "
                f"If not, write --port {port + 1 if port < 65535 else 8000} · 端口{port}已被占用"
            ) from error
