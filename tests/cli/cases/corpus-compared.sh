# --compared: what another engine found takes the place of comparing, and the folder has the same bytes.
command -v zstd >/dev/null || skip "no zstd"
copy_pages saved
for i in 1 2; do "$CLEANCOPY" corpus --shard $i/2 saved --out shards --quiet; done
"$CLEANCOPY" corpus --merge shards --out plain --quiet

# the engine: what the state of that merge holds
cat >engine.py <<'P'
import glob, json, sqlite3, subprocess, sys
shards, head = 0, None
for path in glob.glob("shards/*.zst"):
    lines = subprocess.run(["zstd", "-dc", path], check=True, capture_output=True).stdout.splitlines()
    head = json.loads(lines[0])
    shards ^= int(json.loads(lines[-1])["checksum"], 16)
db = sqlite3.connect("plain/.cleancopy/cleancopy.sqlite")
form = db.execute("SELECT value FROM number WHERE name = 'normal_form_version'").fetchone()[0]
n = db.execute("SELECT count(*) FROM document").fetchone()[0]
rows = db.execute("SELECT doc, paragraph, canonical_doc, canonical_paragraph, similarity, relation FROM duplicate").fetchall()
name = lambda id: "%016x" % (id + 2**63)
print(json.dumps({"cleancopy_compared": 1, "cleancopy": head["cleancopy"], "normal_form": form, "shards": "%016x" % shards, "prefer": [],
                  "documents": n}))
for doc, para, of, of_para, similarity, relation in reversed(rows):
    print(json.dumps({"doc": name(doc), "para": para, "canonical_doc": name(of), "canonical_para": of_para, "similarity": similarity,
                      "relation": relation}))
print(json.dumps({"end": True, "rows": len(rows)}))
P
"$PYTHON" engine.py >found.jsonl
[ "$(wc -l <found.jsonl)" -gt 8 ] || wrong "few rows: $(cat found.jsonl)"
"$CLEANCOPY" corpus --merge shards --compared found.jsonl --out out
diff -r -x .cleancopy plain out
echo "--- again, and compressed"
list_files out | grep -v "/.cleancopy/" >before
"$CLEANCOPY" corpus --merge shards --compared found.jsonl --out out
list_files out | grep -v "/.cleancopy/" | diff before -
zstd -q found.jsonl
"$CLEANCOPY" corpus --merge shards --compared found.jsonl.zst --out other --quiet
diff -r -x .cleancopy plain other
echo "--- killed, and given again"
cut=0 # it may have been quicker, but not each time
for signal in KILL TERM; do
    for at in file:killed/.cleancopy/cleancopy.sqlite-wal file:killed/documents.jsonl.tmp; do
        rc=0
        run_until $signal $at "$CLEANCOPY" corpus --merge shards --compared found.jsonl --out killed >/dev/null 2>&1 || rc=$?
        case $signal:$rc in KILL:137 | TERM:3) cut=$((cut + 1)) ;; *:0) ;; *) wrong "$signal at $at: $rc" ;; esac
        "$CLEANCOPY" corpus --merge shards --compared found.jsonl --out killed --quiet
        diff -r -x .cleancopy plain killed
        rm -r killed
    done
done
[ $cut -gt 0 ] || wrong "no merge was cut short"
echo "--- no rows: no copies"
(head -n 1 found.jsonl; echo '{"end":true,"rows":0}') >none.jsonl
"$CLEANCOPY" corpus --merge shards --compared none.jsonl --out other
"$CLEANCOPY" corpus --merge shards --compared found.jsonl --out other --quiet
diff -r -x .cleancopy plain other
echo "--- new pages need an index, and index compact makes one" >&2
cp -r saved new
for page in new/*; do echo "<p>And one line more, which is new here and long enough." >>"$page"; done
expect 3 "$CLEANCOPY" corpus new --out other
"$CLEANCOPY" index check --state other/.cleancopy >/dev/null
"$CLEANCOPY" index compact --state other/.cleancopy >/dev/null
"$CLEANCOPY" corpus new --out other --quiet

refused() { # what is said, and that nothing was written
    expect "$1" "$CLEANCOPY" corpus "$2" shards --compared "$3" --out refused
    [ ! -e refused/documents.jsonl ] || wrong "$3: something was written"
}
echo "--- usage" >&2
expect 2 "$CLEANCOPY" corpus saved --compared found.jsonl --out refused
echo "--- files that are none, or not whole" >&2
refused 3 --merge absent.jsonl
refused 3 --merge saved
refused 3 --merge shards/shard-0001-of-0002.jsonl.zst
: >empty.jsonl
refused 3 --merge empty.jsonl
sed '$d' found.jsonl >cut.jsonl
refused 3 --merge cut.jsonl
sed 2d found.jsonl >short.jsonl
refused 3 --merge short.jsonl
(cat found.jsonl; sed -n 2p found.jsonl) >long.jsonl
refused 3 --merge long.jsonl
(head -n 1 found.jsonl; cat found.jsonl) >heads.jsonl
refused 3 --merge heads.jsonl
echo "--- of others" >&2
sed '1s/"shards": "[0-9a-f]*/"shards": "0123456789abcdef/' found.jsonl >others.jsonl
expect 3 "$CLEANCOPY" corpus --merge shards --compared others.jsonl --out refused 2>said
sed 's/these are [0-9a-f]*/these are …/' said >&2
sed '1s/"prefer": \[\]/"prefer": ["bay.example"]/' found.jsonl >prefer.jsonl
refused 3 --merge prefer.jsonl
sed '1s/"cleancopy_compared": 1/"cleancopy_compared": 2/' found.jsonl >later.jsonl
refused 3 --merge later.jsonl
sed '1s/"normal_form": [0-9]*/"normal_form": 99/' found.jsonl >form.jsonl
expect 3 "$CLEANCOPY" corpus --merge shards --compared form.jsonl --out refused 2>said
sed 's/this is .* and [0-9]*:/this is …:/; s/is of cleancopy [^ ]* /is of cleancopy … /' said >&2
sed '1s/"documents": [0-9]*/"documents": 7000/' found.jsonl >more.jsonl
refused 3 --merge more.jsonl
echo "--- rows that a state cannot hold" >&2
change() { # the second line's field $1 to $2
    sed "2s/\"$1\": [^,}]*/\"$1\": $2/" found.jsonl >changed.jsonl
    cmp -s found.jsonl changed.jsonl && wrong "$1 was not changed"
    expect 3 "$CLEANCOPY" corpus --merge shards --compared changed.jsonl --out refused 2>said
    sed 's/[0-9a-f]\{16\}/…/g; s/has [0-9]* paragraphs/has … paragraphs/' said >&2
    [ ! -e refused/documents.jsonl ] || wrong "$1: something was written"
}
change doc '"feedfeedfeedfeed"'
change canonical_doc '"feedfeedfeedfeed"'
change canonical_para 4000000
change similarity 1.5
change relation '"alike"'
change para -1
change para 4000000
(sed '$d' found.jsonl; sed -n 2p found.jsonl; sed -n '$p' found.jsonl | sed 's/"rows": .*/"rows": '"$(($(wc -l <found.jsonl) - 1))"'}/') >twice.jsonl
expect 3 "$CLEANCOPY" corpus --merge shards --compared twice.jsonl --out refused 2>said
sed 's/[0-9a-f]\{16\}/…/g; s/jsonl:[0-9]*/jsonl:N/; s/paragraph [0-9]* /paragraph N /' said >&2
of=$(sed -n '2s/.*"canonical_doc": "\([0-9a-f]*\)".*/\1/p' found.jsonl)
change doc "\"$of\""
echo "--- and after all that" >&2
"$CLEANCOPY" corpus --merge shards --compared found.jsonl --out refused --quiet
diff -r -x .cleancopy plain refused
