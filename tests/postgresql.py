"""A PostgreSQL of the tests' own: a new cluster in a temporary folder, on a free port of this machine.

    python -m tests.postgresql make test

runs a command with the cluster's address in TEST_POSTGRESQL_URL. Only the standard library is needed.
"""

from __future__ import annotations

import contextlib
import os
import pwd
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import NoReturn

VARIABLE = "TEST_POSTGRESQL_URL"
_USER = "verbatim"
_UNPRIVILEGED = "postgres"
"""The user that Debian's package makes; PostgreSQL refuses to run as root."""
_SETTINGS = ("fsync=off", "max_connections=100", "log_min_messages=fatal")


class Cluster:
    """One cluster, which can be stopped and started again.

    Args:
        folder: a new folder of its own.
        programs: where PostgreSQL's programs are.
    """

    def __init__(self, folder: Path, programs: Path) -> None:
        self._folder = folder
        self._programs = programs
        self._password = secrets.token_hex(16)
        self.port = _free_port()
        self._as_user: dict[str, object] = {}
        if os.geteuid() == 0:
            self._as_user = {"user": _UNPRIVILEGED, "group": _UNPRIVILEGED, "extra_groups": []}
            user = pwd.getpwnam(_UNPRIVILEGED)
            os.chown(folder, user.pw_uid, user.pw_gid)

    @property
    def url(self) -> str:
        return f"postgresql+asyncpg://{_USER}:{self._password}@127.0.0.1:{self.port}/postgres"

    def make(self) -> None:
        password = self._folder / "password"
        password.write_text(self._password, "ascii")
        password.chmod(0o644)
        self._run(
            "initdb",
            *("--pgdata", str(self._data), "--username", _USER, "--pwfile", str(password)),
            *("--auth", "scram-sha-256", "--encoding", "UTF8", "--no-locale", "--no-sync"),
        )
        password.unlink()

    def start(self) -> None:
        options = [f"-c {setting}" for setting in _SETTINGS]
        options += [f"-c port={self.port}", "-c listen_addresses=127.0.0.1", f"-k {self._folder}"]
        log = str(self._folder / "log")
        self._run("pg_ctl", "start", "-w", "-D", str(self._data), "-l", log, "-o", " ".join(options))

    def stop(self) -> None:
        """Stop it at once, whoever is connected."""
        self._run("pg_ctl", "stop", "-w", "-D", str(self._data), "-m", "fast")

    @property
    def _data(self) -> Path:
        return self._folder / "data"

    def _run(self, program: str, *arguments: str) -> None:
        done = subprocess.run(
            [str(self._programs / program), *arguments],
            cwd=self._folder,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,  # a pipe would stay open as long as the server runs
            stderr=subprocess.PIPE if program == "initdb" else subprocess.DEVNULL,
            text=True,
            check=False,
            **self._as_user,
        )
        if done.returncode:
            raise RuntimeError(f"{program} ended with {done.returncode}: {done.stderr or ''}")


def programs() -> Path | None:
    """Where PostgreSQL's server programs are on this machine, or None."""
    found = [Path(path).resolve().parent for name in ["initdb"] if (path := shutil.which(name))]
    debian = Path("/usr/lib/postgresql")
    found += sorted(debian.glob("*/bin"), key=lambda path: path.parent.name, reverse=True)
    return next(
        (folder for folder in found if all((folder / p).exists() for p in ("initdb", "pg_ctl"))), None
    )


@contextlib.contextmanager
def running() -> Iterator[Cluster]:
    """A running cluster, gone afterwards.

    Raises:
        FileNotFoundError: if PostgreSQL is not installed.
    """
    folder = programs()
    if folder is None:
        raise FileNotFoundError("PostgreSQL is not installed; on Debian: apt install postgresql")
    with tempfile.TemporaryDirectory(prefix="verbatim-postgresql-", ignore_cleanup_errors=True) as made:
        cluster = Cluster(Path(made), folder)
        cluster.make()
        cluster.start()
        try:
            yield cluster
        finally:
            with contextlib.suppress(RuntimeError):  # a test may have stopped it
                cluster.stop()


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as probe:
        return int(probe.getsockname()[1])


def _end(number: int, _frame: object) -> NoReturn:
    sys.exit(128 + number)


def main() -> int:
    signal.signal(signal.SIGTERM, _end)
    with running() as cluster:
        return subprocess.run(sys.argv[1:], env=os.environ | {VARIABLE: cluster.url}, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
