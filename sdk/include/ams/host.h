/* ams/host.h: what a host hands to a plugin when it creates it.
 *
 * Ownership: the host owns this table and everything reachable from it; it stays valid from
 * `create` until `destroy` has returned.
 */
#ifndef AMS_HOST_H
#define AMS_HOST_H

#include <ams/types.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct ams_host {
    uint64_t size;
    void *data;          /* the host's own; passed back to every function of the host's tables */
    const char *name;    /* for logs: "ams_host" */
    const char *version; /* for logs: "1.0.0" */

    /* [any] The table with that id ("ams.clock/1"), or NULL where this host does not offer it.
     * A table is constant, lives as long as the host, and never changes once published. Callable
     * from `activate` until `deactivate` returns, on a thread that is inside a call of the host. */
    const void *(*get_extension)(void *data, const char *id);
} ams_host_t;

#ifdef __cplusplus
}
#endif

#endif
