# Text as a scraper left it: the banner, the share line and the related headlines go, the body stays.
{
    echo "Skip to content"
    echo "Fish market moves outdoors while the roof is mended"
    echo "Share on Chirp"
    echo "5 June 2025"
    cat "$(page harbourpost.example/news/fish-market-roof.txt)"
    echo "Sign up for our newsletter to get the five stories of the day in your inbox."
    echo "Related articles"
    echo "Council keeps branch libraries open, by one vote"
    echo "Ferry line to Gull Island reopens after nine years"
} >scraped.txt
"$CLEANCOPY" clean scraped.txt >out
cmp out "$(page harbourpost.example/news/fish-market-roof.txt)"
