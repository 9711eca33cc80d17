"""A PostgreSQL server of our own for the tests, from the programs that Debian installs; none where there are none."""

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import psycopg
import pytest

from dateline.store import Store

_FAST = "-c fsync=off -c full_page_writes=off -c listen_addresses='' -c max_connections=40"


class Cluster:
    """A server in a temporary folder, reached by a socket in it; it may not run as root, so root runs it as nobody."""

    def __init__(self, programs: Path, folder: Path) -> None:
        self._programs, self.folder = programs, folder
        self._user = "nobody" if os.geteuid() == 0 else pwd.getpwuid(os.geteuid()).pw_name
        if os.geteuid() == 0:
            shutil.chown(folder, self._user)
        self._names = count(1)
        self._run("initdb", "-D", f"{folder}/data", "-U", "dateline", "-A", "trust", "--no-sync", "-E", "UTF8")

    def start(self) -> None:
        settings = f"{_FAST} -c unix_socket_directories={self.folder}"
        self._run("pg_ctl", "start", "-w", "-D", f"{self.folder}/data", "-l", f"{self.folder}/log", "-o", settings)

    def stop(self) -> None:
        self._run("pg_ctl", "stop", "-w", "-m", "immediate", "-D", f"{self.folder}/data")

    def new_database(self) -> str:
        """The URL of what is an empty database to those who open it: a schema of its own, which is made at once."""
        name = f"kept{next(self._names)}"
        self.sql(self.url, f"CREATE SCHEMA {name}")
        return f"{self.url}&options=-csearch_path%3D{name}"

    @property
    def url(self) -> str:
        """Where the server's own database is."""
        return f"postgresql:///postgres?host={self.folder}&user=dateline"

    def sql(self, place: str, statement: str) -> None:
        """Do something in the database of a URL without Dateline."""
        with psycopg.connect(place, autocommit=True) as connection:
            connection.execute(statement.encode())

    def lock_out(self, user: str, password: str) -> None:
        """Make a user who must give a password."""
        rules = self.folder / "data" / "pg_hba.conf"
        rules.write_text(f"local all {user} scram-sha-256\n{rules.read_text()}")
        self.sql(
            f"postgresql:///postgres?host={self.folder}&user=dateline",
            f"CREATE ROLE {user} LOGIN PASSWORD '{password}'",
        )
        self._run("pg_ctl", "reload", "-D", f"{self.folder}/data")

    def _run(self, program: str, *arguments: str) -> None:
        as_user = ["setpriv", "--reuid", self._user, "--regid", "nogroup", "--clear-groups"]
        command = [*(as_user if os.geteuid() == 0 else []), str(self._programs / program), *arguments]
        done = subprocess.run(command, cwd=self.folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False)
        assert done.returncode == 0, done.stdout.decode()


def programs() -> Path | None:
    """The folder of the newest PostgreSQL of this machine."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    on_path = shutil.which("initdb")
    return found[-1].parent if found else Path(on_path).parent if on_path else None


@pytest.fixture(scope="session")
def cluster() -> Iterator[Cluster]:
    where = programs()
    if where is None:
        pytest.skip("no PostgreSQL on this machine: `apt-get install postgresql` lets its half of the suite run")
    # a short path that any user may walk: a socket lies in it, and root is not who runs the server
    folder = Path(tempfile.mkdtemp(prefix="dateline-pg-", dir="/tmp"))
    folder.chmod(0o755)
    server = Cluster(where, folder)
    server.start()
    yield server
    server.stop()
    shutil.rmtree(folder)


@pytest.fixture(params=("sqlite", "postgresql"))
def place(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Where a new store is to be made, of each kind that there is."""
    if request.param == "postgresql":
        return str(request.getfixturevalue("cluster").new_database())
    return (
        str(tmp_path / "new" / "folder" / "kept.db") if request.param == "sqlite" else f"sqlite:///{tmp_path}/kept.db"
    )


@pytest.fixture
def store(place: str) -> Iterator[Store]:
    """A new store."""
    with Store.open(place) as opened:
        yield opened
