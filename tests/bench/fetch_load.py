#!/usr/bin/env python3
"""Pages a second and CPU a page of `cleancopy fetch` beside other fetchers, over one site in one run.

  fetch_load.py CLEANCOPY [--hosts 50] [--pages 200] [--tls] [--rounds 2] [--dir DIR] [--scrapy PATH]

Makes HOSTS x PAGES invented pages (some 40 KB each, with a gzipped copy) on as many loopback addresses (127.0.2.N),
serves them with nginx, and fetches all of them with cleancopy (robots files, archive, state, log: all that a run does;
without delay), then once more (unchanged), then with what is installed of curl --parallel and wget2 (bodies into a
folder, no robots files) and Scrapy (bodies into a folder, robots files, one request a host at a time, as ours).  A peer
that is not installed is left out, and said to be.  CPU is the client's own, user and system; the best of the rounds
counts.  Needs nginx.
"""
import argparse
import gzip
import os
import random
import resource
import shutil
import subprocess
import sys
import tempfile
import time

WORDS = ("harbour ferry council tide bridge market school winter orchard clerk lantern quay rope "
         "meadow river paper vote baker tram signal ledger cellar window garden").split()
PORT, TLS_PORT = 18090, 18453


def page(rnd, host, number):
    text = lambda n: " ".join(rnd.choice(WORDS) for _ in range(n)).capitalize() + "."
    menu = "".join('<li class="menu__item"><a href="/s/%d">%s</a></li>' % (i, text(2)) for i in range(60))
    body = "".join("<p>%s</p>\n" % text(rnd.randint(30, 90)) for _ in range(rnd.randint(8, 40)))
    more = "".join('<div class="card"><a href="/a/%d.html"><h3>%s</h3></a></div>' % (i, text(8)) for i in range(40))
    data = "<script>window.__data={%s}</script>" % ",".join('"k%d":%.6f' % (i, rnd.random()) for i in range(400))
    return ("<!doctype html><html lang=en><head><meta charset=utf-8><title>%s</title>%s</head><body><nav><ul>%s</ul></nav>"
            "<article><h1>Story %d of host %d</h1>%s</article><aside>%s</aside></body></html>"
            % (text(6), data, menu, number, host, body, more)).encode()


def make_site(folder, n_hosts, n_pages):
    plain, tls = [], []
    listen = []
    for host in range(1, n_hosts + 1):
        ip = "127.0.2.%d" % host
        os.makedirs("%s/site/%s/a" % (folder, ip))
        with open("%s/site/%s/robots.txt" % (folder, ip), "w") as f:
            f.write("User-agent: *\nDisallow: /private/\n")
        for number in range(n_pages):
            name = "%s/site/%s/a/%d.html" % (folder, ip, number)
            content = page(random.Random(host * 100000 + number), host, number)
            with open(name, "wb") as f:
                f.write(content)
            with open(name + ".gz", "wb") as f:
                f.write(gzip.compress(content, 6))
            plain.append("http://%s:%d/a/%d.html" % (ip, PORT, number))
            tls.append("https://%s:%d/a/%d.html" % (ip, TLS_PORT, number))
        listen.append("listen %s:%d; listen %s:%d ssl http2;" % (ip, PORT, ip, TLS_PORT))
    for name, urls in (("plain", plain), ("tls", tls)):
        random.Random(1).shuffle(urls)
        with open("%s/%s.txt" % (folder, name), "w") as f:
            f.write("".join(u + "\n" for u in urls))
    names = ",".join("IP:127.0.2.%d" % h for h in range(1, n_hosts + 1))
    subprocess.run(["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes",
                    "-keyout", folder + "/key.pem", "-out", folder + "/ca.pem", "-days", "2", "-subj", "/CN=bench",
                    "-addext", "subjectAltName=" + names], check=True, stderr=subprocess.DEVNULL)
    with open(folder + "/nginx.conf", "w") as f:
        f.write("worker_processes 1; pid %s/pid; error_log %s/error.log; events { worker_connections 4096; }\n"
                "http { access_log off; sendfile on; keepalive_requests 100000; gzip_static on; types { text/html html; text/plain txt; }\n"
                "client_body_temp_path %s/t1; proxy_temp_path %s/t2; fastcgi_temp_path %s/t3; uwsgi_temp_path %s/t4; scgi_temp_path %s/t5;\n"
                "server { %s ssl_certificate %s/ca.pem; ssl_certificate_key %s/key.pem; root %s/site/$server_addr; } }\n"
                % ((folder,) * 7 + (" ".join(listen),) + (folder,) * 3))


SPIDER = """
import os, scrapy

class Load(scrapy.Spider):
    name = "load"
    custom_settings = {"CONCURRENT_REQUESTS": 50, "CONCURRENT_REQUESTS_PER_DOMAIN": 1, "DOWNLOAD_DELAY": 0,
                       "ROBOTSTXT_OBEY": True, "LOG_LEVEL": "ERROR", "TELNETCONSOLE_ENABLED": False,
                       "RETRY_ENABLED": False, "SCHEDULER_PRIORITY_QUEUE": "scrapy.pqueues.DownloaderAwarePriorityQueue"}

    def start_requests(self):
        os.makedirs("out")
        for number, url in enumerate(open(%r)):
            yield scrapy.Request(url.strip(), self.parse, cb_kwargs={"number": number})

    async def start(self):
        for request in self.start_requests():
            yield request

    def parse(self, response, number):
        with open("out/%%d" %% number, "wb") as f:
            f.write(response.body)
"""


def count_files(folder):
    return sum(len(files) for _, _, files in os.walk(folder))


def measure(command, cwd):
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
    done = subprocess.run(command, cwd=cwd, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode != 0:
        sys.exit("%s: exit code %d\n%s" % (command[0], done.returncode, done.stderr.decode()[-2000:]))
    return (after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, time.monotonic() - start)


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("cleancopy")
    p.add_argument("--hosts", type=int, default=50)
    p.add_argument("--pages", type=int, default=200)
    p.add_argument("--tls", action="store_true")
    p.add_argument("--rounds", type=int, default=2)
    p.add_argument("--dir")
    p.add_argument("--scrapy", default=shutil.which("scrapy"), help="the program (default: that of PATH)")
    a = p.parse_args()
    if shutil.which("nginx") is None:
        sys.exit("fetch_load.py: nginx is not installed")
    folder = os.path.abspath(a.dir or tempfile.mkdtemp(prefix="fetch-load."))
    os.chmod(folder, 0o755)  # the server may be somebody else
    make_site(folder, a.hosts, a.pages)
    subprocess.run(["nginx", "-p", folder, "-c", folder + "/nginx.conf"], check=True)
    urls = folder + ("/tls.txt" if a.tls else "/plain.txt")
    ca = folder + "/ca.pem"
    total = a.hosts * a.pages
    ours = [os.path.abspath(a.cleancopy), "fetch", "--allow-private", "--delay-ms", "0", "--ca-file", ca, "--state", "state",
            "--archive", "archive", "--quiet", "--url-list", urls]
    with open(folder + "/curl.conf", "w") as f:
        for number, url in enumerate(open(urls)):
            f.write('url = "%s"\noutput = "out/%d"\n' % (url.strip(), number))
    runs = [("cleancopy fetch", ours, True), ("cleancopy fetch, unchanged", ours, False)]
    with open(folder + "/load.py", "w") as f:
        f.write(SPIDER % urls)
    peers = [
        ("curl --parallel 50", shutil.which("curl"),
         ["-s", "--compressed", "--parallel", "--parallel-max", "50", "--cacert", ca, "--create-dirs", "-K", folder + "/curl.conf"]),
        ("wget2, 20 threads", shutil.which("wget2"),
         ["-q", "--max-threads=20", "--no-robots", "--ca-certificate=" + ca, "-x", "-P", "out", "-i", urls]),
        ("Scrapy", a.scrapy and os.path.abspath(a.scrapy), ["runspider", folder + "/load.py"]),
    ]
    for name, program, words in peers:
        if program:
            runs.append((name, [program] + words, True))
        else:
            print("%s: not installed, left out" % name)
    try:
        print("%d pages on %d hosts, %s" % (total, a.hosts, "TLS" if a.tls else "plain"))
        for name, command, fresh in runs:
            best = None
            for round_ in range(a.rounds):
                if fresh:
                    shutil.rmtree(folder + "/client", ignore_errors=True)
                    os.makedirs(folder + "/client")
                # pages that did not change are due again after days: a month later, all of them are
                later = [] if fresh else ["--now", str(int(time.time()) + 2592000 * (round_ + 1))]
                cost = measure(command + later, folder + "/client")
                best = cost if best is None or cost[0] < best[0] else best
                if command[0] != ours[0] and count_files(folder + "/client/out") < total:
                    sys.exit("%s: %d of %d pages" % (name, count_files(folder + "/client/out"), total))
            print("%-28s %7.2f ms CPU a page %8.0f pages/s" % (name, best[0] * 1000 / total, total / best[1]), flush=True)
    finally:
        subprocess.run(["nginx", "-p", folder, "-c", folder + "/nginx.conf", "-s", "stop"])
        if not a.dir:
            shutil.rmtree(folder, ignore_errors=True)


main()
