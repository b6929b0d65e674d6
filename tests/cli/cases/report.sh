copy_pages saved
"$CLEANCOPY" corpus saved --out out --quiet
cp out/report/index.html before.html
rm out/report/index.html
"$CLEANCOPY" report out
cmp before.html out/report/index.html
grep -c -i '<script' before.html || true
