/* harmless.h: a plugin without a defect: one field, sealed as it was typed; every event is taken.
 * Each plugin of this folder replaces one part of it by its defect.
 */
#ifndef HARMLESS_H
#define HARMLESS_H

#include <ams/entry.h>
#include <ams/ext/config.h>
#include <ams/ext/events.h>
#include <ams/ext/forms.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <threads.h>
#include <time.h>

typedef struct harmless {
    ams_plugin_t plugin;
    const ams_host_t *host;
    atomic_int_fast64_t handled;
} harmless_t;

/* A whole number of the plugin's configuration. Asked at every call, so that a test can change it
 * while the host runs. */
static inline int64_t harmless_number(const harmless_t *self, const char *key, int64_t fallback) {
    const ams_host_config_t *config =
        (const ams_host_config_t *)self->host->get_extension(self->host->data, AMS_EXT_CONFIG);
    char text[24] = {0};
    uint64_t needed = 0;
    if (!config || config->get(self->host->data, key, text, sizeof text - 1, &needed) != AMS_OK)
        return fallback;
    return needed < sizeof text ? strtoll(text, NULL, 10) : fallback;
}

static inline int harmless_is(const harmless_t *self, const char *key, const char *wanted) {
    const ams_host_config_t *config =
        (const ams_host_config_t *)self->host->get_extension(self->host->data, AMS_EXT_CONFIG);
    char text[24] = {0};
    uint64_t needed = 0;
    return config && config->get(self->host->data, key, text, sizeof text - 1, &needed) == AMS_OK &&
           strcmp(text, wanted) == 0;
}

static inline void harmless_sleep_ms(int64_t ms) {
    struct timespec left = {.tv_sec = ms / 1000, .tv_nsec = ms % 1000 * 1000000};
    while (thrd_sleep(&left, &left) == -1) {
    }
}

static inline ams_status_t harmless_put(const ams_sink_t *sink, const char *text) {
    return sink->write(sink->context, text, (uint64_t)strlen(text));
}

static inline ams_status_t harmless_render(void *plugin, const ams_form_t *form,
                                           const ams_sink_t *html) {
    (void)plugin;
    (void)form;
    return harmless_put(html, "<fieldset><legend>Test</legend></fieldset>");
}

static inline ams_status_t harmless_validate(void *plugin, const ams_form_t *form,
                                             const ams_form_answer_t *answer) {
    (void)plugin;
    (void)form;
    answer->sealed(answer->context, "sealed", sizeof "sealed" - 1);
    return AMS_OK;
}

static inline ams_status_t harmless_outcome(void *plugin, const ams_form_t *form,
                                            const ams_sink_t *html) {
    (void)plugin;
    (void)form;
    (void)html;
    return AMS_OK;
}

static inline ams_status_t harmless_handle(void *plugin, const ams_event_t *event) {
    (void)event;
    atomic_fetch_add(&((harmless_t *)plugin)->handled, 1);
    return AMS_OK;
}

static inline ams_status_t harmless_activate(void *data, const ams_sink_t *why) {
    (void)why;
    harmless_sleep_ms(harmless_number((const harmless_t *)data, "activate_ms", 0));
    return AMS_OK;
}

static inline void harmless_deactivate(void *data) { (void)data; }

static inline void harmless_destroy(void *data) { free(data); }

static inline ams_status_t harmless_create(const ams_host_t *host, const ams_plugin_t **plugin,
                                           const void *(*get_extension)(void *, const char *)) {
    harmless_t *self = (harmless_t *)calloc(1, sizeof *self);
    if (!self) return AMS_INTERNAL;
    self->host = host;
    self->plugin = (ams_plugin_t){sizeof(ams_plugin_t),  self,            harmless_activate,
                                  harmless_deactivate,   harmless_destroy, get_extension};
    *plugin = &self->plugin;
    return AMS_OK;
}

/* The entry of a plugin in C with the tables `forms` and `events`. */
#define HARMLESS_ENTRY(plugin_id)                                                                 \
    static const void *get_extension(void *data, const char *id) {                                \
        (void)data;                                                                               \
        if (!strcmp(id, AMS_EXT_FORMS)) return &forms;                                            \
        if (!strcmp(id, AMS_EXT_EVENTS)) return &events;                                          \
        return NULL;                                                                              \
    }                                                                                             \
    static ams_status_t create(const ams_host_t *host, const ams_plugin_t **plugin) {             \
        return harmless_create(host, plugin, get_extension);                                      \
    }                                                                                             \
    static const ams_descriptor_t descriptor = {sizeof(ams_descriptor_t), plugin_id, plugin_id,   \
                                                "1.0.0"};                                         \
    const ams_entry_t ams_entry = {sizeof(ams_entry_t), AMS_ABI_VERSION, 0, &descriptor, create}

#endif
