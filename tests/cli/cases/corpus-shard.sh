# Shards that are merged give every byte that one corpus gives: the folder, what is said of failed pages, the exit code.
copy_pages saved
ls saved | sed -n '1~3p' | while read -r page; do cp "saved/$page" "again-$page"; done # copies of a third, under other names
mkdir odd
: >odd/empty.html
printf '\000\001\002' >odd/binary
gzip -c "$(page harbourpost.example/news/ferry-line-reopens.html)" | head -c 900 >odd/cut.html.gz
"$PYTHON" -c 'print("<!doctype html><p>" + "<b>" * 3000 + "Deep down stands a sentence that is long enough to be kept.")' >odd/deep.html
printf '%s\n' '{"id":"a","outlet":"wire.example","date":"2024-05-02","text":"The harbour council agreed late on Monday to rebuild the northern quay."}' \
    'no JSON' '{"id":"b","outlet":"early.example","date":"2024-05-01","text":"The harbour council agreed late on Monday to rebuild the northern quay."}' \
    '{"id":"a","outlet":"wire.example","date":"2024-05-02","text":"The same id with another text, of which the lesser record stays."}' >odd/docs.jsonl
"$PYTHON" "$FIXTURES/furniture/make.py" 0 >furniture.jsonl
# A WARC file that is large enough for three parts: its pages go round among three shards.
cat >warc.py <<'PY'
import glob, os
def record(kind, url, block):
    return ("WARC/1.1\r\nWARC-Type: %s\r\nWARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-000000000001>\r\nWARC-Date: 2026-03-01T08:00:00Z\r\n"
            "WARC-Target-URI: %s\r\nContent-Type: %s\r\nContent-Length: %d\r\n\r\n" % (kind, url, "application/http; msgtype=response" if kind == "response" else "video/mp4", block)).encode()
with open("big.warc", "wb") as out:
    for i, path in enumerate(sorted(glob.glob("saved/*.html"))):
        http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + open(path, "rb").read()
        out.write(record("response", "https://big%d.example/%d" % (i % 3, i), len(http)) + http + b"\r\n\r\n")
        if i == 5:
            out.write(b"what is no record\r\n\r\n")
    film = 520 << 20
    out.write(record("resource", "https://big.example/film", film))
    out.truncate(out.tell() + film)
    out.seek(0, 2)
    out.write(b"\r\n\r\n")
PY
"$PYTHON" warc.py
printf '[site harbourpost.example]\ndrop = article h2\n' >rules.ini

# prove N INPUT-OR-OPTION...: one corpus in one/, and N shards merged in out/.
prove() {
    n=$1
    shift
    rm -rf one out shards
    code=0 i=1
    "$CLEANCOPY" corpus "$@" --out one >one.said 2>&1 || code=$?
    while [ "$i" -le "$n" ]; do
        "$CLEANCOPY" corpus --shard "$i/$n" "$@" --out shards >/dev/null 2>&1 || [ $? = 1 ] || wrong "shard $i/$n"
        i=$((i + 1))
    done
    [ "$(ls shards | wc -l)" = "$n" ] || wrong "$(ls shards)"
    options=
    for word in "$@"; do
        case $word in --files-from=*) ;; --*=*) options="$options $word" ;; esac
    done
    expect $code "$CLEANCOPY" corpus $options --merge shards --out out >out.said 2>&1
    sed 's/^cleancopy: one:/cleancopy: out:/' one.said | cmp - out.said || wrong "$n: not the same was said"
    diff -r -x .cleancopy one out || wrong "$n: $*"
    list_files out | grep -v '[.]cleancopy' >before
    "$CLEANCOPY" corpus $options --merge shards --out out >/dev/null 2>&1 || [ $? = $code ] || wrong "merged again"
    list_files out | grep -v '[.]cleancopy' | cmp - before || wrong "$n: merged again it wrote something"
}

for n in 1 2 3 7; do prove $n saved odd again-* saved missing big.warc; done
cat out.said
prove 3 saved odd big.warc --scope=strict --rules=rules.ini --prefer=farodelsur.example,harbourpost.example --reprints=drop --format=markdown --shard-bytes=100K
prove 2 furniture.jsonl saved
[ "$(grep -c repeated-across-site out/removed.jsonl)" -gt 5 ] || wrong "no furniture"
ls -d saved/* >list
prove 3 --files-from=list --jobs=1
# a second batch into the same folder
ls -d saved/* | sed 1,20d >then
sed -i '21,$d' list
rm -rf one out
for batch in list then; do
    rm -rf shards
    "$CLEANCOPY" corpus --files-from $batch --out one --quiet
    for i in 1 2; do "$CLEANCOPY" corpus --files-from $batch --shard $i/2 --out shards --quiet; done
    "$CLEANCOPY" corpus --merge shards --out out --quiet
    diff -r -x .cleancopy one out || wrong "after the batch $batch"
done
