# lib.sh -- what the cases share; run_case.py runs `sh -eu lib.sh CASE`, which reads the case at the end.
# The case's folder is the current one; CLEANCOPY, FIXTURES, MANUAL (the folder of manual pages and completion scripts), SUPPORT,
# CLI and PYTHON are set.

skip() {
    echo "$*" >&2
    exit 77
}

# Says what is wrong on standard output, where the expected files have nothing like it.
wrong() {
    echo "WRONG: $*"
}

# expect CODE WORD...: runs the words and complains about another exit code.
expect() {
    expect_code=$1
    shift
    expect_rc=0
    "$@" || expect_rc=$?
    [ "$expect_rc" = "$expect_code" ] || wrong "exit code $expect_rc, not $expect_code: $*"
}

# page HOST/PATH: a page of the invented site.
page() {
    echo "$FIXTURES/site/$1"
}

# copy_pages DIR: all article pages of the invented site, named <outlet>-<slug>.html.
copy_pages() {
    mkdir -p "$1"
    for text in "$FIXTURES"/site/*/*/*.txt; do
        from=${text%.txt}.html
        host=${from#"$FIXTURES"/site/}
        cp "$from" "$1/${host%%/*}-${from##*/}"
    done
}

# as_nobody WORD...: without root's rights, which pass every permission.  ./cleancopy is the program then.
as_nobody() {
    cp "$CLEANCOPY" ./cleancopy
    if [ "$(id -u)" != 0 ]; then
        "$@"
    elif command -v setpriv >/dev/null; then
        setpriv --reuid=65534 --regid=65534 --clear-groups "$@"
    else
        skip "root, and no setpriv to become somebody else"
    fi
}

# start_site [option of site_server.py...]: serves the invented site, pages in overlay/ first; sets PORT.
# Its log is requests.jsonl.
SITE=
start_site() {
    mkdir -p overlay
    rm -f port
    "$PYTHON" "$SUPPORT/site_server.py" --root "$FIXTURES/site" --overlay overlay \
        --port-file port --log requests.jsonl "$@" &
    SITE=$!
    trap stop_site EXIT
    site_tries=0
    while [ ! -s port ]; do
        site_tries=$((site_tries + 1))
        [ "$site_tries" -le 200 ] || { wrong "the web server did not start"; exit 99; }
        sleep 0.05
    done
    PORT=$(cat port)
}

stop_site() {
    if [ -n "$SITE" ]; then
        kill "$SITE" 2>/dev/null || true
        wait "$SITE" 2>/dev/null || true
        SITE=
    fi
}

# head_of_config DIR: the [cleancopy] section for a run whose folders are below DIR.
head_of_config() {
    echo "[cleancopy]"
    echo "out = $1/out"
    echo "state = $1/state"
    echo "archive = $1/archive"
    echo "contact = tests@harbourpost.example"
    echo "delay-ms = 5"
    echo "allow-private = yes"
    for host in "$FIXTURES"/site/*.example; do
        echo "connect-to = ${host##*/}:80:127.0.0.1:$PORT"
    done
}

# site_config DIR: writes DIR.ini, all sources of the invented site.
site_config() {
    head_of_config "$1" >"$1.ini"
    cat "$FIXTURES/site/sources.ini" >>"$1.ini"
}

# requests FILTER: how many requests of requests.jsonl the Python expression FILTER (over r) picks.
requests() {
    "$PYTHON" -c '
import json, sys
print(sum(bool(eval(sys.argv[1], {"r": json.loads(l)})) for l in open("requests.jsonl")))' "$1"
}

# json EXPRESSION: prints the Python expression over each line d of JSON on standard input.
json() {
    "$PYTHON" -c '
import json, sys
for line in sys.stdin:
    print(eval(sys.argv[1], {"d": json.loads(line), "json": json}))' "$1"
}

# long_options COMMAND: the names of its options without "--", as its help has them.
long_options() {
    "$CLEANCOPY" "$1" --help | sed -n 's/^  \(    \|-[A-Za-z], \)--\([a-z0-9-]*\).*/\2/p'
}

# run_until SIGNAL AFTER WORD...: sends SIGNAL to the command when AFTER has come: "N-requests" more in
# requests.jsonl, "N-ms", or "file:PATH" is there.  Its result: the exit code, 128 + signal for one that was killed.
run_until() {
    "$PYTHON" "$CLI/run_until.py" "$@"
}

# same_output DIR DIR: complains when two output folders differ.
same_output() {
    "$PYTHON" "$CLI/same_output.py" "$1" "$2"
}

# check_output DIR [--site]: complains about an output folder that breaks a promise.
check_output() {
    "$PYTHON" "$CLI/check_output.py" "$@"
}

# list_files DIR: names, sizes and times, to see that nothing was written.
list_files() {
    (cd "$1" && find . -type f -exec stat -c '%n %s %y %i' {} + | LC_ALL=C sort)
}

. "$1"
