copy_pages saved
"$CLEANCOPY" corpus saved --out one --state s1 --quiet --jobs 1
ls saved/* | sort -r >list
"$CLEANCOPY" corpus --files-from list --out two --state s2 --quiet --jobs 2
same_output one two
