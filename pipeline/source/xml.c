#include "cleancopy/source/xml.h"

#include <libxml/parser.h>
#include <limits.h>
#include <string.h>

#define CHUNK_BYTES    8192
#define LONGEST_NUMBER 8 /* "&#38;", and some room */
#define LONGEST_CHARACTER                                                                      \
    16 /* bytes of a declared entity that stands for a character ("&#38;#8212;") */
#define LONGEST_PREFACE                                                                        \
    4096 /* bytes of warnings that a server's program prints before the declaration */

struct cc_xml_attrs {
    const xmlChar **list; /* five a piece: name, prefix, namespace, value, end of value */
    int count;
};

struct walk {
    const struct cc_xml_handler *handler;
    void *user;
    xmlParserCtxtPtr ctxt;
    bool begun, stopped, entities; /* begun: an element was seen */
};

static void stop(struct walk *w)
{
    w->stopped = true;
    xmlStopParser(w->ctxt);
}

static struct cc_span span_of(const xmlChar *s)
{
    return cc_span_from((const char *)s);
}

static void on_start(void *user, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri,
                     int n_namespaces, const xmlChar **namespaces, int n_attrs, int n_defaulted,
                     const xmlChar **attrs)
{
    struct walk *w = user;
    struct cc_xml_attrs list = {attrs, n_attrs};

    (void)prefix;
    (void)uri;
    (void)n_namespaces;
    (void)namespaces;
    (void)n_defaulted;
    w->begun = true;
    if (!w->stopped && !w->handler->start(w->user, span_of(name), &list))
        stop(w);
}

static void on_end(void *user, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri)
{
    struct walk *w = user;

    (void)prefix;
    (void)uri;
    if (!w->stopped && !w->handler->end(w->user, span_of(name)))
        stop(w);
}

static void on_text(void *user, const xmlChar *text, int len)
{
    struct walk *w = user;
    struct cc_span s = {(const char *)text, (size_t)len};

    if (!w->stopped && !w->handler->text(w->user, s))
        stop(w);
}

/* Old feeds declare "nbsp" and its kin one by one, or name the file of HTML's entities.  No
 * declaration reaches libxml2, so nothing is ever expanded or loaded; what looks like the
 * making of a bomb ends the walk all the same. */
static bool is_harmless(int type, const xmlChar *content)
{
    struct cc_span value = span_of(content);

    if (type == XML_EXTERNAL_PARAMETER_ENTITY)
        return true;
    return type == XML_INTERNAL_GENERAL_ENTITY && value.len <= LONGEST_CHARACTER &&
           (cc_span_find(value, CC_SPAN("&"), 0) == (size_t)-1 ||
            cc_span_starts(value, CC_SPAN("&#")));
}

static void on_entity(void *user, const xmlChar *name, int type, const xmlChar *public_id,
                      const xmlChar *system_id, xmlChar *content)
{
    struct walk *w = user;

    (void)name;
    (void)public_id;
    (void)system_id;
    if (is_harmless(type, content))
        return;
    w->entities = true;
    stop(w);
}

static void on_problem(void *user, xmlErrorPtr problem)
{
    (void)user;
    (void)problem; /* recovered from, or the walk ends: either way the caller sees what was read
                    */
}

struct cc_span cc_xml_attr(const struct cc_xml_attrs *attrs, struct cc_span name)
{
    int i;

    for (i = 0; i < attrs->count; i++)
        if (cc_span_is_nocase(span_of(attrs->list[i * 5]), name)) {
            const char *from = (const char *)attrs->list[i * 5 + 3];
            const char *end = (const char *)attrs->list[i * 5 + 4];

            return (struct cc_span){from, (size_t)(end - from)};
        }
    return CC_SPAN_EMPTY;
}

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

/* UTF-16 and UTF-32 have zero bytes among the first; their bytes cannot be filtered one by one.
 */
static bool is_wide(struct cc_span bytes)
{
    return bytes.len > 0 && memchr(bytes.ptr, '\0', bytes.len < 4 ? bytes.len : 4) != NULL;
}

/* What stands for the "&" at `at` and *skip bytes behind it.  Once a document is not
 * well-formed, libxml2 2.9 drops named references, "&amp;" too, and with them parts of links:
 * so they go in as numbers.  A name that XML does not have ("&nbsp;", "&y=2") is taken for
 * plain text. */
static const char *mend_ampersand(struct cc_span bytes, size_t at, size_t *skip)
{
    static const struct {
        struct cc_span name;
        const char *number;
    } names[] = {{{"&amp;", 5}, "&#38;"},
                 {{"&lt;", 4}, "&#60;"},
                 {{"&gt;", 4}, "&#62;"},
                 {{"&quot;", 6}, "&#34;"},
                 {{"&apos;", 6}, "&#39;"}};
    struct cc_span rest = cc_span_slice(bytes, at, bytes.len);
    size_t i;

    *skip = 0;
    for (i = 0; i < sizeof(names) / sizeof(names[0]); i++)
        if (cc_span_starts(rest, names[i].name)) {
            *skip = names[i].name.len - 1;
            return names[i].number;
        }
    i = cc_span_starts_nocase(rest, CC_SPAN("&#x")) ? 3 : 2;
    if (rest.len > i && rest.ptr[1] == '#' &&
        ((rest.ptr[i] >= '0' && rest.ptr[i] <= '9') ||
         (i == 3 && ((rest.ptr[i] | 32) >= 'a' && (rest.ptr[i] | 32) <= 'f'))))
        return "&";
    return "&#38;";
}

/* Copies bytes from *at on into the chunk, mended, and moves *at; returns their number. */
static size_t mend(struct cc_span bytes, size_t *at, bool *in_cdata, char chunk[CHUNK_BYTES])
{
    const char *instead;
    size_t n = 0, skip;

    for (; *at < bytes.len && n + LONGEST_NUMBER <= CHUNK_BYTES; (*at)++) {
        struct cc_span rest = cc_span_slice(bytes, *at, bytes.len);
        char c = bytes.ptr[*at];

        if (c == '<' && cc_span_starts(rest, CC_SPAN("<![CDATA[")))
            *in_cdata = true;
        else if (c == ']' && cc_span_starts(rest, CC_SPAN("]]>")))
            *in_cdata = false;
        if ((unsigned char)c < ' ' && !is_blank(c)) {
            chunk[n++] = ' ';
        } else if (c == '&' && !*in_cdata) {
            for (instead = mend_ampersand(bytes, *at, &skip); *instead != '\0'; instead++)
                chunk[n++] = *instead;
            *at += skip;
        } else {
            chunk[n++] = c;
        }
    }
    return n;
}

/* Without what stands before the XML declaration: blanks, marks, messages. */
static struct cc_span skip_preface(struct cc_span bytes)
{
    size_t at;

    while (bytes.len > 0 && is_blank(bytes.ptr[0]))
        bytes = cc_span_slice(bytes, 1, bytes.len);
    at = is_wide(bytes) ? (size_t)-1
                        : cc_span_find(cc_span_slice(bytes, 0, LONGEST_PREFACE),
                                       CC_SPAN("<?xml "), 0);
    return at == (size_t)-1 ? bytes : cc_span_slice(bytes, at, bytes.len);
}

static void push_all(struct walk *w, struct cc_span bytes)
{
    bool wide = is_wide(bytes), in_cdata = false;
    char chunk[CHUNK_BYTES];
    size_t at = 0, n;

    while (at < bytes.len && !w->stopped) {
        if (wide) {
            n = bytes.len - at < sizeof(chunk) ? bytes.len - at : sizeof(chunk);
            memcpy(chunk, bytes.ptr + at, n);
            at += n;
        } else {
            n = mend(bytes, &at, &in_cdata, chunk);
        }
        (void)xmlParseChunk(w->ctxt, chunk, (int)n, 0); /* errors are recovered from */
    }
    if (!w->stopped)
        (void)xmlParseChunk(w->ctxt, chunk, 0, 1);
}

/* One walk; *last_error is libxml2's. */
static enum cc_status walk_once(struct walk *w, struct cc_span bytes, int options,
                                int *last_error, struct cc_error *err)
{
    xmlSAXHandler sax;

    memset(&sax, 0, sizeof(sax));
    sax.initialized = XML_SAX2_MAGIC;
    sax.startElementNs = on_start;
    sax.endElementNs = on_end;
    sax.characters = on_text;
    sax.cdataBlock = on_text;
    sax.entityDecl = on_entity;
    sax.serror = on_problem;
    w->ctxt = xmlCreatePushParserCtxt(&sax, w, NULL, 0, NULL);
    if (w->ctxt == NULL)
        return cc_fail(err, CC_E_NOMEM, "xml", "no memory for the parser");
    /* NOENT, or "&amp;" in an attribute comes as "&#38;" (libxml2 2.9); declared entities
     * cannot be expanded, since no declaration reaches libxml2. */
    (void)xmlCtxtUseOptions(w->ctxt,
                            XML_PARSE_RECOVER | XML_PARSE_NONET | XML_PARSE_NOENT | options);
    push_all(w, bytes);
    *last_error = w->ctxt->errNo;
    if (w->ctxt->myDoc != NULL)
        xmlFreeDoc(w->ctxt->myDoc);
    xmlFreeParserCtxt(w->ctxt);
    if (*last_error == XML_ERR_NO_MEMORY)
        return cc_fail(err, CC_E_NOMEM, "xml", "no memory while parsing");
    if (w->entities)
        return cc_fail(err, CC_E_INPUT, "xml", "declares entities, which is not read");
    return CC_OK;
}

enum cc_status cc_xml_walk(struct cc_span bytes, const struct cc_xml_handler *handler,
                           void *user, struct cc_error *err)
{
    struct walk w;
    int last_error;
    enum cc_status st;

    memset(&w, 0, sizeof(w));
    w.handler = handler;
    w.user = user;
    bytes = skip_preface(bytes);
    st = walk_once(&w, bytes, 0, &last_error, err);
    /* An encoding that nobody knows: addresses are ASCII, whatever the rest is. */
    if (st == CC_OK && !w.begun && last_error == XML_ERR_UNSUPPORTED_ENCODING)
        st = walk_once(&w, bytes, XML_PARSE_IGNORE_ENC, &last_error, err);
    return st;
}
