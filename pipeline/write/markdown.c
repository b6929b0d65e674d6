#include "cleancopy/write/table_row.h"
#include "cleancopy/write/text.h"

/* Escaping errs on the side of a backslash too many: CommonMark takes one before any ASCII
 * punctuation as "this character itself", so it can be ugly but never wrong. */

#define MAX_LIST_INDENT 6 /* levels; deeper nesting would push text to the right edge */
#define MIN_FENCE       3

static bool is_alnum(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool is_blank(char c)
{
    return (unsigned char)c <= ' ' || c == 0x7F;
}

/* An underscore inside a word (snake_case) is plain in CommonMark. */
static bool is_inner(struct cc_span s, size_t i)
{
    return i > 0 && i + 1 < s.len && is_alnum(s.ptr[i - 1]) && is_alnum(s.ptr[i + 1]);
}

/* True for characters that can mean something anywhere in a line. */
static bool is_markup(struct cc_span s, size_t i)
{
    switch (s.ptr[i]) {
    case '\\':
    case '`':
    case '*':
    case '[':
    case ']':
    case '<':
    case '~':
        return true;
    case '_':
        return !is_inner(s, i);
    case '&': /* "&amp;" is text that shows an entity's source */
        return i + 1 < s.len && (is_alnum(s.ptr[i + 1]) || s.ptr[i + 1] == '#');
    default:
        return false;
    }
}

/* Offset of the character that would open a block at the line's start ("# ", "> ", "- ", "12.
 * "), or s.len. */
static size_t block_mark(struct cc_span s)
{
    size_t i = 0;

    if (s.len == 0)
        return 0;
    if (strchr("#>-+=|:", s.ptr[0]) != NULL)
        return 0;
    while (i < s.len && s.ptr[i] >= '0' && s.ptr[i] <= '9')
        i++;
    if (i > 0 && i < s.len && (s.ptr[i] == '.' || s.ptr[i] == ')'))
        return i;
    return s.len;
}

/* One line of prose.  `also`: further characters to escape.  Control characters (line ends
 * among them) become blanks. */
static void put_range(struct cc_buf *out, struct cc_span s, size_t from, size_t to, size_t mark,
                      const char *also)
{
    for (size_t i = from; i < to; i++) {
        char c = s.ptr[i];

        if (is_blank(c)) {
            cc_buf_add_char(out, ' ');
            continue;
        }
        if (i == mark || is_markup(s, i) || strchr(also, c) != NULL)
            cc_buf_add_char(out, '\\');
        cc_buf_add_char(out, c);
    }
}

static void put_inline(struct cc_buf *out, struct cc_span text, const char *also)
{
    struct cc_span s = cc_span_trim(text);

    put_range(out, s, 0, s.len, block_mark(s), also);
}

/* What would end an address, or start markup in it, becomes %XX. */
static void put_address(struct cc_buf *out, struct cc_span url)
{
    for (size_t i = 0; i < url.len; i++) {
        char c = url.ptr[i];

        if (is_blank(c) || strchr("()<>\\`*[]", c) != NULL)
            cc_buf_printf(out, "%%%02X", (unsigned)(unsigned char)c);
        else
            cc_buf_add_char(out, c);
    }
}

/* put_inline, with links. */
static void put_words(struct cc_buf *out, const struct cc_paragraph *p, const char *also)
{
    size_t mark = block_mark(p->text), at = 0;

    if (p->n_links == 0) {
        put_inline(out, p->text, also);
        return;
    }
    for (uint32_t i = 0; i < p->n_links; i++) {
        const struct cc_link *link = &p->links[i];

        put_range(out, p->text, at, link->at, mark, also);
        at = link->at + link->len;
        cc_buf_add_char(out, '[');
        put_range(out, p->text, link->at, at, mark, also);
        cc_buf_add_string(out, "](");
        put_address(out, link->url);
        cc_buf_add_char(out, ')');
    }
    put_range(out, p->text, at, p->text.len, mark, also);
}

static bool next_full_line(struct cc_span *rest, struct cc_span *line)
{
    while (cc_span_next_line(rest, line))
        if (cc_span_trim(*line).len > 0)
            return true;
    return false;
}

/* Verse: each line but the last ends in a hard break. */
static void put_lines(struct cc_buf *out, const struct cc_paragraph *p, const char *start)
{
    struct cc_span text = p->text, line;
    bool more = next_full_line(&text, &line);

    if (p->n_links > 0) { /* verse has none */
        cc_buf_add_string(out, start);
        put_words(out, p, "");
        cc_buf_add_char(out, '\n');
        return;
    }

    while (more) {
        cc_buf_add_string(out, start);
        put_inline(out, line, "");
        more = next_full_line(&text, &line);
        cc_buf_add_string(out, more ? "\\\n" : "\n");
    }
}

static void put_heading(struct cc_buf *out, const struct cc_paragraph *p)
{
    static const char marks[] = "######";
    size_t level = p->level >= 1 && p->level <= 6 ? p->level : 2;
    struct cc_span mark = {marks, level};

    cc_buf_add(out, mark);
    cc_buf_add_char(out, ' ');
    put_words(out, p, "#"); /* a closing run of # would vanish */
    cc_buf_add_char(out, '\n');
}

/* `max_depth`: one more than the item before has, 0 for a list's first; an item further in
 * would be read as code, or as more of the item before.  Returns the item's own depth. */
static size_t put_item(struct cc_buf *out, const struct cc_paragraph *p, size_t max_depth)
{
    size_t depth = p->level > 1 ? p->level - 1u : 0;

    if (depth > max_depth)
        depth = max_depth;
    if (depth > MAX_LIST_INDENT)
        depth = MAX_LIST_INDENT;
    for (size_t i = 0; i < depth; i++)
        cc_buf_add_string(out, "  ");
    cc_buf_add_string(out, "- ");
    put_words(out, p, "");
    cc_buf_add_char(out, '\n');
    return depth;
}

/* A fence one backtick longer than any run inside. */
static void put_code(struct cc_buf *out, struct cc_span s)
{
    size_t run = 0, fence = MIN_FENCE;

    for (size_t i = 0; i < s.len; i++) {
        run = s.ptr[i] == '`' ? run + 1 : 0;
        if (run >= fence)
            fence = run + 1;
    }
    for (size_t i = 0; i < fence; i++)
        cc_buf_add_char(out, '`');
    cc_buf_add_char(out, '\n');
    for (size_t i = 0; i < s.len; i++) {
        char c = s.ptr[i];

        if (c == '\r' && i + 1 < s.len && s.ptr[i + 1] == '\n')
            continue;
        if (c == '\r')
            c = '\n';
        cc_buf_add_char(out, c == '\n' || c == '\t' || !is_blank(c) ? c : ' ');
    }
    if (s.len > 0 && s.ptr[s.len - 1] != '\n')
        cc_buf_add_char(out, '\n');
    for (size_t i = 0; i < fence; i++)
        cc_buf_add_char(out, '`');
    cc_buf_add_char(out, '\n');
}

/* ---- tables ---- */

static void put_row(struct cc_buf *out, struct cc_span row, size_t columns)
{
    struct cc_span rest = row, cell;
    size_t n = 0;

    cc_buf_add_char(out, '|');
    while (cc_table_next_cell(&rest, &cell)) {
        cc_buf_add_char(out, ' ');
        put_inline(out, cell, "|");
        cc_buf_add_string(out, " |");
        n++;
    }
    for (; n < columns; n++)
        cc_buf_add_string(out, "  |");
    cc_buf_add_char(out, '\n');
}

/* ---- the document ---- */

/* The next paragraph at or after i that is written. */
static uint32_t next_kept(const struct cc_document *doc, uint32_t i,
                          enum cc_duplicates duplicates)
{
    while (i < doc->n_paragraphs && cc_text_drops(&doc->paragraphs[i], duplicates))
        i++;
    return i;
}

/* GitHub drops cells beyond the head's, so the head gets as many as the longest row that
 * follows. */
static void put_table_head(struct cc_buf *out, const struct cc_document *doc, uint32_t first,
                           enum cc_duplicates duplicates)
{
    size_t columns = 0;

    for (uint32_t i = first; i < doc->n_paragraphs; i = next_kept(doc, i + 1, duplicates)) {
        size_t n = cc_table_count_cells(doc->paragraphs[i].text);

        if (doc->paragraphs[i].role != CC_ROLE_TABLE)
            break;
        columns = n > columns ? n : columns;
    }
    put_row(out, doc->paragraphs[first].text, columns);
    cc_buf_add_char(out, '|');
    for (size_t i = 0; i < columns; i++)
        cc_buf_add_string(out, " --- |");
    cc_buf_add_char(out, '\n');
}

static void put_paragraph(struct cc_buf *out, const struct cc_paragraph *p)
{
    switch (p->role) {
    case CC_ROLE_HEADING:
        put_heading(out, p);
        return;
    case CC_ROLE_CODE:
        put_code(out, p->text);
        return;
    case CC_ROLE_TABLE:
        put_row(out, p->text, 0);
        return;
    case CC_ROLE_QUOTE:
        put_lines(out, p, "> ");
        return;
    case CC_ROLE_CAPTION:
        cc_buf_add_char(out, '*');
        put_inline(out, p->text, "");
        cc_buf_add_string(out, "*\n");
        return;
    case CC_ROLE_LIST_ITEM: /* not here: needs the depth of the item before */
    case CC_ROLE_P:
    case CC_ROLE_CORRECTION:
        break;
    }
    put_lines(out, p, "");
}

/* What stands between two paragraphs: rows and items hang together, quotes stay one quote. */
static const char *gap(enum cc_role before, enum cc_role now)
{
    if (before != now)
        return "\n";
    if (now == CC_ROLE_TABLE || now == CC_ROLE_LIST_ITEM)
        return "";
    return now == CC_ROLE_QUOTE ? ">\n" : "\n";
}

void cc_markdown_write(struct cc_buf *out, const struct cc_document *doc,
                       enum cc_duplicates duplicates)
{
    uint32_t first = next_kept(doc, 0, duplicates);
    enum cc_role before = CC_ROLE_P;
    size_t depth = 0; /* of the list item before */

    if (first == doc->n_paragraphs)
        return;
    cc_front_matter_write(out, doc);
    for (uint32_t i = first; i < doc->n_paragraphs; i = next_kept(doc, i + 1, duplicates)) {
        const struct cc_paragraph *p = &doc->paragraphs[i];

        if (i != first)
            cc_buf_add_string(out, gap(before, p->role));
        if (p->role == CC_ROLE_TABLE && (i == first || before != CC_ROLE_TABLE))
            put_table_head(out, doc, i, duplicates);
        else if (p->role == CC_ROLE_LIST_ITEM)
            depth = put_item(out, p, i > first && before == p->role ? depth + 1 : 0);
        else
            put_paragraph(out, p);
        before = p->role;
    }
}
