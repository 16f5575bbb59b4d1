/* hangs: does not come back from a call before `sleep_ms` (30,000) have passed, far beyond every
 * deadline. `hang_in` names the one call that hangs: render, validate, handle; all when not set.
 */
#include "harmless.h"

static void hang(void *plugin, const char *call) {
    const harmless_t *self = plugin;
    const int one_alone = harmless_is(self, "hang_in", "render") ||
                          harmless_is(self, "hang_in", "validate") ||
                          harmless_is(self, "hang_in", "handle");
    if (!one_alone || harmless_is(self, "hang_in", call))
        harmless_sleep_ms(harmless_number(self, "sleep_ms", 30000));
}

static ams_status_t render(void *plugin, const ams_form_t *form, const ams_sink_t *html) {
    hang(plugin, "render");
    return harmless_render(plugin, form, html);
}

/* The answer comes when nobody waits any more: the host has to own what it lent until now. */
static ams_status_t validate(void *plugin, const ams_form_t *form,
                             const ams_form_answer_t *answer) {
    hang(plugin, "validate");
    return harmless_validate(plugin, form, answer);
}

static ams_status_t handle(void *plugin, const ams_event_t *event) {
    hang(plugin, "handle");
    return harmless_handle(plugin, event);
}

static const ams_plugin_forms_t forms = {render, validate, harmless_outcome};
static const ams_plugin_events_t events = {handle};

HARMLESS_ENTRY("hangs");
