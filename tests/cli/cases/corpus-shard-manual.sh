# The manual's script for Slurm and its line for GNU parallel, as they stand there.
[ -d "$MANUAL" ] || skip "no manual was built beside the program"
mkdir bin
ln -s "$CLEANCOPY" bin/cleancopy
PATH="$PWD/bin:$PATH"
copy_pages saved
ls -d saved/* >list
sed -n '/^\.SH SHARDS/,/^\.SH OUTPUT/p' "$MANUAL/cleancopy.1" | sed 's/\\-/-/g' >section
sed -n '/^#!/,/^\.RE/p' section | sed '$d' >task
[ "$(grep -c . task)" = 4 ] || wrong "the script: $(cat task)"
sed -n 's/^#SBATCH --array=1-\([0-9]*\) .*/\1/p' task >n
for i in $(seq "$(cat n)"); do SLURM_CPUS_PER_TASK=1 SLURM_ARRAY_TASK_ID=$i sh task; done
[ "$(ls shards | wc -l)" = "$(cat n)" ] || wrong "$(ls shards)"
if command -v parallel >/dev/null; then
    mv shards by-slurm
    grep '^parallel' section | sed 's/^parallel/& -j 2/' | PARALLEL_HOME="$PWD/parallel" sh 2>parallel.said
    diff -r by-slurm shards || wrong "$(cat parallel.said)"
fi
"$CLEANCOPY" corpus --files-from list --out one --quiet
grep '^cleancopy corpus --merge shards --out' section | sed 's/$/ --quiet/' | sh
diff -r -x .cleancopy one corpus
