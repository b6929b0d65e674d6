#include "cleancopy/write/xml_writer.h"

#include "cleancopy/core/alloc.h"
#include "cleancopy/write/xml_text.h"

#include <libxml/xmlwriter.h>

struct cc_xml_writer {
    xmlTextWriterPtr library;
    struct cc_buf *out;
    struct cc_buf clean; /* of the text at hand */
    bool failed;
    xmlStructuredErrorFunc structured; /* whom libxml2 told of errors in this thread before */
    xmlGenericErrorFunc generic;
    void *structured_user, *generic_user;
};

/* Failures come back as results; libxml2 would print them as well, in two ways. */
static void say_no_error(void *user, xmlErrorPtr error)
{
    (void)user;
    (void)error;
}

static void say_no_message(void *user, const char *format, ...)
{
    (void)user;
    (void)format;
}

static void be_quiet(struct cc_xml_writer *writer)
{
    writer->structured = xmlStructuredError;
    writer->structured_user = xmlStructuredErrorContext;
    writer->generic = xmlGenericError;
    writer->generic_user = xmlGenericErrorContext;
    xmlSetStructuredErrorFunc(NULL, say_no_error);
    xmlSetGenericErrorFunc(NULL, say_no_message);
}

static void speak_again(struct cc_xml_writer *writer)
{
    xmlSetStructuredErrorFunc(writer->structured_user, writer->structured);
    xmlSetGenericErrorFunc(writer->generic_user, writer->generic);
}

/* libxml2 gives what it has written.  A refusal would be printed; the buffer remembers it. */
static int take_bytes(void *user, const char *bytes, int n)
{
    struct cc_buf *out = user;

    cc_buf_add(out, (struct cc_span){bytes, (size_t)n});
    return n;
}

struct cc_xml_writer *cc_xml_writer_open(struct cc_buf *out)
{
    struct cc_xml_writer *writer = cc_calloc(1, sizeof *writer);
    xmlOutputBufferPtr bytes = NULL;

    if (writer != NULL) {
        be_quiet(writer);
        bytes = xmlOutputBufferCreateIO(take_bytes, NULL, out, NULL);
    }
    if (bytes != NULL)
        writer->library = xmlNewTextWriter(bytes); /* owns the bytes from here on */
    if (writer != NULL && writer->library != NULL) {
        writer->out = out;
        cc_buf_init(&writer->clean, out->max_bytes);
        return writer;
    }
    if (bytes != NULL)
        (void)xmlOutputBufferClose(bytes); /* nothing was written */
    if (writer != NULL)
        speak_again(writer);
    cc_free(writer);
    if (out->status == CC_OK)
        out->status = CC_E_NOMEM;
    return NULL;
}

static void check(struct cc_xml_writer *writer, int result)
{
    writer->failed |= result < 0;
}

/* As libxml2 wants it: allowed characters, NUL-ended.  NULL when there is nothing to write. */
static const xmlChar *cleaned(struct cc_xml_writer *writer, struct cc_span s)
{
    cc_buf_clear(&writer->clean);
    cc_xml_clean(&writer->clean, s);
    writer->failed |= writer->clean.status != CC_OK;
    return writer->failed || writer->clean.len == 0 ? NULL : (const xmlChar *)writer->clean.ptr;
}

void cc_xml_writer_start(struct cc_xml_writer *writer, const char *name)
{
    check(writer, xmlTextWriterStartElement(writer->library, (const xmlChar *)name));
}

void cc_xml_writer_attribute(struct cc_xml_writer *writer, const char *name, struct cc_span value)
{
    const xmlChar *text = cleaned(writer, value);

    if (text != NULL)
        check(writer, xmlTextWriterWriteAttribute(writer->library, (const xmlChar *)name, text));
}

void cc_xml_writer_text(struct cc_xml_writer *writer, struct cc_span text)
{
    const xmlChar *clean = cleaned(writer, text);

    if (clean != NULL)
        check(writer, xmlTextWriterWriteString(writer->library, clean));
}

void cc_xml_writer_end(struct cc_xml_writer *writer)
{
    check(writer, xmlTextWriterEndElement(writer->library));
}

void cc_xml_writer_line(struct cc_xml_writer *writer)
{
    check(writer, xmlTextWriterWriteRaw(writer->library, (const xmlChar *)"\n"));
}

void cc_xml_writer_end_line(struct cc_xml_writer *writer)
{
    cc_xml_writer_end(writer);
    cc_xml_writer_line(writer);
}

void cc_xml_writer_element(struct cc_xml_writer *writer, const char *name, struct cc_span text)
{
    cc_xml_writer_start(writer, name);
    cc_xml_writer_text(writer, text);
    cc_xml_writer_end_line(writer);
}

void cc_xml_writer_close(struct cc_xml_writer *writer)
{
    if (writer == NULL)
        return;
    check(writer, xmlTextWriterFlush(writer->library));
    xmlFreeTextWriter(writer->library);
    speak_again(writer);
    if (writer->failed && writer->out->status == CC_OK)
        writer->out->status = writer->clean.status != CC_OK ? writer->clean.status : CC_E_NOMEM;
    cc_buf_done(&writer->clean);
    cc_free(writer);
}
