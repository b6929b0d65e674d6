# On a terminal: kept text whole, lines that fit at any width, colour only where it is wanted, and nothing of a page that a terminal obeys.
"$PYTHON" -c "import pty; pty.openpty()" 2>/dev/null || skip "no terminal can be made here"
cat >on_a_terminal.py <<'PY'
import fcntl, os, pty, re, struct, subprocess, sys, termios, unicodedata

def run(columns, *words, term="xterm", **env):
    master, slave = pty.openpty()
    fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
    clean = {k: v for k, v in os.environ.items() if k not in ("NO_COLOR", "COLUMNS")}
    p = subprocess.Popen([os.environ["CLEANCOPY"], "explain", *words], stdin=subprocess.DEVNULL, stdout=slave, stderr=slave,
                         env=dict(clean, TERM=term, **env))
    os.close(slave)
    said = b""
    while True:
        try:
            said += os.read(master, 65536)
        except OSError:  # the other end is closed
            break
    assert p.wait() == 0, (p.returncode, said)
    return said.decode().replace("\r\n", "\n")

def cells(line):
    return sum(0 if unicodedata.category(c) in ("Mn", "Me", "Cf") else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in line)

PAINT = re.compile(r"\x1b\[[0-9]+m")
page = sys.argv[1]
for columns in (120, 80, 40):
    said = run(columns, page)
    lines = PAINT.sub("", said).split("\n")
    print(columns, max(map(cells, lines)) <= columns, "\x1b" in PAINT.sub("", said), len(PAINT.findall(said)) > 100)
text = " ".join(re.sub("^keep +[0-9]+ ", "", l).strip() for l in lines)
print("carried passengers again on Monday, nine years after a winter storm tore the old landing stage" in text)
print([l for l in lines if l.startswith("drop")][1])
print("\n".join(l for l in lines[-8:] if l))

print("colour:", *["\x1b" in run(80, *words, page, **env) for words, env in (
    ([], {}), ([], {"NO_COLOR": "1"}), ([], {"term": "dumb"}), (["--color", "never"], {}), (["--color", "always"], {"NO_COLOR": "1"}))])
print("columns:", max(cells(PAINT.sub("", l)) for l in run(80, page, COLUMNS="50").split("\n")) <= 50)

wide = "海の近くの古い灯台は九年ぶりに修理され、島の人々は祝った。" * 9
marks = "e\u0301" * 300
with open("hostile.html", "w", encoding="utf-8") as f:
    f.write("<!DOCTYPE html><html lang=en><head><meta charset=utf-8><title>A &#27;[31mred&#155;2J title \u202eand back</title></head><body><article>"
            "<h1>Another head</h1><p>" + wide + "</p><p>" + marks + "</p><p class='a\x1b[2Jb'>" + "The story has words enough to be kept. " * 9 +
            "&#27;]0;owned&#7; &#x9d;0;owned&#x9c; \u202eevil\u2066 end of it</p>"
            "<footer class='x&#27;[2J'><p>Imprint &#27;[2J&#x9b;2J and more</p></footer></article></body></html>")
for words in ["hostile.html"], ["hostile.html", "--color", "never"]:
    for columns in (80, 40, 25):
        said = run(columns, *words)
        bare = PAINT.sub("", said)
        wrong = [hex(ord(c)) for c in bare if c != "\n" and (unicodedata.category(c) == "Cc" or c in "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")]
        print(columns, wrong, max(map(cells, bare.split("\n"))) <= columns, all(unicodedata.combining(l.strip()[0]) == 0 for l in bare.split("\n") if l.strip()))
os.rename("hostile.html", "na\x1b[31mme.html")
print("\x1b" in run(80, "na\x1b[31mme.html", "--color", "never"))
piped = subprocess.run([os.environ["CLEANCOPY"], "explain", "na\x1b[31mme.html"], capture_output=True).stdout.decode()
print([c for c in piped if c != "\n" and unicodedata.category(c) == "Cc"])
PY
"$PYTHON" on_a_terminal.py "$(page harbourpost.example/news/ferry-line-reopens.html)"
# A pipe can have it too, for less -R.
"$CLEANCOPY" explain --color always "$(page harbourpost.example/news/ferry-line-reopens.html)" | grep -c "$(printf '\033')\[31mdrop" >n
[ "$(cat n)" -gt 3 ] || wrong "no colour: $(cat n)"
"$CLEANCOPY" explain "$(page quickbrief.example/app.html)" | grep "$(printf '\033')" && wrong "colour in a pipe"
expect 2 "$CLEANCOPY" explain --color sometimes x
