# Progress of the commands that take long: share, rate, failures, time left; on a terminal, or as lines of JSON.
"$PYTHON" -c "import pty; pty.openpty()" 2>/dev/null || skip "no terminal can be made here"
copy_pages pages
mkdir many
for i in $(seq 24); do
    for page in pages/*; do cp "$page" "many/$i-${page##*/}"; done
    printf '\000\001\002' >many/$i-binary
done
cat >on_a_terminal.py <<'PY'
import fcntl, json, os, pty, re, signal, struct, subprocess, sys, termios, threading

DRAWN = re.compile(r"\r \x1b\[J\r([^\x1b\r\n]+)\r")

def run(columns, *words, stop=None, resize=None, term="xterm", stdout=subprocess.DEVNULL):
    master, slave = pty.openpty()
    fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
    p = subprocess.Popen([os.environ["CLEANCOPY"], *words], stdin=subprocess.DEVNULL, stdout=stdout, stderr=slave, env=dict(os.environ, TERM=term))
    os.close(slave)
    said = b""
    while True:
        try:
            said += os.read(master, 4096)
        except OSError:  # the other end is closed
            break
        if DRAWN.search(said.decode(errors="replace")):
            if resize:
                fcntl.ioctl(master, termios.TIOCSWINSZ, struct.pack("HHHH", 24, resize, 0, 0))
                resize = None
            if stop:
                p.send_signal(stop)
                stop = None
    said = said.decode()
    return p.wait(), [l for l in DRAWN.findall(said) if not l.startswith("cleancopy: ")], said

WIDE = r"%s (?:\[#*-*\] )?\d+%% [0-9.]+k? pages, [0-9.]+k?/s(?:, \d+ failed)?, \d+:\d\d left"
slow = "--jobs", "1", "--parser", "plain"
for words in ["clean", "many", "many", "many", *slow], ["corpus", "many", "many", "many", "--out", "c", *slow]:
    code, lines, said = run(80, *words)
    print(words[0], code, len(lines) >= 1, [l for l in lines if l.startswith("cleaning") and not re.fullmatch(WIDE % "cleaning", l)])
    print(any("failed" in l for l in lines), max(map(len, lines)) < 80, said.endswith("\r \x1b[J\r") or "cleancopy: " in said.split("\x1b[J\r")[-1])
code, lines, said = run(90, "clean", "many", "many", "many", *slow, resize=40)
print(code, max(map(len, lines)) >= 40, len(lines[-1]) < 40 if len(lines) > 1 else True)
code, lines, said = run(80, "clean", "many", "many", "many", *slow, stop=signal.SIGINT)
print(code, "stopped after" in said.split("\x1b[J\r")[-1])
for words, term in (["--quiet"], "xterm"), ([], "dumb"), (["--json"], "xterm"):
    print("\x1b" in run(80, "clean", "many", *slow, *words, term=term)[2])
PY
"$PYTHON" on_a_terminal.py

# JSON goes where no records go.
keys='d["type"], d.get("stage"), d.get("ended"), d.get("unit"), 0 < d.get("share", 0.5) <= 1, d.get("command")'
"$CLEANCOPY" clean --json --jobs 1 --parser plain --format jsonl many many many many many 2>said >records && wrong "none failed"
json 'd["id"] and None' <records | sort -u
grep '^{' said | json "$keys" | uniq
grep '^{' said | tail -n 1 | json 'd["documents"], d["failed"], d["stopped"]'
grep -c 'binary: is binary' said
"$CLEANCOPY" clean --json --quiet --out o pages 2>&1 | json 'd["command"], d["documents"], d["failed"]'
"$CLEANCOPY" corpus --json --out k pages 2>&1 | json 'd["command"], d["documents"] > 30, d["failed"], d["written"], d["duplicates"] > 9'
"$CLEANCOPY" dedup --json --rows rows k/documents.jsonl 2>&1 | json 'd["command"], d["documents"] > 30, d["rows"] > 9, d["failed"]'
"$CLEANCOPY" dedup --json k/documents.jsonl 2>&1 >rows2 | json 'd["command"]'
"$CLEANCOPY" index stats --json --state k/.cleancopy | json 'list(d)'
"$CLEANCOPY" index check --json --state k/.cleancopy | json 'd["sound"], d["generation"] > 0'
"$CLEANCOPY" clean --verbose --out v pages 2>&1 | sed 's/[0-9.]* s,/N s,/'
