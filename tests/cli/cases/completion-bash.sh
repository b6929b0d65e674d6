# What bash completes: commands, options of the command, values, files and folders; also behind an equals sign.
[ -d "$MANUAL" ] || skip "no completion was built beside the program"
command -v bash >/dev/null || skip "no bash"
mkdir folder "a folder"
echo x >"a file"
cat >complete.bash <<'END'
. "$MANUAL/cleancopy"
complete -p cleancopy
try() {
    COMP_WORDS=("$@") COMP_CWORD=$(($# - 1)) COMPREPLY=()
    _cleancopy
    echo "$* ->$([ ${#COMPREPLY[@]} = 0 ] || printf '%s\n' "${COMPREPLY[@]}" | LC_ALL=C sort | sed 's/.*/ [&]/' | tr -d '\n')"
}
try cleancopy cl
try cleancopy check-
try cleancopy clean --form
try cleancopy clean --feed
try cleancopy clean --scope ""
try cleancopy clean -f mark
try cleancopy clean --scope =
try cleancopy clean --scope = f
try cleancopy clean --format text --duplicates ""
try cleancopy clean --out ""
try cleancopy clean --out = fo
try cleancopy clean --rules a
try cleancopy clean fo
try cleancopy clean ""
try cleancopy report ""
try cleancopy index ""
try cleancopy index --st
try cleancopy run ""
try cleancopy fetch --contact ""
try cleancopy fetch --dry-run --allow-
try cleancopy check-config --max-t
try cleancopy nonsense ""
END
bash --norc --noprofile -u complete.bash
