# A story of 12,000 words (made of syllables, so not each paragraph is sure to be text) is one to its end: in one run of paragraphs, in
# sections, and flattened.  Where counts of the page had no bound, seven in ten of them were lost.
python3 - <<'PYTHON'
import random

random.seed(7)
SMALL = "the of and to in a that was he with his from at by had they".split()


def word():
    if random.random() < 0.45:
        return random.choice(SMALL)
    return "".join(random.choice(["ba", "ker", "lin", "mo", "sta", "ve", "dor", "hu", "ten", "ris", "al", "gum"]) for _ in range(random.choice([2, 2, 3])))


def sentence():
    words = " ".join(word() for _ in range(random.randrange(9, 18)))
    return words[0].upper() + words[1:] + "."


paragraphs = [f"{' '.join(sentence() for _ in range(random.choice([2, 3, 3])))} That was number {i} in the log." for i in range(300)]
head = "<!doctype html><html lang=en><head><title>The log of the Alma</title></head><body><nav><a href=/>Home</a> <a href=/news>News</a></nav>"
foot = "<footer>Copyright Skerry Post. <a href=/imprint>Imprint</a></footer></body></html>"


def page(name, body):
    with open(name, "w") as out:
        out.write(f"{head}<div class=story><h1>The log of the Alma</h1><p class=by>By Ines Dahl</p>{body}</div>{foot}")


page("plain.html", "".join(f"<p>{p}</p>\n" for p in paragraphs))
page("sections.html", "".join((f"<h2>Chapter {i // 10 + 1}</h2>" if i % 10 == 0 else "") + f"<p>{p}</p>\n" for i, p in enumerate(paragraphs)))
with open("flat.txt", "w") as out:
    out.write("The log of the Alma\nBy Ines Dahl\n\n" + "\n\n".join(paragraphs) + "\n")
PYTHON
for page in plain.html sections.html flat.txt; do
    kept=$("$CLEANCOPY" clean "$page" | grep -c 'in the log\.$')
    if [ "$kept" -ge 240 ]; then echo "$page: eight in ten of 300"; else echo "$page: $kept of 300"; fi
done
