# Each command explains itself on standard output, and says nothing on standard error.
for command in run fetch clean dedup corpus explain report index; do
    "$CLEANCOPY" "$command" --help >help || wrong "$command --help failed"
    grep -q "^Usage: cleancopy $command " help || wrong "$command --help has no usage line"
done
