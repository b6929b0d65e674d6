# The clock of a machine is set back between two runs, by a day and by ten years, and right again for the last: nothing is lost, and the end
# is that of runs with a clock that goes right.
start_site
site_config calm
site_config job
for time in 2026-03-02T08:00:00Z 2026-03-05T08:00:00Z; do
    "$CLEANCOPY" run -c calm.ini --quiet --now $time
done
for time in 2026-03-02T08:00:00Z 2026-03-01T08:00:00Z 2016-03-01T08:00:00Z 2026-03-05T08:00:00Z; do
    "$CLEANCOPY" run -c job.ini --quiet --now $time
done
same_output calm/out job/out
"$CLEANCOPY" index check --state job/state --quiet
