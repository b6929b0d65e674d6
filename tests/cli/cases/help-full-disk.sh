# What could not be printed was not done, whatever it was.
[ -w /dev/full ] || skip "no /dev/full"
for words in --help --version help "help clean" "clean --help" "check-config --help"; do
    expect 3 "$CLEANCOPY" $words >/dev/full
done
