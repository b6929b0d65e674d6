# Each rule with what it met, each block with the rule that decided; rules that met nothing are said.
cat >rules.ini <<'END'
# sections of other kinds are passed over
[cleancopy]
format = jsonl

[site example]
drop = p

[site harbourpost.example]
drop = .correction-note, H2+p
keep = figcaption
keep = p.tags a
drop = .renamed
END
"$CLEANCOPY" explain --rules rules.ini "$(page harbourpost.example/news/ferry-line-reopens.html)" >out
grep -E '^(site|rule) ' out
grep -A1 -E '^keep .* caption .*Kittiwake' out | tail -n 1
grep -A2 -E '^drop +9[0-9][0-9] +widget .*six crossings a day in summer' out | tail -n 1
[ "$(grep -c ' rule ' out)" = 4 ] || wrong "$(grep -c ' rule ' out) lines about rules"
