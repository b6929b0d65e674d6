# The lines that tell how a fetch run stands: on a terminal alone, within its size, gone without a trace at the end,
# also when a signal ends it; messages stay whole.
"$PYTHON" -c "import pty; pty.openpty()" 2>/dev/null || skip "no terminal can be made here"
start_site --gate gate
head_of_config job | grep -v '^out' >job.ini
cat >on_a_terminal.py <<'PY'
import fcntl, os, pty, re, signal, struct, subprocess, termios

URLS = ["http://%s/%s" % (host, page) for host in ("valleytimes.example", "quickbrief.example")
        for page in ("story/apple-frost.html", "app.html", "nothing")]

class Screen:
    """As much of a terminal as the program uses."""
    def __init__(self, columns, rows):
        self.columns, self.rows, self.lines, self.y, self.x = columns, rows, [""], 0, 0
    def feed(self, said):
        for part in re.findall(r"\x1b\[[0-9;]*[A-Za-z]|.|\n", said):
            if part == "\x1b[J":
                self.lines[self.y] = self.lines[self.y][:self.x]
                del self.lines[self.y + 1:]
            elif part.endswith("A") and part[0] == "\x1b":
                self.y -= int(part[2:-1])
                assert len(self.lines) - self.y <= self.rows, "above the screen"
            elif part.endswith("m") and part[0] == "\x1b":
                pass
            elif part == "\r":
                self.x = 0
            elif part == "\n":
                self.y += 1
                self.lines += [""] * (self.y + 1 - len(self.lines))
            else:
                assert part[0] != "\x1b", repr(part)
                if self.x == self.columns:  # it wraps
                    self.feed("\r\n")
                line = self.lines[self.y].ljust(self.x)
                self.lines[self.y] = line[:self.x] + part + line[self.x + 1:]
                self.x += 1

def shut(word):
    """The site answers no path that begins with this."""
    with open("gate.new", "w") as f:
        f.write(word)
    os.replace("gate.new", "gate")

def drawn(said):
    """The blocks that were drawn whole, a list of lines each."""
    blocks = [block.split("\r\x1b[")[0].rstrip("\r").split("\r\n") for block in said.split("\r \x1b[J\r")]
    return [b for b in blocks if " stored" in b[-1] and "cleancopy:" not in b[0]]

# What is waited for, a gate each: four times drawn, with both sites where there is room; then, before the last page of each site, what failed.
def is_seen(said, rows):
    blocks = drawn(said)
    return len(blocks) >= 4 and max(map(len, blocks)) >= (3 if rows > 2 else 1)

STAGES = ("/", is_seen), ("/nothing", lambda said, rows: rows < 24 or "2 failed" in said)

def run(*options, columns=80, rows=24, stop=None, term="xterm", gates=STAGES, **env):
    gates = list(gates)
    if gates:
        shut(gates[0][0])
    master, slave = pty.openpty()
    fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
    subprocess.run(["rm", "-rf", "job"])
    p = subprocess.Popen([os.environ["CLEANCOPY"], "fetch", "-c", "job.ini", *options, *URLS], stdin=subprocess.DEVNULL,
                         stdout=subprocess.PIPE, stderr=slave, env=dict(os.environ, TERM=term, **env))
    os.close(slave)
    said = b""
    while True:
        try:
            said += os.read(master, 4096)
        except OSError:  # the other end is closed
            break
        while gates and gates[0][1](said.decode(errors="replace"), rows):
            gates.pop(0)
            if stop:
                p.send_signal(stop)
                gates = []
            elif gates:
                shut(gates[0][0])
            else:
                os.unlink("gate")
    said = said.decode()
    screen = Screen(columns, rows)
    screen.feed(said)
    return p.wait(), said, drawn(said), screen.lines

def wrong_lines(blocks, pattern):
    """Lines of sites that are not laid out like this."""
    return [line for b in blocks for line in b[:-1] if not re.fullmatch(pattern, line)]

DOING = r"(?:(?:asking|waiting) [0-9.]+ s|next)"
WIDE = r"[a-z.]+ +\d+ done +\d+ left +[0-9.]+/(?:s|min)  " + DOING
for columns, rows, pattern in (80, 24, WIDE), (40, 8, "[a-z.]+ +" + DOING), (30, 2, ""):
    code, said, blocks, left = run(columns=columns, rows=rows, NO_COLOR="1")
    print(code, columns, rows, len(blocks) >= 4, max(map(len, blocks)), max(len(l) for b in blocks for l in b) < columns)
    print(wrong_lines(blocks, pattern), "\x1b[31m" in said)
    messages = "".join(l.ljust(columns) for l in left).split("cleancopy: ")
    print(*[m.rstrip() for m in sorted(messages) if m.strip()], sep="\n")
print("\x1b[31m2 failed\x1b[0m" in run(NO_COLOR="")[1])
for number in signal.SIGINT, signal.SIGTERM:
    code, said, blocks, left = run(stop=number)
    print(code, len(blocks) > 0, [l for l in left if " left, " in l or " done " in l])
os.unlink("gate")
for options, term in (["--quiet"], "xterm"), (["--json"], "xterm"), ([], "dumb"):
    print("\x1b" in run(*options, term=term, gates=())[1])
PY
"$PYTHON" on_a_terminal.py
