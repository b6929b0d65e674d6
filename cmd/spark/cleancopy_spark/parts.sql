-- What each part of the output takes from the whole, in statements that DuckDB and Spark SQL both read: after those of compare.sql.
--
-- parts.py runs them one after the other: a TABLE into Parquet files; {n} is the number of parts.  Beside the tables of compare.sql there are, from
-- cleancopy.arrow.sketches:
--
--     pages       place, date, title, article, name              title: ordered, the lowest number where there is none
--     lines       place, paragraph, line, words, judged, heading  line: 0 where it has no words
--     dealt_{n}   first_place, part                               of each piece of the input, whose part its documents are
--     records_{n} place, tie                                      the lines of the shards that namesakes_{n} names
--
-- Numbers that furniture.h names: 5 pages (CC_FURNITURE_PAGES), 8 (CC_FURNITURE_MANY), 5 words (CC_FURNITURE_WORDS); 0.8 is CC_PART_HELD.

CREATE TABLE shown AS
SELECT o.document, o.place, o.id, d.outlet, p.date, p.title, p.article, p.name
FROM ordered o JOIN documents d ON d.place = o.place JOIN pages p ON p.place = o.place;

-- The rows, with the numbers of both documents.
CREATE TABLE told AS
SELECT r.document, r.paragraph, s.document AS source, r.source_paragraph, r.relation, r.similarity,
       CASE WHEN r.relation IN (1, 2, 3) THEN CASE WHEN m.outlet = s.outlet THEN 1 ELSE 2 END ELSE 0 END AS copies,
       CASE WHEN r.relation IN (1, 2) OR (r.relation = 3 AND r.similarity >= 0.8) THEN 1 ELSE 0 END AS dropped
FROM result r JOIN shown m ON m.document = r.document JOIN shown s ON s.id = r.source_id;

-- ---- furniture, as furniture.h has it.  copies: 1 a paragraph of the same outlet, 2 of another; carried: not in the text, the other
-- outlet's line that one of the text is near to, or part of ----

CREATE TABLE entries AS
SELECT s.document, s.outlet, s.title, s.id, l.paragraph AS place, l.line, l.words, l.judged, l.heading, 0 AS carried, s.article,
       coalesce(t.copies, 0) AS copies, coalesce(t.dropped, 0) AS dropped, t.source, t.source_paragraph
FROM lines l JOIN shown s ON s.place = l.place LEFT JOIN told t ON t.document = s.document AND t.paragraph = l.paragraph
WHERE l.line <> 0;

CREATE VIEW printed AS
SELECT document, outlet, title, id, place, line, words, judged, heading, carried, copies FROM entries
UNION ALL
SELECT e.document, e.outlet, e.title, e.id, 2147483647, s.line, 0, 0, 0, 1, 2
FROM entries e JOIN entries s ON s.document = e.source AND s.place = e.source_paragraph
JOIN told t ON t.document = e.document AND t.paragraph = e.place
WHERE t.copies = 2 AND t.relation IN (2, 3);

-- What is a page's own: lines that no other page of the outlet has.
CREATE TABLE own AS
SELECT document, sum(words) AS words, min(first_place) AS first_place, max(last_place) AS last_place
FROM (SELECT min(document) AS document, sum(CASE WHEN carried = 0 AND copies <> 1 THEN words ELSE 0 END) AS words,
             min(CASE WHEN carried = 0 AND copies <> 1 THEN place END) AS first_place,
             max(CASE WHEN carried = 0 AND copies <> 1 THEN place END) AS last_place
      FROM printed GROUP BY outlet, line HAVING min(document) = max(document)) o
GROUP BY document;

CREATE TABLE counting AS
SELECT a.document, a.outlet, o.first_place, o.last_place
FROM (SELECT document, min(outlet) AS outlet, sum(words) AS words FROM entries WHERE article = 1 GROUP BY document) a
JOIN own o ON o.document = a.document
WHERE o.words * 2 > a.words;

CREATE TABLE suspects AS
SELECT line FROM printed
GROUP BY line HAVING count(*) >= 5 AND min(outlet) = max(outlet) AND max(CASE WHEN carried = 1 OR copies = 2 THEN 1 ELSE 0 END) = 0;

-- Of each page that has the line whether it counts with it, and has it at the edge; mark: whether it is a heading, at the first place.
CREATE TABLE evidence AS
SELECT e.line, e.outlet, e.title, e.id, e.document, max(e.words) AS words, min(e.place * 2 + e.heading) AS mark,
       min(CASE WHEN c.document IS NOT NULL THEN e.judged ELSE 0 END) AS judged,
       min(CASE WHEN e.place > c.last_place OR (e.place < c.first_place AND e.heading = 0) THEN 1 ELSE 0 END) AS edge
FROM entries e JOIN suspects s ON s.line = e.line LEFT JOIN counting c ON c.document = e.document
GROUP BY e.line, e.outlet, e.title, e.id, e.document;

CREATE TABLE furniture AS
SELECT f.line, f.n_pages
FROM (SELECT t.line, min(t.outlet) AS outlet, CAST(sum(t.n_pages) AS BIGINT) AS n_pages, max(t.words) AS words, sum(t.judged) AS n_titles,
             sum(t.edge) AS n_edge, max(t.first_heading) AS heading
      FROM (SELECT line, min(outlet) AS outlet, count(*) AS n_pages, max(words) AS words, max(judged) AS judged, max(judged * edge) AS edge,
                   max(CASE WHEN nth = 1 THEN mark % 2 ELSE 0 END) AS first_heading
            FROM (SELECT e.*, row_number() OVER (PARTITION BY e.line ORDER BY e.title, e.id) AS nth,
                         CASE WHEN e.title < -9223372036854775807 THEN e.document ELSE -1 END AS untitled
                  FROM evidence e) p
            GROUP BY line, title, untitled) t
      GROUP BY t.line) f
LEFT JOIN (SELECT outlet, count(*) AS n FROM counting GROUP BY outlet) c ON c.outlet = f.outlet
WHERE (f.words >= 5 AND f.n_edge * 4 >= f.n_titles * 3 AND f.n_edge >= 5)
   OR ((f.n_edge * 4 >= f.n_titles * 3 OR (f.words >= 5 AND f.heading = 0)) AND f.n_titles >= 8 AND f.n_titles * 2 >= coalesce(c.n, 0));

CREATE TABLE marked AS
SELECT e.document, e.place AS paragraph, e.judged, e.article, e.dropped, f.n_pages FROM entries e JOIN furniture f ON f.line = e.line;

-- Also a copy of furniture, where it is left out for it.
CREATE TABLE marks AS
SELECT document, paragraph, n_pages FROM marked WHERE judged = 1 AND (article = 1 OR dropped = 1)
UNION ALL
SELECT e.document, e.place, m.n_pages
FROM entries e JOIN marked m ON m.document = e.source AND m.paragraph = e.source_paragraph
LEFT JOIN marked own ON own.document = e.document AND own.paragraph = e.place
WHERE e.judged = 1 AND e.dropped = 1 AND e.copies = 1 AND own.document IS NULL;

-- ---- parts ----

CREATE TABLE homes_{n} AS
SELECT d.part, s.document, s.place, s.id, s.name FROM shown s JOIN dealt_{n} d ON d.first_place = s.place - s.place % 1048576;

-- Records of an id that counts in another part.
CREATE TABLE elsewhere_{n} AS
SELECT DISTINCT d.part, c.id
FROM contested c JOIN dealt_{n} d ON d.first_place = c.place - c.place % 1048576 JOIN homes_{n} h ON h.id = c.id
WHERE h.part <> d.part;

-- Documents of other parts whose text files may have the name of one of this part's.
CREATE TABLE namesakes_{n} AS
SELECT DISTINCT a.part, b.document, b.place
FROM homes_{n} a JOIN (SELECT name FROM shown GROUP BY name HAVING count(*) > 1) t ON t.name = a.name JOIN homes_{n} b ON b.name = a.name
WHERE a.part <> b.part;

CREATE TABLE wanted_{n} AS SELECT DISTINCT place FROM namesakes_{n};

CREATE TABLE visible_{n} AS
SELECT part, document FROM homes_{n} UNION ALL SELECT part, document FROM namesakes_{n};

-- Of them, of what they copy, and of what copies them.
CREATE TABLE rows_{n} AS
SELECT v.part, t.document, t.paragraph, t.source, t.source_paragraph, t.relation, t.similarity FROM told t JOIN visible_{n} v ON v.document = t.document
UNION
SELECT v.part, t.document, t.paragraph, t.source, t.source_paragraph, t.relation, t.similarity FROM told t JOIN visible_{n} v ON v.document = t.source
UNION
SELECT s.part, t.document, t.paragraph, t.source, t.source_paragraph, t.relation, t.similarity
FROM (SELECT DISTINCT v.part, t.source FROM told t JOIN visible_{n} v ON v.document = t.document) s JOIN told t ON t.document = s.source;

CREATE TABLE others_{n} AS
SELECT r.part, r.document
FROM (SELECT part, document FROM rows_{n} UNION SELECT part, source FROM rows_{n}) r
LEFT JOIN visible_{n} v ON v.part = r.part AND v.document = r.document
WHERE v.document IS NULL;

-- Lines of the files (compared_line.h), by their kinds: 1 elsewhere, 2 document, 3 namesake, 4 furniture, 5 row.
CREATE VIEW said_{n} AS
SELECT part, 1 AS kind, id, 0 AS paragraph, '' AS other, CAST(0 AS BIGINT) AS number, 0 AS relation, CAST(0 AS DOUBLE) AS similarity, '' AS text
FROM elsewhere_{n}
UNION ALL
SELECT o.part, 2, s.id, 0, s.outlet, CAST(0 AS BIGINT), 0, CAST(0 AS DOUBLE), s.date FROM others_{n} o JOIN shown s ON s.document = o.document
UNION ALL
SELECT m.part, 3, s.id, 0, '', CAST(0 AS BIGINT), 0, CAST(0 AS DOUBLE), decode(r.tie{utf8})
FROM namesakes_{n} m JOIN shown s ON s.document = m.document JOIN records_{n} r ON r.place = m.place
UNION ALL
SELECT v.part, 4, s.id, m.paragraph, '', m.n_pages, 0, CAST(0 AS DOUBLE), ''
FROM marks m JOIN visible_{n} v ON v.document = m.document JOIN shown s ON s.document = m.document
UNION ALL
SELECT r.part, 5, s.id, r.paragraph, o.id, CAST(r.source_paragraph AS BIGINT), r.relation, r.similarity, ''
FROM rows_{n} r JOIN shown s ON s.document = r.document JOIN shown o ON o.document = r.source;
