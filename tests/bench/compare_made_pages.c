/* Compares the two ways to a page's tree over pages made up of tags:  compare_made_pages SEED PAGES.  Each page is some twenty
 * tags out of a few that were drawn for it, so that they meet again and again; thirty million find what bytes that a
 * fuzzer changes do not in hours.  Prints the pages that differ, at most ten; ends with 1 on a difference. */
#include "same_dom.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define MAX_DRAWN  12 /* kinds of parts on a page */
#define MAX_PARTS  20
#define PART_BYTES 64
#define MAX_BAD    10

static const char *const parts[] = {
    "<a>", "<a href=x>", "<b>", "<b id=1>", "<i>", "<nobr>", "<font color=x>", "<font>", "<p>", "<p class=y>", "<div>",
    "<span>", "<label>", "<li>", "<ul>", "<dd>", "<dt>", "<dl>", "<h1>", "<h2>", "<button>", "<form>", "<table>", "<caption>",
    "<colgroup>", "<col>", "<tbody>", "<thead>", "<tr>", "<td>", "<th>", "<select>", "<option>", "<optgroup>", "<svg>",
    "<svg/>", "<path/>", "<g>", "<g/>", "<title>", "<desc>", "<foreignObject>", "<math>", "<mi>", "<template>",
    "<noscript>", "<head>", "<body>", "<script>", "<style>", "<link>", "<meta>", "<base>", "<br>", "<img>", "<image>",
    "<hr>", "<input>", "<input type=hidden>", "<main>", "<my-card>", "<x>", "<textarea>", "<pre>", "<listing>", "<xmp>",
    "<ruby>", "<rt>", "<object>", "<marquee>", "<iframe>", "<address>", "<section>", "<figure>", "<video>", "<legend>",
    "<fieldset>", "<center>", "</a>", "</b>", "</p>", "</div>", "</span>", "</li>", "</ul>", "</form>", "</table>", "</td>",
    "</head>", "</body>", "</html>", "</br>", "</svg >", "<!-- -->", "<!doctype html>", "x", " ", "x y", "\n"};

static uint64_t state;

static uint32_t pick(uint32_t below)
{
    state ^= state << 13; /* xorshift: G. Marsaglia, 2003 */
    state ^= state >> 7;
    state ^= state << 17;
    return (uint32_t)(state >> 32) % below;
}

/* The part, or, one time in three, the end tag of a start tag. */
static size_t put_part(char *page, const char *part)
{
    size_t len = strcspn(part + 1, " />");

    if (part[0] == '<' && part[1] != '/' && part[1] != '!' && pick(3) == 0)
        return (size_t)snprintf(page, PART_BYTES, "</%.*s>", (int)len, part + 1);
    return (size_t)snprintf(page, PART_BYTES, "%s", part);
}

static struct cc_span make_page(char *page)
{
    const uint32_t n = sizeof(parts) / sizeof(parts[0]);
    uint32_t drawn[MAX_DRAWN], n_drawn = 2 + pick(MAX_DRAWN - 1), n_parts = 2 + pick(MAX_PARTS - 1), i;
    size_t len = 0;

    for (i = 0; i < n_drawn; i++)
        drawn[i] = pick(n);
    for (i = 0; i < n_parts; i++)
        len += put_part(page + len, parts[pick(6) == 0 ? pick(n) : drawn[pick(n_drawn)]]);
    return (struct cc_span){page, len};
}

int main(int argc, char **argv)
{
    char page[MAX_PARTS * PART_BYTES + 1], said[1000];
    unsigned long n = argc == 3 ? strtoul(argv[2], NULL, 10) : 0, i, n_bad = 0;
    const char *way;

    if (n == 0) {
        fprintf(stderr, "compare_made_pages SEED PAGES\n");
        return 3;
    }
    state = strtoull(argv[1], NULL, 10) * UINT64_C(0x9E3779B97F4A7C15) + 1;
    for (i = 0; i < n && n_bad < MAX_BAD; i++) {
        struct cc_span html = make_page(page);

        if (same_dom(html, &way, said, sizeof(said)))
            continue;
        n_bad++;
        printf("%.*s\n  %s\n", (int)html.len, html.ptr, said);
    }
    printf("%lu of %lu pages differ\n", n_bad, i);
    return n_bad > 0;
}
