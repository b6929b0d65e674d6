"$CLEANCOPY" clean --fromat jsonl saved/
