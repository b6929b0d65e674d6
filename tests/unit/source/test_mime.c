#include "support.h"

#include "../../../pipeline/source/mime.h"

static void it_is_loaded_once_and_works(void **state)
{
    const struct cc_mime *mime, *again;
    struct cc_error err;
    GMimeContentType *type;

    (void)state;
    assert_int_equal(cc_mime_load(&mime, &err), CC_OK);
    assert_int_equal(cc_mime_load(&again, &err), CC_OK);
    assert_ptr_equal(mime, again);
    type = mime->g_mime_content_type_parse(NULL, "multipart/related; boundary=\"b c\"");
    assert_string_equal(mime->g_mime_content_type_get_parameter(type, "boundary"), "b c");
    mime->g_object_unref(type);
    assert_int_equal(mime->g_mime_content_encoding_from_string("base64"), GMIME_CONTENT_ENCODING_BASE64);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(it_is_loaded_once_and_works)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
