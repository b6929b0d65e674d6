-- The comparison of paragraphs as `cleancopy dedup` and `corpus` decide it, in statements that DuckDB and Spark SQL both read.
--
-- compare.py runs them one after the other: a TABLE into Parquet files, and {n} is a number that it fills in.  To the rows of verified_{n} and
-- answers_{n} it adds what cleancopy.arrow.pairs says of the two texts.  What goes in, from cleancopy.arrow.sketches:
--
--     documents   place, id, outlet, moment              a row for each line that was read; place: where it stood in the input
--     paragraphs  place, paragraph, phase, companion, key_high, key_low, shingles, n_prints, cluster, prints (8 bytes each)
--     texts       place, paragraph, text
--     favours     name, favour                           preferred outlets in small letters, with their rank
--     ties        place, tie                             of documents whose id stands twice: what decides between them
--
-- A ref is a paragraph's place in the order of comparing: (number of the document) * 2^27, and 2^26 more for one that stands
-- beside another, and its number.  ref - ref % 2^27 is its document.  Numbers of relations: 1 exact, 2 near, 3 part, 4 updated; up to 3 it
-- is a copy.

-- ---- the order of documents ----

CREATE VIEW known AS
SELECT d.place, d.id, d.outlet, d.moment, coalesce(f.favour, 1000000) AS favour
FROM documents d LEFT JOIN favours f ON f.name = translate(d.outlet, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ', 'abcdefghijklmnopqrstuvwxyz');

CREATE TABLE contested AS
SELECT k.place, k.id
FROM known k JOIN (SELECT id FROM known GROUP BY id HAVING count(*) > 1) twice ON twice.id = k.id;

-- One of each id, the first in {first}.
CREATE VIEW kept AS
SELECT k.place, k.id, k.outlet, k.moment, k.favour
FROM known k LEFT JOIN (
    SELECT c.place, row_number() OVER (PARTITION BY c.id ORDER BY {first}) AS nth
    FROM contested c JOIN known k ON k.place = c.place JOIN ties t ON t.place = c.place) o ON o.place = k.place
WHERE coalesce(o.nth, 1) = 1;

-- Numbered within a day (those without a date: within an outlet), and the days added up: no sorting of all in one place.
CREATE VIEW days AS
SELECT favour, day, who, CAST(sum(n) OVER (ORDER BY favour, day, who) - n AS BIGINT) AS n_before
FROM (SELECT favour, day, who, count(*) AS n
      FROM (SELECT favour, CASE WHEN moment = 9223372036854775807 THEN moment ELSE moment - moment % 86400 END AS day,
                   CASE WHEN moment = 9223372036854775807 THEN outlet ELSE '' END AS who
            FROM kept) k
      GROUP BY favour, day, who) d;

CREATE TABLE ordered AS
SELECT k.place, k.id, CAST(d.n_before + row_number() OVER (PARTITION BY k.favour, k.day, k.who ORDER BY k.moment, k.outlet, k.id) - 1
                           AS BIGINT) * 134217728 AS document
FROM (SELECT place, id, outlet, moment, favour, CASE WHEN moment = 9223372036854775807 THEN moment ELSE moment - moment % 86400 END AS day,
             CASE WHEN moment = 9223372036854775807 THEN outlet ELSE '' END AS who
      FROM kept) k
JOIN days d ON d.favour = k.favour AND d.day = k.day AND d.who = k.who
ORDER BY k.place;

-- With the first print of each text, and whether others come after it.
CREATE TABLE compared AS
SELECT ref, document, place, paragraph, phase, companion, key_high, key_low, shingles, n_prints, cluster, prints,
       min(CASE WHEN phase = 0 THEN ref END) OVER (PARTITION BY key_high, key_low) AS first_ref,
       CAST(count(CASE WHEN phase = 0 THEN ref END) OVER (PARTITION BY key_high, key_low) > 1 AS INT) AS followed
FROM (SELECT o.document + CASE WHEN p.phase = 1 THEN 67108864 ELSE 0 END + p.paragraph AS ref, o.document, p.place, p.paragraph, p.phase,
             o.document + p.companion AS companion, p.key_high, p.key_low, p.shingles, p.n_prints, p.cluster, p.prints
      FROM paragraphs p JOIN ordered o ON o.place = p.place) p;

-- ---- who can be found: the first print of each text, and those beside it in its document ----

CREATE VIEW alone AS
SELECT ref, document, first_ref, first_ref - first_ref % 134217728 AS first_document, place, paragraph FROM compared WHERE phase = 0;

-- ---- what they resemble.  {n} = 1: those that can be found; {n} = 2: later prints of a text whose first print is a copy ----

-- candidates.py makes two tables of `compared`; a candidate's text is that of its first print:
--
--     pairs_1     subject, candidate, candidate_text, n_shared                 the 128 before it that share most prints, of 64 under each; those of
--                                                                              other documents that share a fifth of what the smaller of both has
--     later       subject, candidate, candidate_text, n_shared, last, until    of a subject that later prints follow, before and behind it: a candidate of those
--                                                                              up to `until`; last: the last ref under its prints

CREATE TABLE pairs_2 AS
SELECT a.subject, l.candidate, l.candidate_text, l.n_shared
FROM (SELECT DISTINCT subject, first_ref FROM asking) a JOIN later l ON l.subject = a.first_ref
WHERE l.candidate < a.subject AND a.subject <= l.until AND a.subject - a.subject % 134217728 <> l.candidate - l.candidate % 134217728;

-- and texts.py and matches.py, of pairs_1, with what cleancopy says of the two texts:
--
--     verified_1  subject, candidate, n_shared, relation, similarity, revised, deciding   those that are related
--     matched_1   subject, candidate, relation, similarity, revised, deciding, waits, nth, behind
--     best_1      those of nth 1
--
-- nth: in the order in which they are to be taken, up to the first that does not wait; waits: the candidate is to be decided itself; behind, of
-- best_1 alone: others stand behind it that this table does not have.

CREATE TABLE verified_2 AS
SELECT p.subject, p.candidate, p.n_shared, s.text AS subject_text, o.text AS candidate_text
FROM pairs_2 p JOIN alone a ON a.ref = p.subject JOIN texts s ON s.place = a.place AND s.paragraph = a.paragraph
JOIN alone b ON b.ref = p.candidate_text JOIN texts o ON o.place = b.place AND o.paragraph = b.paragraph
ORDER BY p.subject, p.candidate;

CREATE TABLE matched_2 AS
SELECT v.subject, v.candidate, v.relation, v.similarity, v.revised, v.deciding, s.subject IS NOT NULL AS waits,
       row_number() OVER (PARTITION BY v.subject ORDER BY v.relation, v.deciding DESC, v.n_shared DESC, v.candidate) AS nth, 1 = 0 AS behind
FROM verified_2 v LEFT JOIN (SELECT DISTINCT subject FROM matched_1) s ON s.subject = v.candidate;

-- ---- decisions, in rounds {n}: each whose best candidate is decided.  `undecided` is what of best_1, then of rest, then of matched_2 the rounds before
-- left; `decided` and `answered` are decided_{n} and answers_{n} of them all ----

CREATE VIEW decided_0 AS
SELECT CAST(NULL AS BIGINT) AS ref, CAST(NULL AS BIGINT) AS source, 0 AS relation, CAST(0 AS DOUBLE) AS similarity, 0 AS revised,
       CAST(NULL AS BIGINT) AS canonical
WHERE 1 = 0;

CREATE VIEW answers_0 AS
SELECT CAST(NULL AS BIGINT) AS subject, CAST(NULL AS BIGINT) AS candidate, 0 AS relation, CAST(0 AS DOUBLE) AS similarity, 0 AS revised,
       CAST(0 AS DOUBLE) AS deciding
WHERE 1 = 0;

-- best, and whose copy it is, where that is known; the first that is canonical, all of it; and the first that is not known to be
CREATE TABLE look_{n} AS
SELECT subject, min(CASE WHEN nth = 1 THEN candidate END) AS best, min(CASE WHEN nth = 1 THEN canonical END) AS head,
       min(canonical_nth) AS canonical_nth, min(CASE WHEN canonical IS NULL THEN nth WHEN behind THEN nth + 1 END) AS waits_nth,
       min_by(candidate, canonical_nth) AS candidate, min_by(relation, canonical_nth) AS relation,
       min_by(similarity, canonical_nth) AS similarity, min_by(revised, canonical_nth) AS revised,
       min_by(deciding, canonical_nth) AS deciding
FROM (SELECT k.*, CASE WHEN k.canonical = k.candidate THEN k.nth END AS canonical_nth
      FROM (SELECT m.subject, m.candidate, m.relation, m.similarity, m.revised, m.deciding, m.nth, m.behind,
                   CASE WHEN d.ref IS NOT NULL THEN d.canonical WHEN NOT m.waits THEN m.candidate END AS canonical
            FROM undecided m LEFT JOIN decided d ON d.ref = m.candidate) k) c
GROUP BY subject;

-- Is it a copy of what its best candidate is a copy of?
CREATE TABLE heads_{n} AS
SELECT v.subject, v.head AS candidate, s.place AS subject_place, s.paragraph AS subject_paragraph, o.place, o.paragraph
FROM look_{n} v JOIN alone s ON s.ref = v.subject JOIN alone h ON h.ref = v.head JOIN alone o ON o.ref = h.first_ref
LEFT JOIN answered a ON a.subject = v.subject
WHERE v.head <> v.best AND s.document <> h.document AND a.subject IS NULL;

CREATE TABLE answers_{n} AS
SELECT h.subject, h.candidate, s.text AS subject_text, o.text AS candidate_text
FROM heads_{n} h JOIN texts s ON s.place = h.subject_place AND s.paragraph = h.subject_paragraph
JOIN texts o ON o.place = h.place AND o.paragraph = h.paragraph;

CREATE TABLE decided_{n} AS
SELECT ref, source, relation, similarity, revised, CASE WHEN relation IN (1, 2, 3) THEN source ELSE ref END AS canonical
FROM (SELECT ref, CASE WHEN of_head THEN head ELSE candidate END AS source, CASE WHEN of_head THEN head_relation ELSE relation END AS relation,
             CASE WHEN of_head THEN head_similarity ELSE similarity END AS similarity, CASE WHEN of_head THEN head_revised ELSE revised END AS revised
      FROM (SELECT v.subject AS ref, v.head, v.candidate, v.relation, v.similarity, v.revised, a.relation AS head_relation,
                   a.similarity AS head_similarity, a.revised AS head_revised,
                   a.relation > 0 AND (a.relation IN (1, 2, 3) OR v.relation IS NULL OR a.relation < v.relation
                                       OR (a.relation = v.relation AND a.deciding > v.deciding)) AS of_head
            FROM look_{n} v LEFT JOIN answered a ON a.subject = v.subject
            WHERE v.head IS NOT NULL AND (a.relation IN (1, 2, 3) OR v.waits_nth IS NULL OR v.canonical_nth < v.waits_nth)) c) d;

-- What stands behind a candidate that is known to be canonical is never asked for.
CREATE TABLE undecided_{n} AS
SELECT m.* FROM undecided m JOIN look_{n} v ON v.subject = m.subject LEFT JOIN decided d ON d.ref = m.subject
WHERE d.ref IS NULL AND (v.canonical_nth IS NULL OR m.nth <= v.canonical_nth);

-- Most are decided by their best candidate; all matches of the others.
CREATE TABLE rest AS
SELECT m.* FROM matched_1 m JOIN (SELECT subject FROM undecided) u ON u.subject = m.subject;

-- ---- later prints: copies of the first one; where that is a copy itself, what they resemble ----

CREATE VIEW followers AS
SELECT a.ref, a.document, a.first_ref, a.place, a.paragraph, d.ref IS NOT NULL AS asks
FROM alone a LEFT JOIN (SELECT ref FROM decided WHERE canonical <> ref) d ON d.ref = a.first_ref
WHERE a.document <> a.first_document;

-- Behind the last ref under their fingerprints all prints of the very same text get one answer.
CREATE TABLE asking AS
SELECT ref, first_ref, CASE WHEN document > last THEN min(CASE WHEN document > last THEN ref END) OVER (PARTITION BY first_ref, hash)
                            ELSE ref END AS subject
FROM (SELECT f.ref, f.document, f.first_ref, md5(t.text) AS hash, l.last
      FROM followers f JOIN texts t ON t.place = f.place AND t.paragraph = f.paragraph
      JOIN (SELECT subject, max(last) AS last FROM later GROUP BY subject) l ON l.subject = f.first_ref
      WHERE f.asks) a;

-- ---- all that stand alone ----

CREATE VIEW copies AS
SELECT ref, source, relation, similarity, revised FROM decided WHERE relation > 0
UNION ALL
SELECT ref, first_ref, 1, CAST(1 AS DOUBLE), 0 FROM followers WHERE NOT asks
UNION ALL
SELECT a.ref, d.source, d.relation, d.similarity, d.revised
FROM asking a JOIN decided d ON d.ref = a.subject
WHERE d.relation > 0 AND a.ref <> a.subject;

-- ---- those beside a companion: the same words beside the same, or copies of the same ----

CREATE VIEW beside AS
SELECT ref, document, min(ref) OVER (PARTITION BY key_high, key_low, beside_high, beside_low) AS first_ref
FROM (SELECT b.ref, b.document, b.key_high, b.key_low, coalesce(s.key_high, c.key_high) AS beside_high, coalesce(s.key_low, c.key_low) AS beside_low
      FROM compared b JOIN compared c ON c.ref = b.companion
      LEFT JOIN (SELECT k.ref, o.key_high, o.key_low FROM copies k JOIN compared o ON o.ref = k.source WHERE k.relation IN (2, 3)) s ON s.ref = c.ref
      WHERE b.phase = 1) b;

-- ---- rows ----

CREATE TABLE result AS
SELECT o.id, d.paragraph, s.cluster, t.id AS source_id, s.paragraph AS source_paragraph, c.similarity, c.relation, c.revised, d.document
FROM (SELECT ref, source, relation, similarity, revised FROM copies
      UNION ALL
      SELECT ref, first_ref, 1, CAST(1 AS DOUBLE), 0 FROM beside WHERE document <> first_ref - first_ref % 134217728) c
JOIN compared d ON d.ref = c.ref JOIN ordered o ON o.document = d.document
JOIN compared s ON s.ref = c.source JOIN ordered t ON t.document = s.document
ORDER BY d.document, d.paragraph;
