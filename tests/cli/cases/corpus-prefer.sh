# One report printed by four outlets: whose copy is canonical.
for doc in "1 early.example 2024-05-01" "2 wire.example 2024-05-02" "3 agency.example 2024-05-03" "4 late.example 2024-05-04"; do
    set -- $doc
    printf '%s\n' '{"id":"000000000000000'$1'","outlet":"'$2'","date":"'$3'","title":"Quay","text":"The harbour council agreed late on Monday to rebuild the northern quay.\n\nWork will start in September and is expected to take eleven weeks, said the building office."}'
done >docs.jsonl
sort -r docs.jsonl >back.jsonl
kept='"%d kept by %s" % (len(d["members"]), d["canonical"]["outlet"])'
for list in "agency.example, wire.example" "wire.example agency.example" "Late.example" "absent.example"; do
    echo "--- $list"
    rm -rf out back
    "$CLEANCOPY" corpus docs.jsonl --out out --state s1 --quiet --prefer "$list"
    "$CLEANCOPY" corpus back.jsonl --out back --state s2 --quiet --prefer "$list"
    check_output out
    json 'd["id"]' <out/documents.jsonl | tr '\n' ' '
    json "$kept" <out/clusters.jsonl
    rm -rf s1 s2
    cmp out/clusters.jsonl back/clusters.jsonl
done
echo "--- none"
"$CLEANCOPY" corpus docs.jsonl --out out --state s1 --quiet
json "$kept" <out/clusters.jsonl
echo "--- a copy that was kept stays"
grep -v late\.example docs.jsonl >first.jsonl
grep late\.example docs.jsonl >then.jsonl
"$CLEANCOPY" corpus first.jsonl --out two --state s3 --quiet
"$CLEANCOPY" corpus then.jsonl --out two --state s3 --quiet --prefer late.example
json "$kept" <two/clusters.jsonl
"$CLEANCOPY" index compact --state s3 --prefer late.example
"$CLEANCOPY" corpus then.jsonl --out two --state s3 --quiet --prefer late.example
json "$kept" <two/clusters.jsonl
echo "--- from the file"
printf '[cleancopy]\nprefer = wire.example, agency.example\n' >c.ini
"$CLEANCOPY" corpus -c c.ini docs.jsonl --out three --state s4 --quiet
json "$kept" <three/clusters.jsonl
expect 2 "$CLEANCOPY" corpus docs.jsonl --out bad --prefer "wire.example, WIRE.example"
expect 2 "$CLEANCOPY" corpus docs.jsonl --out bad --prefer "https://wire.example/"
expect 2 "$CLEANCOPY" corpus docs.jsonl --out bad --prefer " , "
many=$(i=0; while [ $i -lt 64 ]; do echo "o$i.example"; i=$((i + 1)); done)
expect 0 "$CLEANCOPY" corpus docs.jsonl --out many --quiet --prefer "$many"
expect 2 "$CLEANCOPY" corpus docs.jsonl --out bad --prefer "$many more.example"
long=$(printf '%0253d' 7)
expect 0 "$CLEANCOPY" corpus docs.jsonl --out long --quiet --prefer "$long"
expect 2 "$CLEANCOPY" corpus docs.jsonl --out bad --prefer "${long}7"
