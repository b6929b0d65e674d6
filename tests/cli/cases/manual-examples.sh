# The examples of the manual, as they stand there, one after the other.
[ -d "$MANUAL" ] || skip "no manual was built beside the program"
mkdir bin
ln -s "$CLEANCOPY" bin/cleancopy
PATH="$PWD/bin:$PATH"
copy_pages saved
mkdir more
mv "$(ls -d saved/* | head -n 1)" more/
cp "$(page farodelsur.example/notas/regata-algas.html)" page.html
cp page.html pages.warc.gz
"$CLEANCOPY" clean --format jsonl saved/ 2>/dev/null | head -n 3 | gzip >pages.jsonl.gz
start_site --tls "$SUPPORT/tls.pem" --tls-port-file tls-port
while [ ! -s tls-port ]; do sleep 0.05; done
export CLEANCOPY_CA_FILE="$SUPPORT/tls.pem" CLEANCOPY_ALLOW_PRIVATE=yes CLEANCOPY_DELAY_MS=5
export CLEANCOPY_CONNECT_TO="harbourpost.example:443:127.0.0.1:$(cat tls-port)"
mkdir -p overlay/harbourpost.example/ferry
sed 's/The ferry line between/The ferry sails again from Monday.<\/p><p>&/' "$(page harbourpost.example/news/ferry-line-reopens.html)" >overlay/harbourpost.example/ferry/index.html
sed -n '/^\.SH EXAMPLES/,/^\.PP/p' "$MANUAL/cleancopy.1" | sed -n 's/\\-/-/g; /^[a-z]/p' >examples
while read -r example; do
    case $example in
    *:48213) # where the record begins this time
        example="${example%:*}:$("$PYTHON" -c '
import json
rows = [json.loads(line.split(" ", 2)[2]) for line in open("archive/cleancopy-00000.cdxj")]
print(next(row["offset"] for row in rows if row["url"].endswith("/ferry") or row["url"].endswith("/ferry/")))')"
        ;;
    esac
    rc=0
    sh -c "$example" >said 2>err </dev/null || rc=$?
    case $rc:$example in
    0:*) ;;
    *) wrong "exit code $rc: $example: $(cat err)" ;;
    esac
    case $example in
    "cleancopy init "*)
        printf '[source harbourpost]\nurl = https://harbourpost.example/ferry\n' >>news.conf
        ;;
    esac
    echo "$example" | sed 's/:[0-9]*$/:OFFSET/'
done <examples
grep -c . ferry.html | sed 's/^[1-9][0-9]*$/a page/'
ls clean corpus out
diff -r -x .cleancopy corpus merged || wrong "the merged shards differ"
# those of the other page: a configuration that is right
sed -n '/^\.SH EXAMPLES/,$p' "$MANUAL/cleancopy.conf.5" | sed 's/\\-/-/g' | grep -E '^\[|^[a-z-]+ = ' >example.conf
"$CLEANCOPY" check-config example.conf --quiet
