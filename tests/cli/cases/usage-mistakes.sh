# Each wrong use ends with code 2 and names the next step.
wrong_use() {
    expect 2 "$CLEANCOPY" "$@"
}
wrong_use --format jsonl page.html
wrong_use help claen
wrong_use ''
wrong_use clean --removed=yes page.html
wrong_use clean -x
wrong_use clean --max-depth
wrong_use corpus
wrong_use explain
wrong_use report
wrong_use index
wrong_use index stat
wrong_use run
wrong_use fetch
wrong_use init --jobs 3
wrong_use clean ---------------------------------------------------------------------------------------
