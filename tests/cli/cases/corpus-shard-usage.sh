# What cannot be meant is said before anything is made; one shard, as many as allowed, and more shards than files are fine.
copy_pages saved
for value in 0/1 2/1 1/0 1/10001 00000001/2 /2 1/ 1 a/2 1/2/3 -1/2 ' 1/2' '1 / 2' 99999999999999999999/99999999999999999999 ''; do
    expect 2 "$CLEANCOPY" corpus --shard "$value" saved --out shards 2>said
    grep -q 'shard: ".*" is not allowed: give I/N, such as 3/16' said || wrong "$value: $(cat said)"
done
expect 2 "$CLEANCOPY" corpus --shard 1/2 saved
expect 2 "$CLEANCOPY" corpus --shard 1/2 --out shards
expect 2 "$CLEANCOPY" corpus --shard 1/2 - --out shards </dev/null
expect 2 "$CLEANCOPY" corpus --shard 1/2 --files-from - --out shards </dev/null
expect 2 "$CLEANCOPY" corpus --shard 1/2 --merge saved --out shards
expect 2 "$CLEANCOPY" corpus --merge --out out
expect 2 "$CLEANCOPY" corpus --merge --files-from list --out out
expect 2 "$CLEANCOPY" clean --shard 1/2 saved
printf '[cleancopy]\nshard = 1/2\n' >c.ini
expect 2 "$CLEANCOPY" corpus -c c.ini saved --out shards
[ ! -e shards ] || wrong "a folder was made"
[ ! -e out ] || wrong "a folder was made"
one=$(ls -d saved/* | head -n 1)
"$CLEANCOPY" corpus --shard 10000/10000 "$one" --out shards
"$CLEANCOPY" corpus --shard 1/1 "$one" --out shards
"$CLEANCOPY" corpus --shard 1/1 --json "$one" --out shards
for i in 1 2 3 4 5; do "$CLEANCOPY" corpus --shard $i/5 "$one" --out five --quiet; done
"$CLEANCOPY" corpus --merge five --out out
"$CLEANCOPY" corpus --merge five/* --out out
"$CLEANCOPY" corpus --merge five --json --out more | json 'd["command"], d["documents"], d["failed"], d["written"]'
