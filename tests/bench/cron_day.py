#!/usr/bin/env python3
"""A simulated day: 24 hourly runs (--now) over sites that change, in some minutes.  Prints each run; ends with 1 when a check fails.

  tests/bench/cron_day.py [--keep DIR] PROGRAM

Three sites of one server in this script, whose hour the script sets before each run:
  tide.example   an Atom feed that dates changes: two new stories an hour; stories are corrected, some at any age; some
                 vanish (404 or 410) while the feed still names them, one is named before it is there; one page has a
                 counter in it; a sitemap of thirty old pages that never changes.
  busy.example   an RSS feed without dates of changes; 503 with Retry-After for two hours.
  slow.example   Crawl-delay: 2.
Checked: no story is lost (each version that stood for an hour while the feed dated it is in the archive, the last one
in the output, the vanished ones too; where nothing dates changes, within the time that fetch/revisit.h promises); no
request inside a Retry-After, none too early after another where robots.txt sets a delay, one at a time a host;
robots.txt once a host; exit codes (1 where a page was gone, else 0); what is gone is not asked for again; the page with the counter and the
old pages are asked less; and at the end one run into new folders gives the texts that the day gave.
"""
import argparse, collections, glob, hashlib, http.server, json, os, random, re, shutil, subprocess, sys, tempfile, threading, time, zlib

T0 = 1772352000  # 2026-03-01T08:00:00Z
HOURS = 24
BUSY_HOURS = range(9, 11)
RETRY_AFTER_S = 7100
CRAWL_DELAY_S = 2
WORDS = """harbour council ferry bridge market school budget winter river station museum library engineer mayor vote plan
village road train bakery garden festival summer storm island lighthouse fishing boat company worker union hospital
nurse teacher street square theatre concert painter writer book letter history century castle tower church bell
water power energy house family neighbour child student farmer field harvest weather forecast snow rain coast beach
tourist hotel kitchen cook restaurant wine cheese bread price cost money bank loan tax court judge law police
report committee member chair session decision question answer project site ground building roof window door wall
quickly slowly again early late often never always nearly together outside north south east west new old small large
long short quiet loud open closed public local regional national former next last several many few opened closed
moved found built planned rejected accepted announced described explained visited followed started ended returned""".split()

failures = []


def check(good, *words):
    if not good:
        failures.append(" ".join(map(str, words)))
    return good


class Story:
    """A page that begins at `born` (hour) and has another text from each hour of `changes` on."""

    def __init__(self, host, number, born, changes=(), gone=None, there=None, named_until=None, dated=True):
        self.host, self.path, self.born, self.changes = host, "/stories/%04d-%s.html" % (number, host.split(".")[0]), born, sorted(changes)
        self.gone, self.there, self.dated = gone, born if there is None else there, dated
        self.named_until = named_until if named_until is not None else max([born] + self.changes) + 14
        self.key = "%s%d" % (host[0], number)

    def version(self, hour):
        return sum(h <= hour for h in self.changes)

    def status(self, hour):
        if hour < self.there:
            return 404
        return self.gone[1] if self.gone and hour >= self.gone[0] else 200

    def is_named(self, hour):
        return self.born <= hour < self.named_until

    def changed_s(self, hour):
        return T0 + max([self.born] + [h for h in self.changes if h <= hour]) * 3600 - 600

    def mark(self, version):
        return "Mark%sv%dend" % (self.key, version)

    def html(self, hour, counter=""):
        version, rng = self.version(hour), random.Random(self.key)
        paragraphs = []
        for p in range(5):
            own = random.Random("%s/%d/%d" % (self.key, p, version)) if p == 2 else rng
            sentences = [" ".join(own.choices(WORDS, k=own.randint(9, 17))).capitalize() + "." for _ in range(4)]
            paragraphs.append("The " + " ".join(sentences).lower().replace(". ", ". The "))
        paragraphs[2] += " The reference of this version is %s." % self.mark(version)
        title = " ".join(rng.choices(WORDS, k=6)).capitalize()
        return ("<!doctype html><html lang=en><head><meta charset=utf-8><title>%s</title></head><body><nav><a href=/>Home</a> "
                "<a href=/about>About us</a></nav><article><h1>%s</h1>%s</article><footer><p>%s</p></footer></body></html>\n"
                % (title, title, "".join("<p>%s</p>" % p for p in paragraphs), counter)).encode()


def make_world():
    stories = collections.defaultdict(list)
    rng, number = random.Random(7), 0
    for hour in range(HOURS):
        for n in range(2):  # tide: half of the stories are corrected, once or twice, at any age
            number += 1
            changes = rng.sample(range(hour + 1, hour + 13), rng.choice((0, 0, 1, 2)))
            gone = None
            if hour in (3, 8) and n == 1:
                gone, changes = (hour + 2, 404 if hour == 3 else 410), [hour + 1]
            stories["tide.example"].append(Story("tide.example", number, hour, changes, gone, hour + 1 if hour == 5 and n == 0 else None))
        for n in range(2):  # busy: corrected in the first hour, or after six; nothing says so
            number += 1
            changes = [] if n == 0 else [hour + (1 if hour % 2 else 6)]
            stories["busy.example"].append(Story("busy.example", number, hour, changes, dated=False, named_until=hour + 24))
        if hour % 2 == 0:
            number += 1
            stories["slow.example"].append(Story("slow.example", number, hour, [hour + 1] if hour % 4 == 0 else []))
    old = [Story("tide.example", 9000 + n, 0, named_until=0) for n in range(30)]
    counter = Story("tide.example", 9999, 0, named_until=10 ** 6)
    return stories, old, counter


class World:
    def __init__(self):
        self.stories, self.old, self.counter = make_world()
        self.hour, self.began, self.n_counted = 0, time.monotonic(), 0
        self.lock, self.log, self.in_flight = threading.Lock(), [], collections.Counter()
        self.pages = {(s.host, s.path): s for group in self.stories.values() for s in group}
        self.pages.update({(s.host, s.path): s for s in self.old})

    def named(self, host, hour):
        found = [s for s in self.stories[host] if s.is_named(hour)]
        return found + ([self.counter] if host == "tide.example" else [])

    def feed(self, host):
        if host == "busy.example":
            return b"<rss version='2.0'><channel><title>Busy</title>%s</channel></rss>" % b"".join(
                b"<item><link>http://%s%s</link></item>" % (s.host.encode(), s.path.encode()) for s in self.named(host, self.hour))
        stamp = lambda s: time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(s))
        return ("<feed xmlns='http://www.w3.org/2005/Atom'><title>T</title>%s</feed>" % "".join(
            "<entry><link href='http://%s%s'/>%s</entry>"
            % (s.host, s.path, "" if s is self.counter else "<updated>%s</updated>" % stamp(s.changed_s(self.hour)))
            for s in self.named(host, self.hour))).encode()

    def answer(self, host, path):
        """(status, type, body, has validators, further headers)"""
        if path == "/robots.txt":
            return 200, "text/plain", b"User-agent: *\n" + (b"Crawl-delay: %d\n" % CRAWL_DELAY_S if host == "slow.example" else b"Disallow: /private\n"), True, {}
        if host == "busy.example" and self.hour in BUSY_HOURS:
            return 503, "text/html", b"<p>busy</p>", False, {"Retry-After": str(RETRY_AFTER_S)}
        if path == "/feed":
            return 200, "application/xml", self.feed(host), True, {}
        if path == "/sitemap.xml":
            return 200, "application/xml", ("<urlset>%s</urlset>" % "".join("<url><loc>http://%s%s</loc></url>" % (s.host, s.path) for s in self.old)).encode(), True, {}
        if path == self.counter.path:
            with self.lock:
                self.n_counted += 1
            return 200, "text/html", self.counter.html(0, "Visitor %d of this page" % self.n_counted), False, {}
        story = self.pages.get((host, path))
        if story is None or story.status(self.hour) != 200:
            return story.status(self.hour) if story else 404, "text/html", b"<h1>Not here</h1>", False, {}
        return 200, "text/html", story.html(self.hour), True, {}


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    timeout = 60

    def do_GET(self):
        world, host = self.server.world, self.headers["Host"].split(":")[0]
        with world.lock:
            world.in_flight[host] += 1
            check(world.in_flight[host] == 1, host, "was asked", world.in_flight[host], "things at once")
        begin = time.monotonic()
        status, kind, body, has_tag, headers = world.answer(host, self.path)
        if has_tag:
            headers["ETag"] = '"%s"' % hashlib.sha256(body).hexdigest()[:16]
            if self.headers["If-None-Match"] == headers["ETag"]:
                status, body = 304, b""
        head = "HTTP/1.1 %d X\r\nContent-Type: %s\r\n%s%s\r\n" % (
            status, kind, "".join("%s: %s\r\n" % h for h in headers.items()), "" if status == 304 else "Content-Length: %d\r\n" % len(body))
        with world.lock:
            world.in_flight[host] -= 1
            world.log.append({"hour": world.hour, "at": T0 + world.hour * 3600 + begin - world.began, "real": begin, "host": host,
                              "path": self.path, "status": status, "bytes": len(head) + len(body)})
        self.wfile.write(head.encode() + body)

    def log_message(self, *args):
        pass


def write_config(job, port, delay_ms):
    with open(job + ".ini", "w") as f:
        f.write("[cleancopy]\nout = %s/out\nstate = %s/state\narchive = %s/archive\ncontact = tests@tide.example\nallow-private = yes\n"
                "delay-ms = %d\n" % (job, job, job, delay_ms))
        f.write("".join("connect-to = %s.example:80:127.0.0.1:%d\n" % (h, port) for h in ("tide", "busy", "slow")))
        f.write("[source tide]\nsitemap = http://tide.example/sitemap.xml\nfeed = http://tide.example/feed\n"
                "[source busy]\nfeed = http://busy.example/feed\n[source slow]\nfeed = http://slow.example/feed\n")


def run(world, program, job, hour):
    world.hour, world.began = hour, time.monotonic()
    done = subprocess.run([program, "run", "-c", job + ".ini", "--now", str(T0 + hour * 3600)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, timeout=300)
    counts = re.search(r"(\d+) pages new or changed, (\d+) unchanged, (\d+) failed, (\d+) not allowed, (\d+) deferred", done.stderr)
    if not check(counts, "run", hour, "said", done.stderr):
        return done.returncode, (0, 0, 0, 0, 0)
    return done.returncode, tuple(map(int, counts.groups()))


def archive_marks(job):
    marks = set()
    for path in glob.glob(job + "/archive/*.warc.gz"):
        with open(path, "rb") as f:
            data = f.read()
        while data:
            unpack = zlib.decompressobj(31)
            marks.update(re.findall(rb"Mark\w+?end", unpack.decompress(data)))
            data = unpack.unused_data
    return {m.decode() for m in marks}


def texts(job):
    with open(job + "/out/documents.jsonl", encoding="utf-8") as f:
        return {d["url"]: d["text"] for d in map(json.loads, f)}


def check_versions(world, job):
    """Every version that had an hour."""
    archived, output = archive_marks(job), texts(job)
    n = 0
    for s in list(world.pages.values()):
        begins = [s.there] + s.changes + [HOURS]
        for v, (begin, end) in enumerate(zip(begins, begins[1:])):
            last = min(end, HOURS, s.gone[0] if s.gone else HOURS)  # first hour that does not have it
            hours = [h for h in range(max(begin, s.there), last) if (s.is_named(h) or s in world.old)
                     and not (s.host == "busy.example" and h in BUSY_HOURS)]
            if not s.dated and v > 0:  # seen when as old again by three quarters as it was when it changed, and an hour
                age = begin - begins[v - 1]
                hours = [h for h in hours if h >= begin + age * .75]
            if not hours:
                continue
            n += 1
            check(s.mark(v) in archived, "lost:", s.host + s.path, "version", v, "which stood from hour", begin, "to", last)
            if last == HOURS or s.gone and last == s.gone[0]:
                check(s.mark(v) in output.get("http://" + s.host + s.path, ""), "not in the output:", s.host + s.path, "version", v)
    return n


def check_manners(world):
    by_url = collections.Counter((r["host"], r["path"]) for r in world.log)
    for host in ("tide.example", "busy.example", "slow.example"):
        check(by_url[host, "/robots.txt"] == 1, host, "was asked for robots.txt", by_url[host, "/robots.txt"], "times")
    until = 0
    for r in world.log:
        if r["host"] == "busy.example":
            check(r["at"] >= until, "a request inside the Retry-After:", r)
            until = r["at"] + RETRY_AFTER_S if r["status"] == 503 else until
    slow = [r for r in world.log if r["host"] == "slow.example"]
    gaps = [b["real"] - a["real"] for a, b in zip(slow, slow[1:]) if a["hour"] == b["hour"]]
    check(min(gaps) >= CRAWL_DELAY_S - .01, "Crawl-delay %d s, and a gap of %.3f s" % (CRAWL_DELAY_S, min(gaps)))
    for s in world.pages.values():
        if s.gone:
            asked = [r for r in world.log if (r["host"], r["path"]) == (s.host, s.path) and r["status"] == s.gone[1]]
            check(len(asked) == 1, s.path, "answered", s.gone[1], "to", len(asked), "requests")
    most_old = max(by_url[s.host, s.path] for s in world.old)
    check(most_old <= 7, "an old page was asked for", most_old, "times")
    check(by_url["tide.example", world.counter.path] <= 10, "the counter was asked for", by_url["tide.example", world.counter.path], "times")
    print("least gap at slow.example %.3f s; an old page asked at most %d times, the one with the counter %d, in %d runs"
          % (min(gaps), most_old, by_url["tide.example", world.counter.path], HOURS))


def check_fresh(world, program, job):
    """One run at the end, into new folders: what the sites still name has the same text."""
    run(world, program, "fresh", HOURS - 1)
    day, fresh = texts(job), texts("fresh")
    skip = {"http://" + s.host + s.path for s in world.pages.values() if not s.dated and any(HOURS - 12 <= h for h in s.changes)}
    compared = [u for u in fresh if u not in skip]
    for url in compared:
        check(day.get(url) == fresh[url], "another text than a run of today gives:", url)
    check(len(compared) > 50, "only", len(compared), "texts to compare")
    print("%d documents of the day; %d of the %d that a fresh run gives were compared with it" % (len(day), len(compared), len(fresh)))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program")
    parser.add_argument("--keep", metavar="DIR", help="work in DIR and leave it there")
    parser.add_argument("--delay-ms", type=int, default=5)
    a = parser.parse_args()
    program, folder = os.path.abspath(a.program), a.keep or tempfile.mkdtemp(prefix="cron_day.")
    os.makedirs(folder, exist_ok=True)
    os.chdir(folder)
    world = World()
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads, server.world = True, world
    threading.Thread(target=server.serve_forever, daemon=True).start()
    for job in "day", "fresh":
        write_config(job, server.server_address[1], a.delay_ms)
    print("hour requests  KB  new unchanged failed deferred exit     s")
    new = asked = always = 0
    for hour in range(HOURS):
        begin = len(world.log)
        code, (stored, unchanged, failed, _, deferred) = run(world, program, "day", hour)
        log = world.log[begin:]
        gone = sum(r["status"] in (404, 410) for r in log)
        check(failed == gone and code == (1 if gone else 0), "run", hour, "ended with", code, "after", failed, "failures,", gone, "of them expected")
        print("%4d %8d %4d %4d %9d %6d %8d %4d %5.1f" % (hour, len(log), sum(r["bytes"] for r in log) // 1000, stored, unchanged, failed, deferred, code, time.monotonic() - world.began))
        new += stored
        asked += len(log)
        always += 4 + len(world.old) + sum(len(world.named(h, hour)) for h in list(world.stories))
    n = check_versions(world, "day")
    print("%d requests, %.0f %% of them brought something new; asking for all that is named in each run: %d, %.0f %%"
          % (asked, 100 * new / asked, always, 100 * new / always))
    print("%d versions stood for an hour or more" % n)
    check_manners(world)
    check_fresh(world, program, "day")
    server.shutdown()
    if not a.keep:
        shutil.rmtree(folder)
    for words in failures[:20]:
        print("WRONG:", words)
    sys.exit("%d checks failed" % len(failures) if failures else 0)


if __name__ == "__main__":
    main()
