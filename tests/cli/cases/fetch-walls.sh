# A challenge or a consent page in the page's place: told by its name, not stored, not cleaned.
start_site
set -- --allow-private --delay-ms 5 --connect-to "valleytimes.example:80:127.0.0.1:$PORT" --contact tests@harbourpost.example
base=http://valleytimes.example/story
mkdir -p overlay/valleytimes.example/story
cat >overlay/valleytimes.example/story/robot.html <<'END'
<!doctype html><title>One moment</title><meta name="robots" content="noindex">
<p>Bitte best&auml;tigen Sie, dass Sie kein Roboter sind.</p>
END
cat >overlay/valleytimes.example/story/choice.html <<'END'
<!doctype html><title>Votre choix</title><script>window.__tcfapi = function () {};</script>
<p>Avec votre accord, nos partenaires et nous utilisons des traceurs.</p><button>Accepter et continuer</button>
END
expect 1 "$CLEANCOPY" fetch "$@" --state st --archive ar --pages got $base/robot.html $base/choice.html $base/apple-frost.html
ls got
expect 1 "$CLEANCOPY" fetch "$@" --output page.html $base/robot.html
[ ! -e page.html ] || wrong "a wall was stored"
