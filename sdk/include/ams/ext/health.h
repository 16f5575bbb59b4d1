/* ams/ext/health.h: plugin side. Readiness, for the host's /readyz, and figures, for /metrics. */
#ifndef AMS_EXT_HEALTH_H
#define AMS_EXT_HEALTH_H

#include <ams/types.h>

#ifdef __cplusplus
extern "C" {
#endif

#define AMS_EXT_HEALTH "ams.health/1"

typedef struct ams_plugin_health {
    /* [any] AMS_OK when it can serve; otherwise AMS_RETRY_LATER, and `why` receives one line. */
    ams_status_t (*ready)(void *plugin, int64_t deadline_us, const ams_sink_t *why);

    /* [any] Prometheus text format; every name begins with the plugin's id and '_'. */
    ams_status_t (*metrics)(void *plugin, int64_t deadline_us, const ams_sink_t *text);
} ams_plugin_health_t;

#ifdef __cplusplus
}
#endif

#endif
