# --shard-bytes: the lines of documents.jsonl once more, whole or not there.
command -v zstd >/dev/null || skip "no zstd"
copy_pages saved
same_lines() {
    zstd -dc "$1"/shards/documents-*.jsonl.zst | cmp - "$1/documents.jsonl" || wrong "$1: the shards have other lines"
}
"$CLEANCOPY" clean --quiet --out clean --shard-bytes 30K saved
same_lines clean
[ "$(ls clean/shards | wc -l)" -gt 1 ] || wrong "one shard alone"
for shard in clean/shards/*; do
    [ "$(zstd -dc "$shard" | wc -c)" -le 30720 ] || wrong "$shard is too large"
done
list_files clean >before
"$CLEANCOPY" clean --quiet --out clean --shard-bytes 30K --jobs 1 saved
list_files clean | diff before - || wrong "the second run wrote something"

"$CLEANCOPY" corpus --quiet --out corpus --shard-bytes 40K saved
same_lines corpus
list_files corpus/shards >before
run_until KILL file:corpus/shards/documents-00000.jsonl.zst.tmp \
    "$CLEANCOPY" corpus --quiet --out corpus --shard-bytes 10K saved >/dev/null || true
zstd -qt corpus/shards/*.zst || wrong "half a shard under its name"
"$CLEANCOPY" corpus --quiet --out corpus --shard-bytes 10K saved
same_lines corpus
find corpus -name '*.tmp'
"$CLEANCOPY" corpus --quiet --out corpus --shard-bytes 40K saved
list_files corpus/shards | sed 's/ .*//' >after
sed 's/ .*//' before | diff - after || wrong "shards of smaller size stay"
"$CLEANCOPY" clean --quiet --format jsonl clean/shards | wc -l | tr -d ' '
"$CLEANCOPY" corpus --quiet --out corpus saved
[ ! -e corpus/shards ] || wrong "shards that nobody wants any more"
expect 2 "$CLEANCOPY" clean --shard-bytes 1M saved
