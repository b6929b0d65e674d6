start_site
site_config one
site_config two
"$CLEANCOPY" run -c one.ini --jobs 1 --quiet
"$CLEANCOPY" run -c two.ini --jobs 2 --quiet
same_output one/out two/out
