#include "cleancopy/core/curl_late.h"

#include "cleancopy/core/buf.h"
#include "support.h"

#include <curl/curl.h>
#include <dlfcn.h>
#include <stdio.h>

/* Whether the library is in this process, without loading it. */
static bool is_loaded(void)
{
    void *library = dlopen("libcurl.so.4", RTLD_LAZY | RTLD_NOLOAD);

    if (library != NULL)
        (void)dlclose(library); /* counts down again */
    return library != NULL;
}

static void it_is_loaded_when_it_is_asked_for_and_not_before(void **state)
{
    (void)state;
    assert_false(is_loaded());
    assert_int_equal(cc_curl_load(NULL), CC_OK);
    assert_true(is_loaded());
    assert_int_equal(cc_curl_load(NULL), CC_OK);
}

static size_t take(char *bytes, size_t size, size_t n, void *user)
{
    struct cc_buf *to = user;

    cc_buf_add(to, (struct cc_span){bytes, size * n});
    return size * n;
}

static void perform(CURL *easy, void *data)
{
    CURLM *multi = curl_multi_init();
    int n_running = 1, n_left;
    CURLMsg *message;

    assert_int_equal(curl_multi_setopt(multi, CURLMOPT_MAX_TOTAL_CONNECTIONS, 2L), CURLM_OK);
    assert_int_equal(curl_multi_setopt(multi, CURLMOPT_SOCKETDATA, data), CURLM_OK);
    assert_int_equal(curl_multi_add_handle(multi, easy), CURLM_OK);
    while (n_running > 0) {
        assert_int_equal(curl_multi_perform(multi, &n_running), CURLM_OK);
        assert_int_equal(curl_multi_poll(multi, NULL, 0, n_running > 0 ? 100 : 0, NULL), CURLM_OK);
    }
    message = curl_multi_info_read(multi, &n_left);
    assert_non_null(message);
    assert_int_equal(message->data.result, CURLE_OK);
    assert_int_equal(curl_multi_remove_handle(multi, easy), CURLM_OK);
    assert_int_equal(curl_multi_cleanup(multi), CURLM_OK);
}

/* Options that are a long, a pointer, a function, a curl_off_t; and answers likewise. */
static void options_of_every_type_reach_it(void **state)
{
    char *dir = support_scratch(), path[512], url[600], *effective = NULL;
    CURL *easy = curl_easy_init();
    curl_off_t size = 0;
    struct cc_buf got;
    long code = -1;

    (void)state;
    (void)snprintf(path, sizeof path, "%s/file", dir);
    (void)snprintf(url, sizeof url, "file://%s", path);
    support_write(path, CC_SPAN("harbour"));
    cc_buf_init(&got, 100);
    assert_non_null(easy);
    assert_int_equal(curl_easy_setopt(easy, CURLOPT_URL, url), CURLE_OK);
    assert_int_equal(curl_easy_setopt(easy, CURLOPT_WRITEFUNCTION, take), CURLE_OK);
    assert_int_equal(curl_easy_setopt(easy, CURLOPT_WRITEDATA, &got), CURLE_OK);
    assert_int_equal(curl_easy_setopt(easy, CURLOPT_RESUME_FROM_LARGE, (curl_off_t)2), CURLE_OK);
    assert_int_equal(curl_easy_setopt(easy, CURLOPT_PORT, 70000L), CURLE_BAD_FUNCTION_ARGUMENT);
    perform(easy, &got);
    assert_span_is(cc_buf_span(&got), "rbour");
    assert_int_equal(curl_easy_getinfo(easy, CURLINFO_EFFECTIVE_URL, &effective), CURLE_OK);
    assert_string_equal(effective, url);
    assert_int_equal(curl_easy_getinfo(easy, CURLINFO_RESPONSE_CODE, &code), CURLE_OK);
    assert_int_equal(code, 0);
    assert_int_equal(curl_easy_getinfo(easy, CURLINFO_SIZE_DOWNLOAD_T, &size), CURLE_OK);
    assert_int_equal(size, 5);
    curl_easy_cleanup(easy);
    cc_buf_done(&got);
    support_scratch_done(dir);
}

static void shares_lists_words_and_dates_reach_it(void **state)
{
    CURLSH *share = curl_share_init();
    struct curl_slist *list = curl_slist_append(NULL, "Accept: text/html");

    (void)state;
    assert_int_equal(curl_share_setopt(share, CURLSHOPT_SHARE, CURL_LOCK_DATA_DNS), CURLSHE_OK);
    assert_int_equal(curl_share_setopt(share, CURLSHOPT_SHARE, 99), CURLSHE_BAD_OPTION);
    assert_int_equal(curl_share_setopt(share, CURLSHOPT_USERDATA, share), CURLSHE_OK);
    assert_int_equal(curl_share_cleanup(share), CURLSHE_OK);
    assert_string_equal(list->data, "Accept: text/html");
    curl_slist_free_all(list);
    assert_string_equal(curl_easy_strerror(CURLE_OK), "No error");
    assert_string_equal(curl_multi_strerror(CURLM_OK), "No error");
    assert_int_equal(curl_getdate("Sun, 01 Mar 2026 08:00:00 GMT", NULL), 1772352000);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(it_is_loaded_when_it_is_asked_for_and_not_before),
        cmocka_unit_test(options_of_every_type_reach_it),
        cmocka_unit_test(shares_lists_words_and_dates_reach_it),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
