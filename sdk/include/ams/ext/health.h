/* ams/ext/health.h: plugin side. Readiness, for the host's /readyz, and figures, for /metrics. */
#ifndef AMS_EXT_HEALTH_H
#define AMS_EXT_HEALTH_H

#include <ams/types.h>

#ifdef __cplusplus
extern "C" {
#endif

#define AMS_EXT_HEALTH "ams.health/1"

/* Called while the plugin is active, with a deadline on the steady clock; sinks are the host's and
 * borrowed. One that is late counts as AMS_DEADLINE_EXCEEDED. */
typedef struct ams_plugin_health {
    /* [any] AMS_OK when it can serve; otherwise AMS_RETRY_LATER, and `why` receives one line, at
     * most 500 bytes, for an administrator. With any other status it counts as not ready as well,
     * and the host says which status it was. */
    ams_status_t (*ready)(void *plugin, int64_t deadline_us, const ams_sink_t *why);

    /* [any] Writes Prometheus text format, at most 1 MiB; every name begins with the plugin's id
     * and '_', no label holds anything of a member (PRV-08). Any status but AMS_OK: the plugin's
     * figures are left out of this answer, and the host's own are there. */
    ams_status_t (*metrics)(void *plugin, int64_t deadline_us, const ams_sink_t *text);
} ams_plugin_health_t;

#ifdef __cplusplus
}
#endif

#endif
