# What a shard is made of: the names alone, of files that must be there; the others need no more than name and size.
copy_pages saved
echo missing.html >list
ls -d saved/* >>list
for i in 1 2 3; do
    "$CLEANCOPY" corpus --shard $i/3 --files-from list --out shards --dry-run >files$i
    sed -n "$i~3p" list | sed /missing/d | cmp - files$i || wrong "$i: $(cat files$i)"
done
[ ! -e shards ] || wrong "a folder was made"
# without the others' bytes the shard has the same bytes
"$CLEANCOPY" corpus --shard 2/3 --files-from list --out shards --quiet
mkdir elsewhere elsewhere/saved
while read -r file; do [ ! -e "$file" ] || truncate -s "$(stat -c %s "$file")" "elsewhere/$file"; done <list
xargs -I{} cp {} elsewhere/{} <files2
(cd elsewhere && "$CLEANCOPY" corpus --shard 2/3 --files-from ../list --out shards --quiet)
cmp shards/* elsewhere/shards/*
# nothing is needed for one that is there, unless the inputs are others now
"$CLEANCOPY" corpus --shard 2/3 --files-from list --out shards --dry-run >none
[ ! -s none ] || wrong "$(cat none)"
list_files shards >before
echo "<p>More." >>"$(tail -n 1 list)"
"$CLEANCOPY" corpus --shard 2/3 --files-from list --out shards --dry-run | cmp - files2
list_files shards | cmp - before
"$CLEANCOPY" corpus --shard 1/2 saved --out shards -n | head -n 2
expect 2 "$CLEANCOPY" corpus --dry-run saved --out out
expect 2 "$CLEANCOPY" corpus --dry-run --merge shards --out out
[ ! -e out ] || wrong "a folder was made"
