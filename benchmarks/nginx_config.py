"""The text of the server's configuration: what every path does."""

from __future__ import annotations

import getpass
import os
from string import Template
from typing import TYPE_CHECKING

from benchmarks.workload import HTTP_PORT, TLS_PORT

if TYPE_CHECKING:
    from pathlib import Path

    from benchmarks.certificates import Leaf

HANG_SECONDS = 60
MOST_CONNECTIONS = 16_384

MAIN = Template("""\
$user
load_module $echo_module;
daemon off;
worker_processes 1;
worker_rlimit_nofile $files;
pid $folder/nginx.pid;
error_log $folder/error.log error;
events { worker_connections $connections; }
http {
    access_log off;
    default_type text/html;
    charset utf-8;
    server_tokens off;
    tcp_nodelay on;
    sendfile on;
    keepalive_requests 100000;
    reset_timedout_connection on;
    open_file_cache max=1000;
    client_body_temp_path $folder/body;
    proxy_temp_path $folder/proxy;
    fastcgi_temp_path $folder/fastcgi;
    uwsgi_temp_path $folder/uwsgi;
    scgi_temp_path $folder/scgi;
$servers
}
""")

# The waiting time is in the path, so that the server needs no table of addresses.
# Only the exact shape of an address answers 200: a made-up neighbour gets its 404 at once.
ROUTES = Template(r"""
location ~ "^/page/(?<wait>[0-9.]+)/(?<page>[0-9]+)/lesson-[0-9]+\.html$$" {
    echo_sleep $$wait;
    echo_exec /pages/$$page.html;
}
location /pages/ { internal; root $folder; gzip_static on; }
location ~ "^/old/(?<wait>[0-9.]+)/(?<where>127\.12\.[0-9.]+)(?<rest>/page/[0-9./]+/lesson-[0-9]+\.html)$$" {
    echo_sleep $$wait;
    echo_exec @moved;
}
location @moved { return 301 $$scheme://$$where:$$server_port$$rest; }
location ~ "^/left/(?<wait>[0-9.]+)/lesson-[0-9]+\.html$$" { echo_sleep $$wait; echo_exec @missing; }
location @missing { return 404; }
location ~ "^/cut/(?<wait>[0-9.]+)/lesson-[0-9]+\.html$$" { echo_sleep $$wait; echo_exec @cut; }
location @cut { return 444; }
location ~ "^/slow/lesson-[0-9]+\.html$$" { echo_sleep $hang; echo_exec @missing; }
location ~ "^/note/(?<note>[0-9]+)\.html$$" {
    return 200 "$small_page";
}
location / { return 404; }
""")

SMALL_PAGE = (
    "<!doctype html><html lang=en><head><title>Note $note on convex sets</title></head>"
    "<body><h1>Note $note</h1>"
    "<p>A set is convex when it holds every segment between two of its points.</p></body></html>"
)


def routes(folder: Path) -> str:
    """The locations that all hosts share."""
    return ROUTES.substitute(folder=folder, hang=HANG_SECONDS, small_page=SMALL_PAGE)


def main_config(folder: Path, echo_module: Path, files: int, servers: str) -> str:
    """The main file.

    Args:
        folder: Where the server may write, and where `pages/` is.
        echo_module: The loadable module that gives `echo_sleep`.
        files: How many open files the worker may have.
        servers: From `plain_server` or `tls_servers`.
    """
    return MAIN.substitute(
        user=f"user {getpass.getuser()};" if os.geteuid() == 0 else "",
        echo_module=echo_module,
        files=files,
        folder=folder,
        connections=min(files, MOST_CONNECTIONS),
        servers=servers,
    )


def plain_server(hosts: tuple[str, ...]) -> str:
    """One server block on the plain port of every host."""
    listens = "\n".join(f"    listen {host}:{HTTP_PORT};" for host in hosts)
    return f"server {{\n{listens}\n    include routes.conf;\n}}"


def tls_servers(leaves: tuple[Leaf, ...]) -> str:
    """One server block per certificate, on the TLS port of its hosts, with HTTP/2."""
    blocks = []
    for leaf in leaves:
        listens = "\n".join(f"    listen {host}:{TLS_PORT} ssl http2;" for host in leaf.hosts)
        keys = f"    ssl_certificate {leaf.pem};\n    ssl_certificate_key {leaf.pem};"
        blocks.append(f"server {{\n{listens}\n{keys}\n    include routes.conf;\n}}")
    return "\n".join(blocks)
