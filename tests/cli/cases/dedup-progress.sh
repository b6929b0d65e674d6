# The progress line: on a terminal alone, never as wide as that, gone at the end.
"$PYTHON" -c "import pty; pty.openpty()" 2>/dev/null || skip "no terminal can be made here"
cat >on_a_terminal.py <<'PY'
import fcntl, json, os, pty, struct, subprocess, sys, termios, time

def run(columns, *options, term="xterm"):
    """What the program says on a terminal while its input comes slowly."""
    master, slave = pty.openpty()
    fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
    p = subprocess.Popen([os.environ["CLEANCOPY"], "dedup", *options], stdin=subprocess.PIPE, stdout=subprocess.DEVNULL,
                         stderr=slave, env=dict(os.environ, TERM=term))
    os.close(slave)
    for i in range(12):
        p.stdin.write(json.dumps({"id": i, "text": "Nobody expected the bridge to be opened so soon."}).encode() + b"\n")
        p.stdin.write(b"no json\n" * (i == 9))
        p.stdin.write(b" " * 600000 + b"\n")  # more than is read at a time
        p.stdin.flush()
        time.sleep(0.2)
    p.stdin.close()
    said = b""
    while True:
        try:
            said += os.read(master, 4096)
        except OSError:  # the other end is closed
            break
    return p.wait(), said.decode()

for columns in (80, 30):
    code, said = run(columns)
    lines = [part.split("\r")[0] for part in said.split("\r \x1b[J\r") if part.startswith("reading")]
    print(code, lines[0], 2 <= len(lines) <= 9, max(map(len, lines)) < columns)
    print(said.split("\r \x1b[J\r")[-1] == "", "broken JSON in column 2" in said)
for options in (("--quiet",), ("-q",)):
    print("reading" in run(80, *options)[1])
print("\x1b" in run(80, term="dumb")[1])
PY
"$PYTHON" on_a_terminal.py
