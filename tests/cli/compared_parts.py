#!/usr/bin/env python3
"""compared_parts.py SHARDS PLAIN N DIR [PREFER]: what an engine finds in shards, as `corpus --merge --compared --part I/N` takes it.

PLAIN is the folder of a merge of these shards, whose state and records have the answers: DIR/rows-I-of-N.jsonl are made of them, and DIR/rows.jsonl
for a merge of all.  So the files are right where the folder is; that cleancopy-compare makes such files is for tests/spark."""
import collections
import glob
import json
import os
import sqlite3
import subprocess
import sys

shards_dir, plain, n_parts, out = sys.argv[1], sys.argv[2], int(sys.argv[3]), sys.argv[4]
prefer = sys.argv[5].split(",") if len(sys.argv) > 5 else []
os.makedirs(out, exist_ok=True)

sums, records, version = {}, collections.defaultdict(list), None
for path in sorted(glob.glob(shards_dir + "/shard-*.zst")):
    number = int(os.path.basename(path).split("-")[1])
    lines = subprocess.run(["zstd", "-dc", path], check=True, capture_output=True).stdout.decode().split("\n")[:-1]
    version = json.loads(lines[0])["cleancopy"]
    sums[number] = int(json.loads(lines[-1])["checksum"], 16)
    for line in lines:
        if line.startswith('{"id":'):
            records[json.loads(line)["id"]].append((line.encode(), number))


def part_of(number):
    return (number - 1) * n_parts // len(sums) + 1


def together(numbers):
    whole = 0
    for number in numbers:
        whole ^= sums[number]
    return "%016x" % whole


def name(id):
    return "%016x" % (id + 2 ** 63)


documents = [json.loads(line) for line in open(plain + "/documents.jsonl", encoding="utf-8")]
home = {id: part_of(min(found)[1]) for id, found in records.items()}
db = sqlite3.connect(plain + "/.cleancopy/cleancopy.sqlite")
form = db.execute("SELECT value FROM number WHERE name = 'normal_form_version'").fetchone()[0]
rows = [(name(doc), para, name(of), of_para, similarity, relation) for doc, para, of, of_para, similarity, relation in db.execute(
    "SELECT doc, paragraph, canonical_doc, canonical_paragraph, similarity, relation FROM duplicate")]
of_id = {d["id"]: d for d in documents}


def write(path, head, lines):
    with open(path, "w", encoding="utf-8") as file:
        for line in [head] + lines + [{"end": True, "rows": len(lines)}]:
            file.write(json.dumps(line) + "\n")


def row_line(row):
    return dict(zip(("doc", "para", "canonical_doc", "canonical_para", "similarity", "relation"), row))


def head(n_documents):
    return {"cleancopy_compared": 1, "cleancopy": version, "normal_form": form, "shards": together(sums), "prefer": prefer, "documents": n_documents}


write(out + "/rows.jsonl", head(len(documents)), [row_line(row) for row in rows])
for part in range(1, n_parts + 1):
    own = {id for id in home if home[id] == part}
    elsewhere = [id for id, found in records.items() if id not in own and part in {part_of(number) for _, number in found}]
    names = {(id[:8], (of_id[id]["date"] or "")[:10], of_id[id]["outlet"]) for id in own}
    namesakes = [id for id in home if id not in own and (id[:8], (of_id[id]["date"] or "")[:10], of_id[id]["outlet"]) in names]
    shown = own | set(namesakes)
    sources = {row[2] for row in rows if row[0] in shown}
    mine = [row for row in rows if row[0] in shown or row[0] in sources or row[2] in shown]
    others = sorted({id for row in mine for id in (row[0], row[2])} - shown)
    lines = [{"elsewhere": id} for id in elsewhere]
    lines += [{"document": id, "outlet": of_id[id]["outlet"], "date": of_id[id]["date"]} for id in others]
    lines += [{"namesake": min(records[id])[0].decode()} for id in namesakes]
    lines += [{"furniture": id, "para": i, "pages": p["pages"]} for id in sorted(shown) for i, p in enumerate(of_id[id]["paragraphs"]) if p.get("pages")]
    lines += [row_line(row) for row in reversed(mine)]
    write("%s/rows-%d-of-%d.jsonl" % (out, part, n_parts),
          dict(head(len(own)), part=part, parts=n_parts, own=together([number for number in sums if part_of(number) == part])), lines)
