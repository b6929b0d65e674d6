# The first help fits 24 lines of 80 columns; the others fit 80 columns, and a narrower or wider terminal.
"$CLEANCOPY" --help >help
[ "$(wc -l <help)" -le 23 ] || wrong "--help has $(wc -l <help) lines"
widest() {
    "$PYTHON" -c 'import sys; print(max(len(l.rstrip("\r\n")) for l in open(sys.argv[1], encoding="utf-8")))' "$1"
}
[ "$(widest help)" -le 80 ] || wrong "--help is $(widest help) columns wide"
for command in run fetch clean dedup corpus explain report index init check-config; do
    "$CLEANCOPY" "$command" --help >help
    [ "$(widest help)" -le 80 ] || wrong "$command --help is $(widest help) columns wide"
    "$CLEANCOPY" help "$command" | cmp - help || wrong "help $command is another one"
    long_options "$command" | sort | uniq -d
done
# on terminals of several widths
"$PYTHON" -c "import pty; pty.openpty()" 2>/dev/null || skip "no terminal can be made here"
cat >at_width.py <<'END'
import fcntl, os, pty, struct, sys, termios
columns = int(sys.argv[1])
pid, fd = pty.fork()
if pid == 0:
    fcntl.ioctl(1, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
    os.execv(sys.argv[2], sys.argv[2:])
while True:
    try:
        data = os.read(fd, 65536)
    except OSError:
        break
    if not data:
        break
    sys.stdout.buffer.write(data)
sys.exit(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]))
END
for columns in 40 60 80 120; do
    "$PYTHON" at_width.py "$columns" "$CLEANCOPY" run --help >help || wrong "run --help on a terminal"
    echo "$columns: $(widest help)"
done
