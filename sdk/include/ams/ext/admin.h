/* ams/ext/admin.h: plugin side. The plugin's part of the host's console, for staff.
 *
 * The pages themselves are routes of ams.pages/1 with the permission AMS_PERMISSION_STAFF, under
 * "/console/"; the host shows the menu of this table on every page there. Nothing of a member may
 * stand in a label or a tile: they are seen by every member of staff.
 */
#ifndef AMS_EXT_ADMIN_H
#define AMS_EXT_ADMIN_H

#include <ams/types.h>

#ifdef __cplusplus
extern "C" {
#endif

#define AMS_EXT_ADMIN "ams.admin/1"

#define AMS_ADMIN_NO_DUE INT64_MAX

/* One thing that staff look after, with what of it waits for them. */
typedef struct ams_admin_tile {
    uint64_t size;
    int64_t waiting; /* how many wait for staff; 0 or more */
    int64_t overdue; /* how many of these are past their time; at most `waiting` */
    int64_t due_us;  /* wall clock: when the next of the others has to be done;
                        AMS_ADMIN_NO_DUE when none has a time */
} ams_admin_tile_t;

typedef struct ams_plugin_admin {
    /* [any] Where the console's menu leads for this plugin: label in `language` ("en", "fr") and
     * path, which begins with "/console/", at most 200 bytes each. `index` from 0 on;
     * AMS_NOT_FOUND ends the list, and so does any other status but AMS_OK. Asked once for each
     * language when the plugin becomes active; the reference host takes 20 entries. */
    ams_status_t (*menu)(void *plugin, uint32_t index, const char *language,
                         const ams_sink_t *label, const ams_sink_t *path);

    /* [any] What waits for staff now, for the console's first page: `index` from 0 on as in `menu`,
     * label and path likewise. The host sets `tile->size`; the plugin fills the rest. Called while
     * the plugin is active, with a deadline on the steady clock; a list that is late, or ends with
     * another status than AMS_NOT_FOUND, is shown as far as it came, and the console says that the
     * plugin did not answer. The reference host takes 20 tiles. */
    ams_status_t (*tile)(void *plugin, uint32_t index, const char *language, int64_t deadline_us,
                         ams_admin_tile_t *tile, const ams_sink_t *label, const ams_sink_t *path);
} ams_plugin_admin_t;

#ifdef __cplusplus
}
#endif

#endif
