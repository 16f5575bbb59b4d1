/* ams/plugin.h: one instance of a plugin, as the host sees it.
 *
 * Life: create (entry.h) -> activate -> deactivate -> destroy. Activate may follow deactivate
 * again. Several instances may exist in one process; nothing authoritative lives in memory.
 */
#ifndef AMS_PLUGIN_H
#define AMS_PLUGIN_H

#include <ams/types.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct ams_plugin {
    uint64_t size;
    void *data; /* the plugin's own; passed back to every function of the plugin's tables */

    /* [main] Reads configuration, checks that the schema in the database is one this version can
     * work with, and makes the extensions usable. On anything but AMS_OK the plugin stays inactive
     * and `why` has received one sentence an administrator understands, at most 1000 bytes; the
     * host calls it again later, so what was begun is undone. */
    ams_status_t (*activate)(void *data, const ams_sink_t *why);

    /* [main] Ends the use of the extensions. The host has let every other call return first, and
     * calls it only after an `activate` that answered AMS_OK. Cannot fail. */
    void (*deactivate)(void *data);

    /* [main] Frees the instance. The plugin is inactive; `data` is invalid afterwards. Cannot
     * fail. */
    void (*destroy)(void *data);

    /* [any] The table with that id ("ams.forms/1"), or NULL where this plugin does not offer it.
     * May be asked before `activate` (ams.schema/1 is used then); the table lives until destroy. */
    const void *(*get_extension)(void *data, const char *id);
} ams_plugin_t;

#ifdef __cplusplus
}
#endif

#endif
