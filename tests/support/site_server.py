#!/usr/bin/env python3
"""The invented web site on one loopback port, for tests and cmd/quickstart.

  site_server.py --root fixtures/site [--overlay DIR] [--port N] [--port-file FILE]
                 [--log FILE] [--delay-ms N] [--gate FILE] [--no-validators]
                 [--tls PEM [--tls-port-file FILE] [--hsts VALUE] [--alternative]]

The Host header picks the folder below the root: "harbourpost.example" or
"harbourpost.example:80" is ROOT/harbourpost.example.  A file of the overlay, laid out the same
way, wins over one of the root, and an empty file OVERLAY/HOST/PATH.status-NNN makes that path
answer with status NNN, and a file OVERLAY/HOST/PATH.location redirects (301) to what it holds:
so a test changes a page, moves or breaks it while the server runs.

Answers carry ETag and Last-Modified, a matching condition gets 304, gzip goes to whom asks for
it, X.gz is made from X where no such file is stored, a folder is its index.html or index.xml.
--delay-ms makes each answer wait, so that a test can interrupt a run half-way; --gate those of
paths that begin with what FILE holds, until it is gone or holds another word: then the test says
when it goes on, and no clock.

With --tls it is served over TLS too, on a port of its own, with that Strict-Transport-Security.

The port (0, the default: any free one) goes to the port file, written whole or not there, or to
standard output.  The log has one JSON object a line: host, path, status, tls, conditional,
agent, time.
SIGTERM and SIGINT end the server with exit code 0.  Python's standard library is all it needs.
"""
import argparse
import gzip
import hashlib
import http.server
import json
import os
import posixpath
import re
import signal
import ssl
import sys
import threading
import time
import urllib.parse
from email.utils import formatdate, parsedate_to_datetime

TYPES = {
    ".html": "text/html",  # without charset: pages name their own, and one is windows-1252
    ".xml": "application/xml",
    ".txt": "text/plain; charset=utf-8",
    ".gz": "application/gzip",
    ".css": "text/css",
    ".jpg": "image/jpeg",
    ".pdf": "application/pdf",
}
FEED_NAMES = {"feed.xml": "application/rss+xml", "rss.xml": "application/rss+xml",
              "atom.xml": "application/atom+xml"}


LOCK = threading.Lock()  # of the log


class Site:
    """Finds the bytes for a host and a path."""

    def __init__(self, root, overlay):
        self.folders = [os.path.abspath(f) for f in (overlay, root) if f]

    def file_for(self, host, path):
        """The first file of overlay and root, or None; never one outside of them."""
        if not re.fullmatch(r"[a-z0-9.-]+", host) or ".." in host:
            return None
        clean = posixpath.normpath("/" + urllib.parse.unquote(path)).lstrip("/")
        for folder in self.folders:
            base = os.path.join(folder, host)
            name = os.path.join(base, clean)
            for candidate in (name, os.path.join(name, "index.html"),
                              os.path.join(name, "index.xml")):
                inside = os.path.realpath(candidate).startswith(os.path.realpath(base) + os.sep)
                if inside and os.path.isfile(candidate):
                    return candidate
        return None

    def forced_status(self, host, path):
        """The NNN of a file PATH.status-NNN, or None."""
        for status in (204, 401, 403, 404, 410, 429, 500, 503):
            if self.file_for(host, "%s.status-%d" % (path, status)):
                return status
        return None

    def location(self, host, path):
        """What a file PATH.location holds, or None."""
        name = self.file_for(host, path + ".location")
        if name is None:
            return None
        with open(name, encoding="ascii") as f:
            return f.read().strip()

    def read(self, host, path):
        """(bytes, file's time, content type), or None."""
        name = self.file_for(host, path)
        pack = name is None and path.endswith(".gz")
        if pack:
            name = self.file_for(host, path[:-3])
        if name is None:
            return None
        with open(name, "rb") as f:
            data = f.read()
        base = os.path.basename(name)
        kind = FEED_NAMES.get(base) or TYPES.get(os.path.splitext(base)[1],
                                                 "application/octet-stream")
        if pack:
            data, kind = gzip.compress(data, mtime=0), TYPES[".gz"]
        return data, os.stat(name).st_mtime, kind


def is_held(gate, path):
    """Whether the gate is shut to the path."""
    try:
        with open(gate, encoding="ascii") as f:
            word = f.read().strip()
    except FileNotFoundError:
        return False
    return word != "" and path.startswith(word)


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server_version = "InventedSite"
    sys_version = ""
    timeout = 30

    def do_GET(self):
        self.answer(body=True)

    def do_HEAD(self):
        self.answer(body=False)

    def answer(self, body):
        options = self.server.options
        host = (self.headers.get("Host") or "").lower().split(":")[0].rstrip(".")
        path = urllib.parse.urlsplit(self.path).path
        if options.delay_ms:
            time.sleep(options.delay_ms / 1000)
        while options.gate and is_held(options.gate, path):
            time.sleep(.01)
        forced = self.server.site.forced_status(host, path)
        location = self.server.site.location(host, path)
        if location:
            self.send(host, 301, b"<h1>Moved</h1>\n", "text/html", {"Location": location}, body)
            return
        found = None if forced else self.server.site.read(host, path)
        if found is None:
            self.send(host, forced or 404, b"" if forced == 204 else b"<h1>Not here</h1>\n", "text/html", {}, body)
            return
        data, mtime, kind = found
        headers = {}
        if not options.no_validators:
            headers["Last-Modified"] = formatdate(int(mtime), usegmt=True)
            headers["ETag"] = '"%s"' % hashlib.sha256(data).hexdigest()[:16]
        if kind.startswith("text/") or kind.endswith("xml"):
            headers["Vary"] = "Accept-Encoding"
            if self.wants_gzip():
                data = gzip.compress(data, mtime=0)
                headers["Content-Encoding"] = "gzip"
                if "ETag" in headers:
                    headers["ETag"] = headers["ETag"][:-1] + '-gz"'
        if headers.get("ETag") and self.is_unchanged(headers["ETag"], int(mtime)):
            headers.pop("Content-Encoding", None)
            self.send(host, 304, b"", None, headers, False)
            return
        self.send(host, 200, data, kind, headers, body)

    def wants_gzip(self):
        for part in (self.headers.get("Accept-Encoding") or "").split(","):
            coding, _, q = part.strip().partition(";")
            if coding.strip().lower() == "gzip":
                return q.replace(" ", "") not in ("q=0", "q=0.0", "q=0.00", "q=0.000")
        return False

    def is_unchanged(self, etag, mtime):
        """RFC 9110, 13.2.2: If-None-Match wins over If-Modified-Since."""
        tags = self.headers.get("If-None-Match")
        if tags is not None:
            given = [t.strip().removeprefix("W/") for t in tags.split(",")]
            return "*" in given or etag in given
        since = self.headers.get("If-Modified-Since")
        if since is None:
            return False
        try:
            return mtime <= parsedate_to_datetime(since).timestamp()
        except (TypeError, ValueError):
            return False

    def send(self, host, status, data, kind, headers, body):
        self.server.note({
            "host": host, "path": self.path, "status": status, "method": self.command, "tls": self.server.is_tls, "port": self.server.server_address[1],
            "conditional": "If-None-Match" in self.headers or "If-Modified-Since" in self.headers,
            "agent": self.headers.get("User-Agent"), "time": round(time.time(), 4)})
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        if self.server.is_tls and self.server.options.hsts:
            self.send_header("Strict-Transport-Security", self.server.options.hsts)
        if self.server.alternative:
            self.send_header("Alt-Svc", 'h1=":%d"' % self.server.alternative)
        if kind:
            self.send_header("Content-Type", kind)
        if status != 304:
            self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        if body and data:
            self.wfile.write(data)

    def log_message(self, *args):
        pass  # the JSON log says it all


class Server(http.server.ThreadingHTTPServer):
    daemon_threads = True
    allow_reuse_address = True

    def __init__(self, options, port, log):
        super().__init__(("127.0.0.1", port), Handler)
        self.options = options
        self.site = Site(options.root, options.overlay)
        self.log = log
        self.is_tls = False
        self.alternative = None

    def use_tls(self, pem):
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(pem)
        self.socket = context.wrap_socket(self.socket, server_side=True)
        self.is_tls = True

    def note(self, entry):
        if self.log:
            with LOCK:
                self.log.write(json.dumps(entry) + "\n")
                self.log.flush()

    def handle_error(self, request, client_address):
        if not isinstance(sys.exc_info()[1], ConnectionError):  # a killed client is no news
            super().handle_error(request, client_address)


def tell(port, path):
    if path is None:
        print(port, flush=True)
        return
    with open(path + ".tmp", "w", encoding="ascii") as f:
        f.write("%d\n" % port)
    os.rename(path + ".tmp", path)


def main():
    parser = argparse.ArgumentParser(description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--root", required=True)
    parser.add_argument("--overlay")
    parser.add_argument("--port", type=int, default=0)
    parser.add_argument("--port-file")
    parser.add_argument("--log")
    parser.add_argument("--delay-ms", type=int, default=0)
    parser.add_argument("--gate", metavar="FILE")
    parser.add_argument("--no-validators", action="store_true", help="no ETag, no Last-Modified")
    parser.add_argument("--tls", metavar="PEM")
    parser.add_argument("--tls-port-file")
    parser.add_argument("--hsts", metavar="VALUE")
    parser.add_argument("--alternative", action="store_true", help="a second port with TLS, which Alt-Svc on the first names")
    options = parser.parse_args()
    if not os.path.isdir(options.root):
        sys.exit("site_server.py: %s: no such folder" % options.root)

    log = open(options.log, "a", encoding="utf-8") if options.log else None
    servers = [Server(options, options.port, log)]
    if options.tls:
        servers.append(Server(options, 0, log))
        servers[1].use_tls(options.tls)
        if options.tls_port_file:
            tell(servers[1].server_address[1], options.tls_port_file)
        if options.alternative:
            servers.append(Server(options, 0, log))
            servers[2].use_tls(options.tls)
            servers[1].alternative = servers[2].server_address[1]
        for server in servers[1:]:
            threading.Thread(target=server.serve_forever, daemon=True).start()
    stop = lambda *_: threading.Thread(target=servers[0].shutdown, daemon=True).start()
    signal.signal(signal.SIGTERM, stop)
    signal.signal(signal.SIGINT, stop)
    tell(servers[0].server_address[1], options.port_file)
    servers[0].serve_forever(poll_interval=0.05)
    for server in servers:
        server.server_close()


if __name__ == "__main__":
    main()
