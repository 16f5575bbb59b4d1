/* poison: answers `form.submitted` with `status` (AMS_REJECTED) every time, or the first `times`
 * times of this instance. Other events it takes, so that a test sees them pass a parked one.
 */
#include "harmless.h"

static ams_status_t handle(void *plugin, const ams_event_t *event) {
    harmless_t *self = plugin;
    if (strcmp(event->type, AMS_EVENT_FORM_SUBMITTED) != 0) return AMS_OK;
    const int64_t times = harmless_number(self, "times", INT64_MAX);
    if (atomic_fetch_add(&self->handled, 1) >= times) return AMS_OK;
    return (ams_status_t)harmless_number(self, "status", AMS_REJECTED);
}

static const ams_plugin_forms_t forms = {harmless_render, harmless_validate, harmless_outcome};
static const ams_plugin_events_t events = {handle};

HARMLESS_ENTRY("poison");
