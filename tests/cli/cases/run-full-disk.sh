# The disk is full at one stage after the other; once there is room, the next run ends as an undisturbed one.
# The small disk is a tmpfs in a mount namespace of its own, so that nothing is left mounted.
if [ -z "${SMALL_DISK:-}" ]; then
    rights=-rm
    [ "$(id -u)" != 0 ] || rights=-m
    unshare $rights mount -t tmpfs -o size=16k cleancopy-test /tmp 2>/dev/null ||
        skip "neither root nor user namespaces: no small disk can be mounted"
    export SMALL_DISK=1
    exec unshare $rights sh -eu "$CLI/lib.sh" "$1"
fi
mkdir disk
mount -t tmpfs -o size=16k cleancopy-test disk
start_site
site_config whole
"$CLEANCOPY" run -c whole.ini --quiet
site_config disk/job
mv disk/job.ini job.ini
for kib in 16 48 96 160 256 384 512 700 900; do
    mount -o remount,size=${kib}k disk
    rc=0
    "$CLEANCOPY" run -c job.ini --quiet 2>err || rc=$?
    [ $rc = 0 ] && break
    [ $rc = 3 ] || { wrong "with $kib KiB: exit code $rc"; cat err; }
    grep -qi "no space\|full\|disk I/O" err || { wrong "with $kib KiB:"; cat err; }
    sed -i '/fetch.jsonl: cannot be written/d' err # said besides, where the log is what found no room
    [ "$(wc -l <err)" = 1 ] || { wrong "with $kib KiB, more than a line:"; cat err; }
done
mount -o remount,size=64m disk
"$CLEANCOPY" run -c job.ini --quiet
same_output whole/out disk/job/out
