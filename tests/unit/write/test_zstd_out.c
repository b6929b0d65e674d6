#include "scratch.h"

#include "cleancopy/source/stream.h"
#include "cleancopy/write/zstd_out.h"

#include <stdio.h>

static uint64_t count_bytes(const char *name)
{
    struct cc_stream *stream;
    uint64_t n = 0;

    assert_int_equal(cc_stream_open(cc_arena_printf(&arena, "%s/%s", dir, name).ptr, &stream, NULL), CC_OK);
    assert_string_equal(cc_stream_coding(stream), "zstd");
    for (;;) {
        size_t len;

        assert_int_equal(cc_stream_fill(stream, 1, NULL), CC_OK);
        len = cc_stream_window(stream).len;
        if (len == 0)
            break;
        for (size_t i = 0; i < len; i++)
            assert_int_equal((unsigned char)cc_stream_window(stream).ptr[i], (n + i) * 7 % 251);
        cc_stream_use(stream, len);
        n += len;
    }
    cc_stream_close(stream);
    return n;
}

static void write_file(struct cc_zstd_out *zstd, const char *name, size_t bytes, size_t piece)
{
    struct cc_outfile *file;
    bool changed;
    char *all = cc_arena_alloc(&arena, bytes);

    for (size_t i = 0; i < bytes; i++)
        all[i] = (char)(unsigned char)(i * 7 % 251);
    assert_int_equal(cc_outfile_open(dir, name, &file, NULL), CC_OK);
    for (size_t at = 0; at < bytes; at += piece)
        assert_int_equal(cc_zstd_out_write(zstd, file, cc_span_slice((struct cc_span){all, bytes}, at, at + piece), NULL),
                         CC_OK);
    assert_int_equal(cc_zstd_out_end(zstd, file, NULL), CC_OK);
    assert_int_equal(cc_outfile_commit(file, &changed, NULL), CC_OK);
    assert_int_equal(count_bytes(name), bytes);
}

static void one_handle_makes_files_of_any_size_in_any_pieces(void **state)
{
    struct cc_zstd_out *zstd;

    (void)state;
    assert_int_equal(cc_zstd_out_open(&zstd, NULL), CC_OK);
    write_file(zstd, "none.zst", 0, 1);
    write_file(zstd, "one.zst", 1, 1);
    write_file(zstd, "many.zst", 3000000, 70001);
    write_file(zstd, "at-once.zst", 3000000, 3000000);
    cc_zstd_out_close(zstd);
    cc_zstd_out_close(NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(one_handle_makes_files_of_any_size_in_any_pieces, setup, teardown),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
