/* hello_text.h: what hello says, in both languages, and the few functions on text it needs. */
#ifndef HELLO_TEXT_H
#define HELLO_TEXT_H

#include <ams/types.h>
#include <string.h>

typedef struct hello_text {
    const char *english;
    const char *french;
} hello_text_t;

static const hello_text_t HELLO_TITLE = {"Hello", "Bonjour"};
static const hello_text_t HELLO_PAGE = {"<h1>Hello</h1><p>Greetings have arrived.</p>",
                                        "<h1>Bonjour</h1><p>Des salutations sont arrivées.</p>"};
static const hello_text_t HELLO_EMPTY = {"<h1>Hello</h1><p>No greeting has arrived yet.</p>",
                                         "<h1>Bonjour</h1><p>Aucune salutation n’est encore "
                                         "arrivée.</p>"};
static const hello_text_t HELLO_LEGEND = {"A greeting", "Une salutation"};
static const hello_text_t HELLO_LABEL = {"Say hello to the association",
                                         "Saluez l’association"};
static const hello_text_t HELLO_TOO_LONG = {"The greeting is too long: write at most 80 characters.",
                                            "La salutation est trop longue\u00a0: écrivez au plus "
                                            "80 caractères."};
static const hello_text_t HELLO_OUTCOME = {"Your greeting has arrived.",
                                           "Votre salutation est arrivée."};

static inline const char *say(const char *language, hello_text_t text) {
    return strcmp(language, "fr") == 0 ? text.french : text.english;
}

static inline ams_bytes_t text_of(const char *text) {
    return (ams_bytes_t){text, (uint64_t)strlen(text)};
}

static inline int is_text(const ams_bytes_t *bytes, const char *text) {
    return bytes->size == strlen(text) && memcmp(bytes->data, text, (size_t)bytes->size) == 0;
}

/* As people count: UTF-8 continuation bytes are part of the character before them. */
static inline uint64_t characters(const ams_bytes_t *text) {
    const unsigned char *bytes = (const unsigned char *)text->data;
    uint64_t count = 0;
    for (uint64_t i = 0; i < text->size; ++i) count += (bytes[i] & 0xC0u) != 0x80u;
    return count;
}

static inline ams_status_t put(const ams_sink_t *sink, const char *text) {
    return sink->write(sink->context, text, (uint64_t)strlen(text));
}

/* Text that somebody typed, safe inside an element and inside a quoted attribute. */
static inline ams_status_t put_escaped(const ams_sink_t *sink, const ams_bytes_t *text) {
    const char *bytes = (const char *)text->data;
    ams_status_t status = AMS_OK;
    for (uint64_t i = 0; i < text->size && status == AMS_OK; ++i) {
        switch (bytes[i]) {
            case '&': status = put(sink, "&amp;"); break;
            case '<': status = put(sink, "&lt;"); break;
            case '>': status = put(sink, "&gt;"); break;
            case '"': status = put(sink, "&quot;"); break;
            case '\'': status = put(sink, "&#39;"); break;
            default: status = sink->write(sink->context, &bytes[i], 1);
        }
    }
    return status;
}

#endif
