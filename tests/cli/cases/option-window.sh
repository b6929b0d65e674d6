# From an hour to a hundred years, in hours, days or weeks.
printf '{"id": "a", "date": "2024-01-01", "text": "One sentence of some words is enough here."}\n' >in.jsonl
for value in 0 0h 0d -1d 30 d 30m 30dd 1.5d ' 1d' 36501d 876001h 5215w 99999999999999999999d 9223372036854775807h '' 1h30; do
    expect 2 "$CLEANCOPY" corpus in.jsonl --out out --window "$value" 2>said
    grep -q 'window: ".*" is not allowed: give hours, days or weeks from 1h to 36500d' said || wrong "$value: $(cat said)"
done
[ ! -e out ] || wrong "a folder was made"
for value in 1h 1d 1w 30d 36500d 876000h 5214w; do
    "$CLEANCOPY" corpus in.jsonl --out out --window "$value" --quiet
done
printf '[cleancopy]\nwindow = never\n' >bad.ini
expect 2 "$CLEANCOPY" corpus -c bad.ini in.jsonl --out out
printf '[cleancopy]\nwindow = 30d\n' >good.ini
"$CLEANCOPY" corpus -c good.ini in.jsonl --out out --quiet
expect 2 "$CLEANCOPY" clean --window 30d in.jsonl
