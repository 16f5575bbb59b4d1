/* ams/ext/privacy.h: plugin side. A member's own copy of everything a plugin holds of them, and
 * taking it out again, with a report of what went and what stays and why (PRV-04, PRV-17, PRV-20).
 *
 * Both are tables of text: parts with named columns, so that one description gives JSON, CSV and
 * the schema that the host publishes. Keys and codes are the same in every language, labels are in
 * the language asked for. Instants are written as "2026-11-22T15:04:05Z", civil dates as
 * "2026-11-22", yes and no as "yes" and "no", what there is not as an empty text.
 */
#ifndef AMS_EXT_PRIVACY_H
#define AMS_EXT_PRIVACY_H

#include <ams/types.h>

#ifdef __cplusplus
extern "C" {
#endif

#define AMS_EXT_PRIVACY "ams.privacy/1"

/* One member's request. Owned by the host and borrowed until the call returns. */
typedef struct ams_privacy_request {
    uint64_t size;
    ams_id_t member_id;   /* none: describe the parts, with no rows */
    const char *language; /* "en" or "fr": of labels and of the report */
    int64_t now_us;       /* wall clock */
    int64_t deadline_us;  /* steady clock */
} ams_privacy_request_t;

/* A column: its key, lower-case letters, digits and '_', the first one a letter; and its label. */
typedef struct ams_privacy_column {
    ams_bytes_t key;
    ams_bytes_t label;
} ams_privacy_column_t;

#define AMS_PRIVACY_PART_LIMIT 64u   /* parts of one plugin */
#define AMS_PRIVACY_COLUMN_LIMIT 64u /* columns of one part */

/* Where the copy goes: the host's functions. They copy what they are given. Any status but AMS_OK
 * ends the copy, and the plugin returns it as its own. AMS_INVALID_ARGUMENT: against what stands
 * here. AMS_REJECTED: more than the host takes (64 MiB). */
typedef struct ams_privacy_copy {
    uint64_t size;
    void *context;

    /* [call] Begins a part; rows that follow are its rows. `id` is a key, unique in the plugin. */
    ams_status_t (*part)(void *context, const char *id, const ams_bytes_t *label,
                         uint32_t column_count, const ams_privacy_column_t *columns);

    /* [call] One row of the part begun last: as many values as it has columns, in their order. */
    ams_status_t (*row)(void *context, uint32_t value_count, const ams_bytes_t *values);
} ams_privacy_copy_t;

#define AMS_PRIVACY_GOES 0u  /* deleted, or made anonymous */
#define AMS_PRIVACY_STAYS 1u /* kept, and why */

/* Where the report of an erasure goes: the host's functions, as above; at most 100 lines. */
typedef struct ams_privacy_report {
    uint64_t size;
    void *context;

    /* [call] One line: what (at most 300 bytes) and, of what stays, why and how long (at most 1000
     * bytes; may be empty for what goes). In the language of the request. It holds nothing of the
     * member's, for the host keeps it and sends it by mail. */
    ams_status_t (*line)(void *context, uint32_t fate, const ams_bytes_t *what,
                         const ams_bytes_t *why);
} ams_privacy_report_t;

typedef struct ams_plugin_privacy {
    /* [any] Writes everything the plugin holds of the member that is theirs to see: always the same
     * parts with the same columns, in the same order, also where there is no row, and also for a
     * member the plugin does not know. Nothing of who another person is, but what others wrote to
     * the member. Changes nothing. AMS_RETRY_LATER or AMS_DEADLINE_EXCEEDED: not now; the host then
     * gives no copy at all rather than one that lacks a part. */
    ams_status_t (*copy)(void *plugin, const ams_privacy_request_t *request,
                         const ams_privacy_copy_t *copy);

    /* [any] Writes what an erasure would take and what would stay and why, for the page on which
     * the member decides. The same for every member. Changes nothing. */
    ams_status_t (*foretell)(void *plugin, const ams_privacy_request_t *request,
                             const ams_privacy_report_t *report);

    /* [any] Erases the member for good and writes the report. AMS_OK: it is all done and stays
     * done; a tombstone keeps late events from bringing anything back. Idempotent: the host calls
     * it again after a crash or a failure, and an erased member is reported on again. With any
     * other status the host reads nothing of the report and calls again later. The event
     * `member.erased` follows once every plugin has answered AMS_OK. */
    ams_status_t (*erase)(void *plugin, const ams_privacy_request_t *request,
                          const ams_privacy_report_t *report);
} ams_plugin_privacy_t;

#ifdef __cplusplus
}
#endif

#endif
