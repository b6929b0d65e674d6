# Help, manual, configuration, environment and completion name the same options: none is missing, and none is there that the
# program does not know.
[ -d "$MANUAL" ] || skip "no manual was built beside the program"
commands=$("$CLEANCOPY" --help | sed -n '/^Commands:/,/^$/s/^  \([a-z-]*\) .*/\1/p')
plain() {
    sed 's/\\f[BIR]//g; s/\\-/-/g' "$1"
}
plain "$MANUAL/cleancopy.1" >man
plain "$MANUAL/cleancopy.conf.5" >conf
for command in $commands; do
    long_options "$command" >>all
    [ "$command" = check-config ] || long_options "$command" | sed "s/^/$command /" >>by_command
done
sort -u all >options
[ "$(wc -l <options)" -ge 50 ] || wrong "only $(wc -l <options) options"
"$CLEANCOPY" init - | sed -n 's/^#*\([a-z0-9-]*\) = .*/\1/p' >in_init
while read -r option; do
    grep -Eq "^(-., )?--$option( |\$)" man || wrong "cleancopy.1 has no $option"
    for script in cleancopy _cleancopy cleancopy.fish; do
        grep -Eq -- "(--|-l )$option\b" "$MANUAL/$script" || wrong "$script has no $option"
    done
    case $option in config | no-config | feed | sitemap | front-page | url-list | paragraph | shard | merge | compared | part) continue ;; esac
    grep -q "^$option = " conf || wrong "cleancopy.conf.5 has no $option"
    grep -q "^CLEANCOPY_$(echo "$option" | tr a-z- A-Z_)\$" conf || wrong "cleancopy.conf.5 has no variable for $option"
    grep -qx "$option" in_init || wrong "init writes no $option"
done <options
# each command takes in completion what it takes in help
while read -r command option; do
    grep -q "^    $command) options='.*--$option\b" "$MANUAL/cleancopy" || wrong "bash: $command has no $option"
    sed -n "/^    $command)/,/;;/p" "$MANUAL/_cleancopy" | grep -q -- "--$option\b" || wrong "zsh: $command has no $option"
    grep -q "_from $command' -l $option " "$MANUAL/cleancopy.fish" || wrong "fish: $command has no $option"
done <by_command
# the other way round
grep -Eo '^(-., )?--[a-z0-9-]+' man | sed 's/.*--//' >named
sed -n "s/.*options='\(.*\)'.*/\1/p" "$MANUAL/cleancopy" | tr ' ' '\n' | sed -n 's/^--//p' >>named
sed -n 's/.* -l \([a-z0-9-]*\) .*/\1/p' "$MANUAL/cleancopy.fish" >>named
sort -u named | grep -vxF -f options | grep -vxE 'help|version' || true
sed -n '/^\.SH OPTIONS/,/^\.SH SOURCES/s/^\([a-z0-9-]*\) = .*/\1/p' conf | sort -u | grep -vxF -f options || true
