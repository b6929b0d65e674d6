# The message names the file with its folder, and why it cannot be there.
start_site
mkdir closed
chmod 555 closed
expect 3 as_nobody ./cleancopy fetch --allow-private --delay-ms 5 --connect-to "valleytimes.example:80:127.0.0.1:$PORT" \
    --output closed/page.html http://valleytimes.example/story/apple-frost.html
