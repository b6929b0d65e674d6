#include "cleancopy/extract/credit.h"

#include "cleancopy/core/utf8.h"

#define MAX_LABEL_BYTES 60 /* "текст и фотографии" */

enum kind {
    NONE,
    WRITER,
    OTHER
};

/* In lower case. */
static const char *const writer_labels[] = {
    "text", "texte", "textes", "texto", "textos", "testo", "testi", "tekst", "teksti", "szöveg",
    "текст", "автор", "авторы", "автор текста", "автори", "κείμενο", "טקסט", "نص",
    "author", "authors", "author(s)", "contributor", "contributors", "writer", "writers", "words", "story", "reporter", "interview",
    "autor", "autorin", "autorica", "авторка", "авторката", "autoren", "autora", "autores", "autorka", "autoři", "autori", "autore",
    "autrice", "auteur", "auteure", "auteurs", "verfasser", "verfasserin",
    "reportagem", "reportage", "reportaje", "kirjoittaja", "toimittaja", "författare",
    "skribent", "forfatter", "szerző", "írta", "yazan", "yazar", "haber", "muhabir", "röportaj",
    "συντάκτης", "συντάκτρια", "γράφει", "כתב", "כתבה", "מאת",
    "كتب", "كتبت", "كتبه", "كتبته", "بقلم", "الكاتب", "الكاتبة", "نویسنده", "تحریر",
    "लेखक", "लेखिका", "रिपोर्टर", "रिपोर्ट", "লেখক", "penulis", "oleh", "tác giả", "ผู้เขียน",
    "аутор", "пише", "аўтар", "müəllif", "muallif", "avtor", "autorius", "autors", "հեղինակ", "ავტორი",
    "لیکھک", "مصنف", "رپورٹ", "خبرنگار", "گزارش", "گزارش از", "به قلم", "লেখা", "প্রতিবেদক", "எழுத்து", "రచన",
    "โดย", "เขียนโดย", "เรื่อง", "bài", "bài viết", "journalist", "journaliste", "giornalista", "periodista",
    "tekijä", "napisał", "napsal", "mwandishi", "기자명",
    "文", "取材", "執筆", "著者", "筆者", "ライター", "글", "취재", "글쓴이", "작성자",
};

/* The same for labels of Chinese. */
static const char *const chinese_labels[] = {
    "记者", "記者", "本报记者", "本報記者", "作者", "通讯员", "撰文", "撰稿", "撰稿人", "文字",
};

static const char *const other_labels[] = {
    "foto", "fotos", "foto's", "foto’s", "photo", "photos", "photography", "photographs",
    "photographer", "photographie", "photographies", "fotografía", "fotografías", "fotografia",
    "fotografias", "fotografie", "fotografien", "fotografi", "fotograf", "fotoğraf",
    "fotoğraflar", "fotó", "fotók", "picture", "pictures", "image", "images", "imagen",
    "imágenes", "bild", "bilder", "kuva", "kuvat", "valokuvat", "valokuva", "zdjęcie", "zdjęcia",
    "фото", "фотограф", "фотографии", "φωτογραφία", "φωτογραφίες", "φωτό", "צילום",
    "تصوير", "صور", "صورة", "عکس", "फोटो", "ছবি", "ảnh", "ภาพ",
    "写真", "撮影", "图", "圖", "图片", "圖片", "摄影", "攝影", "사진",
    "video", "vídeo", "vidéo", "camera", "kamera", "视频", "動画", "영상",
    "illustration", "illustrations", "illustrationen", "illustrationer", "illustrazioni",
    "ilustración", "ilustraciones", "ilustração", "ilustrações", "ilustrace", "ilustracje",
    "illustratie", "иллюстрации", "イラスト", "graphic", "graphics", "grafik", "grafiken",
    "gráfico", "infografik",
    "editor", "edited", "editing", "edição", "redigierung", "编辑", "編輯", "责任编辑",
    "責任編輯", "校对", "校對", "审核", "編集", "監修", "편집",
    "translation", "translated", "translator", "traducción", "tradução", "traduction",
    "übersetzung", "翻译", "翻譯", "翻訳", "번역",
    "source", "quelle", "fuente", "fonte", "bron", "kilde", "källa", "źródło", "zdroj",
    "kaynak", "источник", "来源", "來源", "出典", "출처",
};

/* What joins two labels; white space around is taken off. */
static const char *const joiners[] = {"&", "+", "/", "・", "、", ",", " und ", " and ", " och ",
                                      " og ", " y ", " e ", " et ", " en ", " i ", " и ",
                                      " ja ", " ve ", " a "};

#define IS_ONE_OF(s, list) cc_span_is_one_of((s), (list), sizeof(list) / sizeof *(list))

static enum kind kind_of_word(struct cc_span lower)
{
    if (IS_ONE_OF(lower, writer_labels) || IS_ONE_OF(lower, chinese_labels))
        return WRITER;
    return IS_ONE_OF(lower, other_labels) ? OTHER : NONE;
}

/* The first joiner: its place and length; false for none. */
static bool find_joiner(struct cc_span s, size_t *at, size_t *len)
{
    size_t i;

    *at = s.len;
    for (i = 0; i < sizeof joiners / sizeof *joiners; i++) {
        size_t found = cc_span_find(s, cc_span_from(joiners[i]), 0);

        if (found < *at) {
            *at = found;
            *len = strlen(joiners[i]);
        }
    }
    return *at < s.len;
}

/* Of "text und fotos": a writer's where one of its words is. */
static enum kind kind_of(struct cc_span label, bool *is_chinese)
{
    char text[CC_LOWER_ROOM(MAX_LABEL_BYTES)];
    struct cc_span lower = {text, 0};
    enum kind kind = NONE, word;
    size_t at, len = 0;

    if (label.len == 0 || label.len > MAX_LABEL_BYTES)
        return NONE;
    lower.len = cc_lower_into(text, label);
    *is_chinese = IS_ONE_OF(lower, chinese_labels);
    while (find_joiner(lower, &at, &len)) {
        word = kind_of_word(cc_span_trim(cc_span_slice(lower, 0, at)));
        if (word == NONE)
            return NONE;
        if (kind != WRITER)
            kind = word;
        lower = cc_span_slice(lower, at + len, lower.len);
    }
    word = kind_of_word(cc_span_trim(lower));
    return word != NONE && kind == WRITER ? WRITER : word;
}

/* A blank between two Han characters: the end of a label of Chinese ("记者 沈若溪"), of no other. */
static bool is_blank_in_han(struct cc_span s, size_t at)
{
    size_t before = at, behind = at + 1;

    if (s.ptr[at] != ' ' || at == 0 || behind == s.len)
        return false;
    while (before > 0 && ((unsigned char)s.ptr[--before] & 0xC0) == 0x80)
        ;
    return cc_char_is_spaceless(cc_utf8_next(s, &before)) && cc_char_is_spaceless(cc_utf8_next(s, &behind));
}

/* The length of what may end a label at s[at]; 0 for nothing.  *by: it is "by". */
static size_t mark_at(struct cc_span s, size_t at, bool *by)
{
    struct cc_span rest = cc_span_slice(s, at, s.len);

    *by = false;
    if (is_blank_in_han(s, at))
        return 1;
    if (rest.ptr[0] == ':' || rest.ptr[0] == '/')
        return 1;
    if (cc_span_starts(rest, CC_SPAN("：")) || cc_span_starts(rest, CC_SPAN("／")))
        return 3;
    *by = cc_span_starts_nocase(rest, CC_SPAN(" by "));
    return *by ? 4 : 0;
}

/* Whether a label may begin at s[at]: behind white space and signs, or at the start. */
static bool is_start(struct cc_span s, size_t from, size_t at)
{
    size_t back = at, next;

    if (at == from)
        return true;
    while (back > from && ((unsigned char)s.ptr[--back] & 0xC0) == 0x80)
        ;
    next = back;
    return !cc_char_is_word(cc_utf8_next(s, &next)) && ((unsigned char)s.ptr[at] & 0xC0) != 0x80;
}

/* The label that ends before s[end]: its start (the longest label wins) and kind. */
static enum kind label_before(struct cc_span s, size_t from, size_t end, size_t *start, bool *is_chinese)
{
    size_t at = end > from + MAX_LABEL_BYTES ? end - MAX_LABEL_BYTES : from;

    for (; at < end; at++) {
        enum kind kind = NONE;

        if (is_start(s, from, at))
            kind = kind_of(cc_span_trim(cc_span_slice(s, at, end)), is_chinese);
        if (kind != NONE) {
            *start = at;
            return kind;
        }
    }
    return NONE;
}

/* A slash between two names is no label's end: behind a label of Han alone ("文/松永理央"). */
static bool takes_mark(struct cc_span s, size_t start, size_t mark, bool by, enum kind kind, bool is_chinese)
{
    size_t at = start;

    if (by)
        return kind == OTHER;
    if (s.ptr[mark] == ' ')
        return is_chinese;
    while (at < mark && s.ptr[at] == ' ')
        at++;
    return s.ptr[mark] != '/' || cc_char_is_spaceless(cc_utf8_next(s, &at));
}

/* The next label at or after `from`: where it begins, and what lies behind its mark. */
static enum kind next_label(struct cc_span s, size_t from, size_t *start, size_t *behind, bool *is_chinese)
{
    size_t at, len;
    bool by;

    for (at = from; at < s.len; at++) {
        enum kind kind = NONE;

        len = mark_at(s, at, &by);
        if (len > 0)
            kind = label_before(s, from, at, start, is_chinese);
        if (kind != NONE && takes_mark(s, *start, at, by, kind, *is_chinese)) {
            *behind = at + len;
            return kind;
        }
    }
    return NONE;
}

struct cc_credit cc_credit_read(struct cc_span text)
{
    struct cc_credit out = {text, false, false};
    size_t from = 0, start, behind, next_behind;
    bool is_chinese = false, is_next_chinese = false;
    enum kind kind;

    while ((kind = next_label(text, from, &start, &behind, &is_chinese)) != NONE) {
        if (from == 0)
            out.writers = cc_span_slice(text, 0, start);
        from = behind;
        if (kind == OTHER)
            continue;
        out.is_labelled = true;
        out.parts_by_blanks = is_chinese;
        if (next_label(text, from, &start, &next_behind, &is_next_chinese) == NONE)
            start = text.len;
        out.writers = cc_span_slice(text, from, start);
        break;
    }
    return out;
}

bool cc_credit_is_open(struct cc_span text)
{
    struct cc_credit credit;
    size_t i;

    text = cc_span_trim(text);
    for (i = 0; i < sizeof chinese_labels / sizeof *chinese_labels; i++) {
        struct cc_span label = cc_span_from(chinese_labels[i]);

        if (cc_span_ends(text, label) && is_start(text, 0, text.len - label.len))
            return true;
    }
    credit = cc_credit_read(text);
    return credit.is_labelled && cc_span_trim(credit.writers).len == 0;
}
