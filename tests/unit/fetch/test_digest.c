#include "support.h"

#include "cleancopy/fetch/digest.h"

#include <string.h>

/* The first is the digest that every WARC with an empty body holds; the others are the test
 * vectors of FIPS 180 (RFC 3174) in base 32. */
static void digests_are_as_the_standard_has_them(void **state)
{
    static const struct {
        const char *bytes, *digest;
    } cases[] = {
        {"", "sha1:3I42H3S6NNFQ2MSVX7XZKYAYSCX5QBYJ"},
        {"abc", "sha1:VGMT4NSHA2AWVOR6EVYXQUGCNSONBWE5"},
        {"abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
         "sha1:QSMD4RA4HPJG5OVOJKQ7SUJJ4XSUM4HR"},
    };
    char out[CC_DIGEST_BYTES];

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        cc_digest_sha1(cc_span_from(cases[i].bytes), out);
        assert_string_equal(out, cases[i].digest);
    }
}

static void one_bit_makes_another_digest(void **state)
{
    char one[CC_DIGEST_BYTES], two[CC_DIGEST_BYTES];

    (void)state;
    cc_digest_sha1(CC_SPAN("tide\0a"), one);
    cc_digest_sha1(CC_SPAN("tide\0b"), two);
    assert_int_equal(strlen(one), CC_DIGEST_BYTES - 1);
    assert_string_not_equal(one, two);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(digests_are_as_the_standard_has_them),
        cmocka_unit_test(one_bit_makes_another_digest),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
