#include "cleancopy/core/url_tracking.h"

/* A name that ends in '*' stands for all that begin so; the case of letters does not matter. */
static const char *const tracking_parameters[] = {
    /* Urchin and Google */ "utm_*",
    "gclid",
    "gclsrc",
    "dclid",
    "gbraid",
    "wbraid",
    "gad_source",
    "srsltid",
    "_ga",
    "_gl",
    "ga_campaign",
    "ga_source",
    "ga_medium",
    /* social networks */ "fbclid",
    "fb_action_ids",
    "fb_action_types",
    "fb_ref",
    "fb_source",
    "igshid",
    "igsh",
    "twclid",
    "ttclid",
    "li_fat_id",
    "__twitter_impression",
    "epik",
    "sc_cid",
    "rdt_cid",
    /* other advertisers */ "msclkid",
    "yclid",
    "ysclid",
    "_openstat",
    "s_kwcid",
    "ef_id",
    "rb_clickid",
    "wickedid",
    "irclickid",
    "cjevent",
    /* web analytics */ "pk_campaign",
    "pk_kwd",
    "pk_source",
    "pk_medium",
    "piwik_*",
    "mtm_*",
    "matomo_*",
    "at_medium",
    "at_campaign",
    "at_custom*",
    "at_link_*",
    "at_format",
    "at_bbc_*",
    "xtor",
    "wt_mc",
    "wt.mc_id",
    "wt_zmc",
    "itm_*",
    "icid",
    "ncid",
    "cmpid",
    "s_cid",
    "trk_*",
    /* newsletters */ "mc_cid",
    "mc_eid",
    "_hsenc",
    "_hsmi",
    "hsa_*",
    "hsctatracking",
    "mkt_tok",
    "vero_id",
    "vero_conv",
    "oly_enc_id",
    "oly_anon_id",
    "elqtrack*",
    "elqtrackid",
    "ml_subscriber*",
    "_bhlid",
    "ck_subscriber_id",
    "dm_i",
    "nr_email_referer",
    /* sessions */ "phpsessid",
    "jsessionid",
    "aspsessionid*",
};

bool cc_url_is_tracking(struct cc_span parameter)
{
    struct cc_span name = cc_span_slice(parameter, 0, cc_span_find(parameter, CC_SPAN("="), 0));
    size_t i;

    for (i = 0; i < sizeof tracking_parameters / sizeof *tracking_parameters; i++) {
        struct cc_span known = cc_span_from(tracking_parameters[i]);

        if (known.ptr[known.len - 1] == '*'
                ? cc_span_starts_nocase(name, cc_span_slice(known, 0, known.len - 1))
                : cc_span_is_nocase(name, known))
            return true;
    }
    return false;
}
