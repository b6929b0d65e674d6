# Letters: a newsletter in HTML, one in plain text broken at 72 columns, a mailbox of one; each is its sender's.
mkdir letters
letter() { # FROM SUBJECT TYPE
    printf 'Received: from mail.example by mx.example; Mon, 4 May 2026 06:00:02 +0000\nFrom: %s\nTo: <ada@home.example>\nSubject: %s\n' "$1" "$2"
    printf 'Date: Mon, 4 May 2026 08:00:00 +0200\nMessage-ID: <1@mail.example>\nMIME-Version: 1.0\nContent-Type: %s\n' "$3"
}
{
    letter '"Harbour Post" <news@letters.harbourpost.example>' '=?utf-8?q?The_ferry_is_back_=E2=80=93_and_full?=' 'multipart/alternative; boundary=b'
    printf '\n--b\nContent-Type: text/plain; charset=utf-8\n\nSee the letter in a browser.\n--b\nContent-Type: text/html; charset=utf-8\n\n'
    cat "$(page harbourpost.example/news/ferry-line-reopens.html)"
    printf '\n--b--\n'
} >letters/html.eml
{
    letter 'redaktion@nordblick.example' 'Das Moor' 'text/plain; charset=utf-8'
    echo
    fold -s -w 72 "$(page nordblick.example/umwelt/moor-vernaesst.txt)" | sed 's/ $//'
} >letters/plain.eml
{
    echo 'From news@farodelsur.example Mon May  4 08:00:00 2026'
    letter 'news@farodelsur.example' 'El faro' 'text/plain; charset=iso-8859-1'
    printf '\nLa linterna del faro volver\341 a encenderse el lunes, despu\351s de nueve a\361os de obras.\n'
} >letters/one.mbox
"$CLEANCOPY" clean --format jsonl letters >records
json 'd["source"], d["outlet"], d["title"], d["date"], d["url"], d["fetched_at"]' <records
"$CLEANCOPY" clean letters/html.eml >out
cmp out "$(page harbourpost.example/news/ferry-line-reopens.txt)"
"$CLEANCOPY" clean letters/one.mbox
"$CLEANCOPY" clean --scope full letters/plain.eml >out
"$PYTHON" - out "$(page nordblick.example/umwelt/moor-vernaesst.txt)" <<'END'
import sys
got, wanted = (open(name, encoding="utf-8").read().split("\n\n") for name in sys.argv[1:])
print(len([p for p in wanted if len(p) > 100 and p.strip() in [g.strip() for g in got]]), "of",
      len([p for p in wanted if len(p) > 100]), "long paragraphs are whole")
END

# What is not read is said, with the next step.
cat letters/one.mbox letters/one.mbox >many.mbox
sed -i '$!{/lunes/a\

}' many.mbox
head -c 900 letters/html.eml >cut.eml
printf 'PK\003\004rest' >page.zip
printf 'bplist00\321' >page.webarchive
printf '<!DOCTYPE html> <html data-sfz><!--\n Page saved with SingleFile \n url: https://harbourpost.example/a \n--><body>PK' >packed.html
expect 1 "$CLEANCOPY" clean many.mbox cut.eml page.zip page.webarchive packed.html
