copy_pages saved
"$CLEANCOPY" corpus saved --out out
check_output out --site
ls out
