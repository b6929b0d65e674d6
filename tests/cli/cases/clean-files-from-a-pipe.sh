# A list that comes through a pipe can be read once: the look ahead at what there is to do leaves it alone.  The paths are
# long, so that the list is more than what is read of it at once.
copy_pages pages
set -- pages/*
dots=$(printf '%1500s' '' | sed 's/ /.\//g')
for i in $(seq 100); do echo "$dots$1"; done >list
mkfifo pipe
timeout 60 cat list >pipe &
expect 0 timeout 60 "$CLEANCOPY" clean --json --format jsonl --files-from pipe >records 2>said
wait
wc -l <records
tail -n 1 said | json '(d["documents"], d["failed"])'
