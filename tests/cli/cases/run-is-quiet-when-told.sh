start_site
site_config job
"$CLEANCOPY" run -c job.ini --quiet
