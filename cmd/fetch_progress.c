#include "fetch_progress.h"

#include "fetch_json.h"
#include "fetch_layout.h"
#include "screen.h"

#include <unistd.h>

static struct {
    bool shown, json, colour;
    double next_s;
} progress;

void cc_fetch_progress_start(const struct cc_config *cfg)
{
    progress.json = cfg->json && !cfg->quiet;
    progress.shown = !cfg->json && !cfg->quiet && cc_screen_is_there();
    progress.colour = cc_screen_wants_colour(cfg->color, STDERR_FILENO);
    progress.next_s = cc_screen_now_s() + CC_SCREEN_FIRST_S;
}

void cc_fetch_progress_step(const struct cc_fetch_view *view)
{
    char text[CC_FETCH_LAYOUT_BYTES];
    double now = cc_screen_now_s();

    if (now < progress.next_s)
        return;
    progress.next_s = now + (progress.json ? CC_FETCH_JSON_S : CC_SCREEN_REDRAW_S);
    if (progress.json)
        cc_fetch_json_progress(view);
    if (!progress.shown)
        return;
    cc_fetch_layout(view, cc_screen_size(), progress.colour, text);
    cc_screen_show(text);
}

void cc_fetch_progress_end(void)
{
    if (progress.shown)
        cc_screen_clear();
    progress.shown = progress.json = false;
}
