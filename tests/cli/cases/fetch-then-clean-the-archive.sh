# Nothing is lost: the archive alone gives the clean text again.
start_site
{
    head_of_config job | grep -v '^out'
} >job.ini
"$CLEANCOPY" fetch -c job.ini --quiet http://valleytimes.example/story/apple-frost.html \
    http://laregion.example/articles/canal-ecluses.html
ls job
"$CLEANCOPY" clean --format jsonl job/archive | json 'd["url"]' | sort
"$CLEANCOPY" clean --format jsonl job/archive | json 'd["fetched_at"] is not None'
