# A file that could not be written whole is not left in the way of the next try.
sh -c 'trap "" XFSZ; ulimit -f 1; exec "$CLEANCOPY" init news.conf' && wrong "exit code 0"
[ ! -e news.conf ] || wrong "half a file"
"$CLEANCOPY" init --quiet news.conf
expect 3 sh -c '"$CLEANCOPY" init - >/dev/full'
