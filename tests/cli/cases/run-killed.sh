# SIGKILL while pages come in, then at moments spread over the whole run, so over cleaning, comparing and
# writing too; the next run ends as an undisturbed one.
start_site
site_config whole
begin=$(date +%s%N)
"$CLEANCOPY" run -c whole.ini --quiet
whole_ms=$((($(date +%s%N) - begin) / 1000000))
killed=0
for moment in 5-requests 30-requests $(for i in 55 65 72 79 85 90 94 97 99; do echo $((whole_ms * i / 100))-ms; done); do
    site_config job
    rc=0
    run_until KILL $moment "$CLEANCOPY" run -c job.ini --quiet || rc=$?
    [ $rc = 137 ] && killed=$((killed + 1))
    [ $rc = 137 ] || [ $rc = 0 ] || wrong "$moment: exit code $rc"
    "$CLEANCOPY" run -c job.ini --quiet
    same_output whole/out job/out
    rm -r job
done
# The first two cannot miss; whether the others do depends on the machine of the day.
[ $killed -ge 2 ] || wrong "only $killed runs were killed"
