"""A real nginx on a built site, as `samenverder server` sets it up."""

from __future__ import annotations

import http.client
import os
import shutil
import socket
import subprocess
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest

from samenverder.publish.nginx import nginx_conf

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

NGINX = shutil.which("nginx", path=f"{os.environ.get('PATH', '')}:/usr/sbin:/usr/local/sbin")

_MAIN = """\
daemon off;
pid {folder}/nginx.pid;
error_log stderr warn;
{user}
worker_processes 1;
events {{}}
http {{
    access_log off;
    client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy; fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi; scgi_temp_path {folder}/scgi;
    include {folder}/samenverder.conf;
}}
"""


@contextmanager
def nginx(site: Path, folder: Path, *, under: str = "/", hsts: bool = False) -> Iterator[str]:
    """The address at which nginx serves a site; `folder` is for its own files.

    Without nginx the test is skipped, unless SAMENVERDER_BROWSER=1 demands it.
    """
    if NGINX is None:
        if os.environ.get("SAMENVERDER_BROWSER") == "1":
            pytest.fail("SAMENVERDER_BROWSER=1, but there is no nginx")
        pytest.skip("no nginx on this machine")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    folder.mkdir(parents=True, exist_ok=True)
    conf = nginx_conf(site, root=str(site), under=under, port=port, hsts=hsts)
    if not _has_ipv6():
        conf = conf.replace(f"    listen [::]:{port};\n", "")
    (folder / "samenverder.conf").write_text(conf, encoding="utf-8")
    shutil.copy("/etc/nginx/mime.types", folder)
    user = "user root;" if os.geteuid() == 0 else ""
    (folder / "nginx.conf").write_text(_MAIN.format(folder=folder, user=user), encoding="utf-8")
    command = [NGINX, "-p", str(folder), "-c", str(folder / "nginx.conf")]
    checked = subprocess.run([*command, "-t"], capture_output=True, text=True, check=False)
    assert checked.returncode == 0, checked.stderr
    assert "[warn]" not in checked.stderr, checked.stderr
    running = subprocess.Popen(command)
    try:
        _wait(port, running)
        yield f"http://127.0.0.1:{port}"
    finally:
        running.terminate()
        running.wait()


def ask(address: str, path: str, *, method: str = "GET", **headers: str) -> tuple[int, dict[str, str], bytes]:
    """Status, headers (names in small letters) and body of one answer; nothing is followed."""
    connection = http.client.HTTPConnection(address.removeprefix("http://"))
    connection.request(
        method, path, headers={name.replace("_", "-"): value for name, value in headers.items()}
    )
    answer = connection.getresponse()
    found: dict[str, str] = {}
    for name, value in answer.getheaders():
        assert name.lower() not in found, f"{path} says {name} twice"
        found[name.lower()] = value
    body = answer.read()
    connection.close()
    return answer.status, found, body


def _has_ipv6() -> bool:
    try:
        with socket.socket(socket.AF_INET6) as probe:
            probe.bind(("::1", 0))
    except OSError:
        return False
    return True


def _wait(port: int, running: subprocess.Popen[bytes]) -> None:
    while running.poll() is None:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.02)
    pytest.fail("nginx does not start")
