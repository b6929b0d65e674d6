# A process that cleans pages has four descriptors, none of them a file, and ends with the one that started it.
copy_pages saved
mkfifo more
"$CLEANCOPY" corpus --jobs 2 saved - --out out --quiet <more 2>/dev/null &
main=$!
exec 3>more
children() {
    cat "/proc/$1/task/$1/children" 2>/dev/null || true
}
nursery= workers= tries=0
while [ "$(echo $workers | wc -w)" -lt 2 ]; do
    tries=$((tries + 1))
    [ $tries -le 200 ] || { wrong "no workers"; exit 99; }
    sleep 0.05
    nursery=$(children $main)
    workers=$(for n in $nursery; do children "$n"; done)
done
sleep 1 # the saved pages are cleaned; one in an old charset has the workers replaced
workers=$(for n in $nursery; do children "$n"; done)
for worker in $workers; do
    for fd in "/proc/$worker/fd"/*; do
        echo "${fd##*/} $(readlink "$fd" | sed 's/:.*//')"
    done
    grep -E '^(Seccomp|NoNewPrivs):' "/proc/$worker/status" | tr '\t' ' '
done
kill -9 $main
{ wait $main || true; } 2>/dev/null
tries=0
for process in $nursery $workers; do
    while [ -e "/proc/$process" ] && ! grep -q '^State:.*[ZX]' "/proc/$process/status" 2>/dev/null; do
        tries=$((tries + 1))
        [ $tries -le 200 ] || { wrong "process $process lives on"; break; }
        sleep 0.05
    done
done
