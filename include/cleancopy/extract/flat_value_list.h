/* flat_value_list.h -- the table of values of a line: name, meaning.  See flat_values.h.
 *
 * "Share" is in permille.  Units are those of flat_features.h.  A sentence is a line of shape
 * CC_FLAT_PROSE.  Distances are in lines; what does not exist is CC_FLAT_FAR away. */
#ifndef CLEANCOPY_EXTRACT_FLAT_VALUE_LIST_H
#define CLEANCOPY_EXTRACT_FLAT_VALUE_LIST_H

#define CC_FLAT_VALUE_LIST(X)                                                                  \
    /* the line's own text */                                                                  \
    X(UNITS, "units")                                                                          \
    X(CHARS, "characters")                                                                     \
    X(WORD_CHARS, "characters a word, times ten")                                              \
    X(STOP_WORDS, "share of words that are among the commonest of nine languages")             \
    X(COMMAS, "commas")                                                                        \
    X(SENTENCES, "ends of sentences")                                                          \
    X(END, "last character: 2 ends a sentence, 1 other punctuation, 0 none")                   \
    X(FIRST, "first character: 2 upper case, 1 lower case, 0 other")                           \
    X(UPPER, "share of characters that are upper case")                                        \
    X(CAPITALS, "percent of words that begin with a capital or digit")                         \
    X(DIGITS, "share of characters that are digits")                                           \
    X(COPYRIGHT, "1: has a copyright sign")                                                    \
    X(BARS, "bars, bullets and middle dots")                                                   \
    X(DATE, "1: has a year, a clock time or a day with dots, slashes or dashes")               \
    X(AT_SIGN, "1: has an at sign")                                                            \
    X(COLON_END, "1: ends in a colon")                                                         \
    X(QUOTE_START, "1: begins with a quotation mark")                                          \
    X(CUT, "1: ends in dots")                                                                  \
    X(ARROW, "1: has an arrow or angle quote at its start or end")                             \
    X(DASH_START, "1: begins with a dash or bullet")                                           \
    X(QUESTIONS, "question marks")                                                             \
    X(URL, "1: has an address of the web")                                                     \
    X(SLASHES, "slashes")                                                                      \
    X(PRICE, "1: has an amount of money")                                                      \
    X(SHAPE, "enum cc_flat_shape")                                                             \
    X(HIT, "enum cc_vocabulary_hit")                                                           \
    X(WORD_REASON, "enum cc_reason of the hit")                                                \
    X(BULLET, "1: a bullet was taken off")                                                     \
    X(NUMBERED, "1: begins with a number and a dot or bracket")                                \
    X(DOUBLED, "1: says the same thing twice")                                                 \
    X(CREDIT, "1: ends in the name of a photographer")                                         \
    X(DAY, "1: names a day")                                                                   \
    X(WHOLE_DATE, "1: is a stamp, or has a whole date at its end")                             \
    X(GLUED, "small letters with a capital right behind: words that lost their space")         \
    /* copies and likeness */                                                                  \
    X(COPIES, "lines of this text")                                                            \
    X(COPY_PLACE, "0: alone, 1: the first of them, 2: a later one")                            \
    X(COPY_BEFORE, "share of its runs of five words that an earlier line has")                 \
    X(COPY_AFTER, "share of them that a later line has")                                       \
    X(FAMILIAR, "share of its longer words that occur in sentences elsewhere in the page")     \
    X(SAME_START, "lines that begin with the same two words, up to 99")                        \
    X(TITLE_HELD, "share of the title's words in it; -1 without a title")                      \
    X(TITLE_OF, "share of its words in the title; -1 without a title")                         \
    /* what the rules say */                                                                   \
    X(POINTS, "cc_flat_points")                                                                \
    X(INSIDE, "1: inside the body that the rules find")                                        \
    X(FROM_START, "lines behind the body's start, below 0 before it")                          \
    X(TO_END, "lines before the body's end, below 0 behind it")                                \
    X(RULE, "enum cc_reason of the rules' verdict")                                            \
    X(FROM_TITLE, "lines behind the title")                                                    \
    X(KIND, "enum cc_kind of the body")                                                        \
    X(SECTION, "enum cc_reason of the last heading of a widget above")                         \
    X(SECTION_LINES, "lines since it")                                                         \
    X(SECTION_UNITS, "units of sentences since it")                                            \
    /* place */                                                                                \
    X(LINES_BEFORE, "lines before it")                                                         \
    X(LINES_BEHIND, "lines behind it")                                                         \
    X(PLACE, "share of the page's lines before it")                                            \
    X(PROSE_PLACE, "share of the page's units of sentences before it")                         \
    X(PROSE_BEFORE, "units of sentences before it")                                            \
    X(PROSE_BEHIND, "units of sentences behind it")                                            \
    X(INDENT, "blanks before it, less those before most sentences")                            \
    X(BLANK_BEFORE, "empty lines before it")                                                   \
    X(BLANK_BEHIND, "empty lines behind it")                                                   \
    X(RUN, "lines in the run of lines without a sentence around")                              \
    X(PROSE_RUN, "sentences in a row around it, 0 outside one")                                \
    X(TO_PROSE, "lines back to a sentence")                                                    \
    X(TO_NEXT_PROSE, "lines on to a sentence")                                                 \
    X(LAST_PROSE_UNITS, "units of the sentence before")                                        \
    X(NEXT_PROSE_UNITS, "units of the next sentence")                                          \
    X(STRETCH, "units of the sentences around that are no more than two lines apart")          \
    X(STRETCH_SHARE, "share of the page's that they are")                                      \
    X(STRETCH_PLACE, "units of them before this line")                                         \
    X(BEST_STRETCH, "stretches away from the greatest, below 0 before it")                     \
    X(LIST_RUN, "lines with a bullet in a row around")                                         \
    X(LIST_PLACE, "place in that row")                                                         \
    X(LIST_UNITS, "units a line there")                                                        \
    X(LIST_INTRO, "the line above that row: 2 ends in a colon, 1 a sentence, 0 neither")       \
    X(LIST_WORD, "enum cc_reason of the hit of that line")                                     \
    /* headings */                                                                             \
    X(HEAD_LINES, "lines since the last short line without a bullet and a sentence's end")     \
    X(HEAD_UNITS, "its units")                                                                 \
    X(HEAD_HIT, "its vocabulary hit")                                                          \
    X(HEAD_WORD, "reason of that")                                                             \
    X(HEAD_COPIES, "lines with its text")                                                      \
    X(HEAD_CAPITALS, "its capitals")                                                           \
    X(HEAD_TITLE, "its share of words in the title")                                           \
    /* neighbours; 1, 2, 3 lines before and behind */                                          \
    X(P1_UNITS, "units; -1 where there is no line")                                            \
    X(P2_UNITS, "units")                                                                       \
    X(P3_UNITS, "units")                                                                       \
    X(N1_UNITS, "units")                                                                       \
    X(N2_UNITS, "units")                                                                       \
    X(N3_UNITS, "units")                                                                       \
    X(P1_POINTS, "cc_flat_points")                                                             \
    X(P2_POINTS, "cc_flat_points")                                                             \
    X(P3_POINTS, "cc_flat_points")                                                             \
    X(N1_POINTS, "cc_flat_points")                                                             \
    X(N2_POINTS, "cc_flat_points")                                                             \
    X(N3_POINTS, "cc_flat_points")                                                             \
    X(P1_SHAPE, "shape")                                                                       \
    X(P2_SHAPE, "shape")                                                                       \
    X(N1_SHAPE, "shape")                                                                       \
    X(N2_SHAPE, "shape")                                                                       \
    X(P1_WORD, "reason of the vocabulary hit")                                                 \
    X(P2_WORD, "reason of the vocabulary hit")                                                 \
    X(N1_WORD, "reason of the vocabulary hit")                                                 \
    X(N2_WORD, "reason of the vocabulary hit")                                                 \
    X(P1_END, "last character")                                                                \
    X(N1_END, "last character")                                                                \
    X(P1_BULLET, "1: has a bullet")                                                            \
    X(N1_BULLET, "1: has a bullet")                                                            \
    X(P1_STOP, "share of the commonest words")                                                 \
    X(N1_STOP, "share of the commonest words")                                                 \
    X(P1_INDENT, "its indent less this one's")                                                 \
    X(N1_INDENT, "its indent less this one's")                                                 \
    /* windows: lines before and behind */                                                     \
    X(P4_PROSE, "units of sentences in the 4 lines before")                                    \
    X(N4_PROSE, "… behind")                                                                    \
    X(P10_PROSE, "… in the 10 lines before")                                                   \
    X(N10_PROSE, "… behind")                                                                   \
    X(P30_PROSE, "… in the 30 lines before")                                                   \
    X(N30_PROSE, "… behind")                                                                   \
    X(P10_STAMPS, "dates in the 10 lines before")                                              \
    X(N10_STAMPS, "… behind")                                                                  \
    X(P10_COPIES, "lines that stand more than once, in the 10 lines before")                   \
    X(N10_COPIES, "… behind")                                                                  \
    X(P10_WORDS, "vocabulary hits in the 10 lines before")                                     \
    X(N10_WORDS, "… behind")                                                                   \
    X(P10_HEADINGS, "headings in the 10 lines before")                                         \
    X(N10_HEADINGS, "… behind")                                                                \
    X(P10_CUT, "lines that end in dots in the 10 lines before")                                \
    X(N10_CUT, "… behind")                                                                     \
    X(FLOW_BEFORE, "points before it, each line further away for nine tenths")                 \
    X(FLOW_BEHIND, "… behind it")                                                              \
    X(RIVER_BEFORE, "points before it, each line further away for 31 parts in 32")             \
    X(RIVER_BEHIND, "… behind it")                                                             \
    X(RISE_BEFORE, "greatest sum of points of lines up to this one")                           \
    X(RISE_BEHIND, "… from this one on")                                                       \
    /* ways to what tells the page's parts from each other */                                  \
    X(P_COMMENTS, "lines back to a word of comments")                                          \
    X(N_COMMENTS, "lines on to one")                                                           \
    X(P_RELATED, "lines back to a word of related articles")                                   \
    X(N_RELATED, "lines on to one")                                                            \
    X(P_LETTER, "lines back to a word of newsletters, apps or subscriptions")                  \
    X(N_LETTER, "lines on to one")                                                             \
    X(P_FOOTER, "lines back to a word of footers")                                             \
    X(N_FOOTER, "lines on to one")                                                             \
    X(P_SOCIAL, "lines back to a word of social buttons")                                      \
    X(N_SOCIAL, "lines on to one")                                                             \
    X(P_BYLINE, "lines back to a byline")                                                      \
    X(N_BYLINE, "lines on to one")                                                             \
    X(P_STAMP, "lines back to a date")                                                         \
    X(N_STAMP, "lines on to one")                                                              \
    X(P_OFTEN, "lines back to a short line that stands three times or more")                   \
    X(N_OFTEN, "lines on to one")                                                              \
    X(COMMENTS_BEFORE, "words of comments before it, up to 99")                                \
    X(COMMENTS_BEHIND, "… behind it")                                                          \
    X(RELATED_BEFORE, "words of related articles before it, up to 99")                         \
    X(RELATED_BEHIND, "… behind it")                                                           \
    X(STAMPS_BEFORE, "dates before it, up to 99")                                              \
    X(STAMPS_BEHIND, "… behind it")                                                            \
    X(OFTEN_BEFORE, "short lines that stand three times or more before it, up to 99")          \
    X(OFTEN_BEHIND, "… behind it")                                                             \
    X(STRETCH_LINES, "sentences of its stretch")                                               \
    X(STRETCH_GAP, "lines between its stretch and the sentence before")                        \
    X(SAME_SHAPE, "lines back to one with the shapes of it and its two neighbours")            \
    /* the page */                                                                             \
    X(PAGE_LINES, "lines")                                                                     \
    X(PAGE_PROSE, "units of sentences")                                                        \
    X(PAGE_SENTENCES, "sentences")                                                             \
    X(PAGE_MEAN, "units of a sentence")                                                        \
    X(PAGE_BULLETS, "share of lines with a bullet")                                            \
    X(PAGE_BLANKS, "share of lines behind an empty one")                                       \
    X(PAGE_INDENT, "blanks before most sentences")                                             \
    X(PAGE_BODY, "share of the units of sentences inside the body")                            \
    X(PAGE_STAMPS, "dates")                                                                    \
    X(PAGE_SPACELESS, "share of words written without spaces")                                 \
    /* learnt words; weights are flat_values_words.h's */                                      \
    X(LEARNT_LEAST, "least weight of a word")                                                  \
    X(LEARNT_GREATEST, "greatest weight of a word")                                            \
    X(LEARNT_SUM, "sum of the weights")                                                        \
    X(LEARNT_MEAN, "weight a word, times 16")                                                  \
    X(P1_LEARNT, "weight a word of the line before, times 16")                                 \
    X(N1_LEARNT, "weight a word of the line behind, times 16")                                 \
    X(LEARNT_BEFORE, "sum of the weights in the 4 lines before")                               \
    X(LEARNT_BEHIND, "… behind")

#endif
