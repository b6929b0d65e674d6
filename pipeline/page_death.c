#include "cleancopy/page_death.h"

#include "cleancopy/write/crash_file.h"

enum cc_status cc_page_death(const struct cc_config *cfg, const struct cc_page *page,
                             const char *did, const struct cc_death *death, struct cc_error *why,
                             struct cc_error *err)
{
    char words[CC_DEATH_WORDS_BYTES], name[CC_CRASH_FILE_NAME_BYTES];
    bool is_limit = death->kind == CC_DEATH_CPU || death->kind == CC_DEATH_MEMORY;
    enum cc_status st, status = is_limit ? CC_E_LIMIT : CC_E_INPUT;
    const char *dir = cfg->crash_dir;

    cc_death_words(death, words);
    if (dir == NULL) {
        (void)cc_fail(why, status, "cleaner",
                      "it ended the process that %s it (%s)%s", did, words,
                      cfg->embedded ? "" : "; --keep-crashes DIR keeps such pages for study");
        return CC_OK;
    }
    st = cc_crash_file_keep(dir, page, cc_death_name(death->kind), words, death->said, name, err);
    if (st == CC_OK)
        (void)cc_fail(why, status, "cleaner",
                      "it ended the process that %s it (%s); its bytes are in %s/%s", did, words, dir, name);
    else if (st == CC_E_LIMIT)
        (void)cc_fail(why, status, "cleaner",
                      "it ended the process that %s it (%s); not kept: %s is full, empty it", did, words, dir);
    return st == CC_E_LIMIT ? CC_OK : st;
}
