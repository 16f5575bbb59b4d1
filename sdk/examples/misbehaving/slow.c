/* slow: answers everything rightly, but only after `delay_ms` (300): slow, and not yet stuck. */
#include "harmless.h"

static void delay(void *plugin) {
    harmless_sleep_ms(harmless_number((const harmless_t *)plugin, "delay_ms", 300));
}

static ams_status_t render(void *plugin, const ams_form_t *form, const ams_sink_t *html) {
    delay(plugin);
    return harmless_render(plugin, form, html);
}

static ams_status_t validate(void *plugin, const ams_form_t *form,
                             const ams_form_answer_t *answer) {
    delay(plugin);
    return harmless_validate(plugin, form, answer);
}

static ams_status_t handle(void *plugin, const ams_event_t *event) {
    delay(plugin);
    return harmless_handle(plugin, event);
}

static const ams_plugin_forms_t forms = {render, validate, harmless_outcome};
static const ams_plugin_events_t events = {handle};

HARMLESS_ENTRY("slow");
