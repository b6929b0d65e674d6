/* feature_list.h -- the table of features: name, meaning.  See features.h.
 *
 * "Share" is in permille.  A paragraph is a block of 15 words or more, under 35 % of them links, with a
 * sentence in it or over 40 words.  "Main" is the element that holds three quarters of the page's paragraph
 * words and has no child that does; "densest" the one with the most paragraph words as its own children.
 * Distances that do not exist (no such ancestor) are 99. */
#ifndef CLEANCOPY_EXTRACT_FEATURE_LIST_H
#define CLEANCOPY_EXTRACT_FEATURE_LIST_H

#define CC_FEATURE_LIST(X)                                                                         \
    /* the block's own text */                                                                     \
    X(WORDS, "words")                                                                              \
    X(LINK_WORDS, "words inside links")                                                            \
    X(LINK_DENSITY, "share of words inside links")                                                 \
    X(CHARS, "characters")                                                                         \
    X(WORD_CHARS, "characters a word, times ten")                                                  \
    X(STOP_WORDS, "share of words that are among the commonest of nine languages")                 \
    X(COMMAS, "commas")                                                                            \
    X(SENTENCES, "ends of sentences")                                                              \
    X(END, "last character: 2 ends a sentence, 1 other punctuation, 0 none")                       \
    X(FIRST, "first character: 2 upper case, 1 lower case, 0 other")                               \
    X(UPPER, "share of characters that are upper case")                                            \
    X(DIGITS, "share of characters that are digits")                                               \
    X(COPYRIGHT, "1: has a copyright sign")                                                        \
    X(BARS, "bars, bullets and middle dots")                                                       \
    X(DATE, "1: has a year, a clock time or a day with dots, slashes or dashes")                   \
    X(AT_SIGN, "1: has an at sign")                                                                \
    X(COLON_END, "1: ends in a colon")                                                             \
    X(QUOTE_START, "1: begins with a quotation mark")                                              \
    X(ELLIPSIS_END, "1: ends in dots")                                                             \
    X(ARROW, "1: has an arrow or angle quote at its start or end")                                 \
    X(DIGITS_ONLY, "1: no letter")                                                                 \
    X(DASH_START, "1: begins with a dash or bullet")                                               \
    X(QUESTIONS, "question marks")                                                                 \
    X(URL, "1: has an address of the web")                                                         \
    X(SLASHES, "slashes")                                                                          \
    X(REPEATS, "blocks of this page with the same text, this one included")                        \
    X(TITLE_SIM, "likeness to the title: share of common words in all words of both")              \
    X(BODY_SIM, "share of 4-word runs that the JSON-LD body has too; -1 without one")              \
    X(VOCAB_HIT, "enum cc_vocabulary_hit of the text")                                             \
    X(VOCAB_REASON, "enum cc_reason of that hit")                                                  \
    /* tags and attributes, its own and its ancestors' */                                          \
    X(ROLE, "enum cc_role")                                                                        \
    X(LEVEL, "level of heading or list")                                                           \
    X(LEAF_TAG, "enum cc_tag of the block's element")                                              \
    X(BLOCK_TAG, "enum cc_tag of the nearest block-level element")                                 \
    X(PARENT_TAG, "enum cc_tag of its parent")                                                     \
    X(GRAND_TAG, "enum cc_tag of the parent's parent")                                             \
    X(DEPTH, "depth of the block-level element; 0 is html")                                        \
    X(INLINE_DEPTH, "inline elements around all of the text")                                      \
    X(UP_ARTICLE, "steps up to the nearest article")                                               \
    X(UP_MAIN, "steps up to the nearest main")                                                     \
    X(UP_SECTION, "… section")                                                                     \
    X(UP_ASIDE, "… aside")                                                                         \
    X(UP_NAV, "… nav")                                                                             \
    X(UP_HEADER, "… header")                                                                       \
    X(UP_FOOTER, "… footer")                                                                       \
    X(UP_FIGURE, "… figure or figcaption")                                                         \
    X(UP_LIST, "… ul, ol or menu")                                                                 \
    X(UP_TABLE, "… table")                                                                         \
    X(UP_FORM, "… form")                                                                           \
    X(UP_BUTTON, "… button")                                                                       \
    X(UP_LINK, "… a with href")                                                                    \
    X(UP_LABEL, "… label")                                                                         \
    X(UP_DETAILS, "… details")                                                                     \
    X(UP_ADDRESS, "… address")                                                                     \
    X(UP_QUOTE, "… blockquote")                                                                    \
    X(UP_HEADING, "… h1 to h6")                                                                    \
    X(HIDDEN, "ancestors that hide their content (hidden, aria-hidden, display: none)")            \
    X(ROLE_BAD, "ancestors with an ARIA role of navigation, banner, dialog …")                     \
    X(ROLE_MAIN, "ancestors with the ARIA role main or article")                                   \
    X(BODY_PROP, "ancestors with itemprop articleBody, text, description or reviewBody")           \
    X(ITEM_PROP, "ancestors with another itemprop")                                                \
    X(CLASS_REASON, "enum cc_reason of the nearest class or id that names a widget")               \
    X(CLASS_UP, "steps up to it")                                                                  \
    X(CLASS_CONTENT, "steps up to the nearest class or id that names an article's text")           \
    /* the three nearest ancestors with more blocks than the one before */                         \
    X(A0_BLOCKS, "blocks in the first")                                                            \
    X(A0_WORDS, "share of the page's words in it")                                                 \
    X(A0_LINKS, "its link density")                                                                \
    X(A0_PARA, "share of the page's paragraph words in it")                                        \
    X(A0_DENSE, "share of its words in paragraphs")                                                \
    X(A1_BLOCKS, "the same for the second")                                                        \
    X(A1_WORDS, "…")                                                                               \
    X(A1_LINKS, "…")                                                                               \
    X(A1_PARA, "…")                                                                                \
    X(A1_DENSE, "…")                                                                               \
    X(A2_BLOCKS, "the same for the third")                                                         \
    X(A2_WORDS, "…")                                                                               \
    X(A2_LINKS, "…")                                                                               \
    X(A2_PARA, "…")                                                                                \
    X(A2_DENSE, "…")                                                                               \
    /* place relative to the likely container of the text */                                       \
    X(MAIN_ABOVE, "steps from main up to the first ancestor of the block; 0: inside")              \
    X(MAIN_BELOW, "steps from there down to the block")                                            \
    X(MAIN_POS, "blocks before main's first paragraph (negative) or after its last")               \
    X(TOP_ABOVE, "MAIN_ABOVE for the densest element")                                             \
    X(TOP_BELOW, "MAIN_BELOW for the densest element")                                             \
    X(TOP_POS, "MAIN_POS for the densest element")                                                 \
    X(TOP_PARA, "share of the page's paragraph words in the densest element")                      \
    /* place in the page */                                                                        \
    X(INDEX, "position, from 0")                                                                   \
    X(INDEX_END, "blocks behind it")                                                               \
    X(PARA_BEFORE, "share of the page's paragraph words before it")                                \
    X(FROM_TITLE, "blocks since the one that is the title; -999 without one")                      \
    X(SINCE_HEADING, "blocks since the last heading, 0 for one, -1 before the first")              \
    X(TO_HEADING, "blocks to the next heading or the end")                                         \
    X(SINCE_PARA, "blocks since the last paragraph, 50 at most")                                   \
    X(TO_PARA, "blocks to the next paragraph, 50 at most")                                         \
    /* neighbours: -1 where there is none */                                                       \
    X(PREV_WORDS, "words of the block before")                                                     \
    X(PREV_LINKS, "its link density")                                                              \
    X(PREV_PARENT, "1: it has the same parent element")                                            \
    X(PREV_SAME, "1: its tag and class are the same")                                              \
    X(NEXT_WORDS, "the same for the block behind")                                                 \
    X(NEXT_LINKS, "…")                                                                             \
    X(NEXT_PARENT, "…")                                                                            \
    X(NEXT_SAME, "…")                                                                              \
    /* blocks of the same tag and class, with the same of their parent */                          \
    X(SAME_BLOCKS, "how many there are in the page")                                               \
    X(SAME_LINKS, "their link density")                                                            \
    X(SAME_PARA, "share of their words in paragraphs")                                             \
    /* the page */                                                                                 \
    X(PAGE_BLOCKS, "blocks")                                                                       \
    X(PAGE_WORDS, "words")                                                                         \
    X(PAGE_PARA_WORDS, "words in paragraphs")                                                      \
    X(PAGE_PARAS, "paragraphs")                                                                    \
    X(PAGE_LINKS, "link density")                                                                  \
    X(PAGE_ARTICLES, "article elements")                                                           \
    X(PAGE_HEADINGS, "headings")                                                                   \
    X(TITLE_ARTICLE, "1: in the article element that has the title; 2: in one within; 3: in another") \
    X(CREDIT, "1: ends in brackets that name the source of a picture")                             \
    /* the learnt words of class and id: features_class.h */                                       \
    X(TOKEN_OWN_MIN, "least weight of the block's own elements")                                   \
    X(TOKEN_OWN_MAX, "greatest weight")                                                            \
    X(TOKEN_OWN_SUM, "sum of the weights")                                                         \
    X(TOKEN_P1_MIN, "least weight of the parent's")                                                \
    X(TOKEN_P1_MAX, "greatest")                                                                    \
    X(TOKEN_P2_MIN, "least weight of the parent's parent's")                                       \
    X(TOKEN_P2_MAX, "greatest")                                                                    \
    X(TOKEN_ALL_MIN, "least weight up to the root")                                                \
    X(TOKEN_ALL_MAX, "greatest")                                                                   \
    X(TOKEN_ALL_SUM, "sum")                                                                        \
    X(TOKEN_SINCE_MIN, "steps up to the element with the least; 99: no weight below 0")            \
    X(TOKEN_KNOWN, "tokens up to the root that have a weight")                                     \
    /* copies within the page: features_copy.h */                                                  \
    X(COPY_BEFORE, "share of its 5-word runs that an earlier block has")                           \
    X(COPY_AFTER, "share that a later block has")                                                  \
    /* the heading above, and the block two away */                                                \
    X(HEAD_LEVEL, "level of the last heading before it; -1 without one")                           \
    X(HEAD_VOCAB_HIT, "enum cc_vocabulary_hit of that heading")                                    \
    X(HEAD_VOCAB_REASON, "enum cc_reason of it")                                                   \
    X(HEAD_LINKS, "its link density")                                                              \
    X(HEAD_TITLE_SIM, "its TITLE_SIM")                                                             \
    X(PREV2_WORDS, "words of the block two before; -1 without one")                                \
    X(PREV2_LINKS, "its link density")                                                             \
    X(NEXT2_WORDS, "the same for the block two behind")                                            \
    X(NEXT2_LINKS, "…")                                                                            \
    X(PREV_END, "END of the block before; -1 without one")                                         \
    X(NEXT_END, "END of the block behind; -1 without one")                                         \
    X(PREV_VOCAB, "VOCAB_REASON of the block before")                                              \
    X(NEXT_VOCAB, "VOCAB_REASON of the block behind")                                              \
    X(PRICE, "1: a currency sign beside a digit")                                                  \
    /* the page: features_page.h */                                                                \
    X(HINT, "1 + the enum cc_kind that the page's own type names; 0: none")                        \
    X(URL_SEGMENTS, "path segments of its address; -1 without one")                                \
    X(URL_SLUG, "words of the last segment, joined by dashes")                                     \
    X(URL_DIGITS, "longest run of digits in the path")                                             \
    X(URL_DATE, "1: a year and a month among the segments")                                        \
    X(URL_QUERY, "1: has a query")                                                                 \
    X(PAGE_STOP, "STOP_WORDS over the whole page")                                                 \
    X(PAGE_PRICES, "blocks with a price")                                                          \
    X(PAGE_CODE, "share of words in code")                                                         \
    X(PAGE_TABLE, "share of words in tables")                                                      \
    X(PAGE_LIST, "share of words in list items")                                                   \
    X(PAGE_COMMENTS, "share of paragraph words in elements named as comments")                     \
    X(PAGE_FORMS, "form elements")                                                                 \
    X(PAGE_IMAGES, "images")                                                                       \
    X(PAGE_TIMES, "time elements")                                                                 \
    X(PAGE_LIKES, "share of words in the tag-and-class kind that has most")                        \
    X(PAGE_LIKES_BLOCKS, "blocks of that kind")                                                    \
    X(PAGE_ROOT_TOKENS, "sum of the token weights of html and body")                               \
    /* what the page says of itself, in blocks of 60 words at most */                              \
    X(DESC_SIM, "likeness to the page's description, as TITLE_SIM")                                \
    X(SITE_NAMED, "1: names the site")                                                             \
    X(AUTHOR_NAMED, "1: names one of its authors; 2: begins so")                                   \
    /* the line that opens an element: features_label.h */                                         \
    X(LABEL_REASON, "enum cc_reason of the nearest label; 0 without one")                          \
    X(LABEL_SINCE, "blocks since it; -1 without one")                                              \
    X(LABEL_PARA, "share of the page's paragraph words below it; -1 without one")

#endif
