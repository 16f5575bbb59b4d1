/* ams/ext/members.h: host side. The association's members, as they are now.
 *
 * Events carry the same record as a snapshot. `revision` grows with every change of a member; a
 * plugin that keeps a projection ignores what is older than what it has.
 */
#ifndef AMS_EXT_MEMBERS_H
#define AMS_EXT_MEMBERS_H

#include <ams/types.h>

#ifdef __cplusplus
extern "C" {
#endif

#define AMS_EXT_MEMBERS "ams.members/1"

typedef struct ams_member {
    uint64_t size;
    ams_id_t id;
    int64_t revision;
    ams_bytes_t given_name;
    ams_bytes_t family_name;
    ams_bytes_t email;
    ams_bytes_t category;     /* code of FACTS 1.4: "MEM", "ASC_OTA", ... */
    ams_bytes_t subtype;      /* "OT_ABROAD", ... or empty */
    ams_date_t paid_through;  /* all zero: never paid */
    uint32_t reserved;        /* 0 */
    ams_bytes_t province;     /* "ON", "QC", ... or "XX" outside Canada */
    ams_bytes_t country;      /* ISO 3166-1 alpha-2 */
    ams_bytes_t language;     /* "en" or "fr": the stored preference (LNG-04) */
} ams_member_t;

/* [call] Receives one member. `member` and all it points to belong to the host and are borrowed
 * until this function returns. No exception leaves it. */
typedef void (*ams_receive_member_t)(void *context, const ams_member_t *member);

typedef struct ams_host_members {
    /* [any] Calls `receive` once with the member as it is now. AMS_NOT_FOUND: there is none with
     * that id. AMS_RETRY_LATER: the host's database does not answer (after 2 s at the latest in the
     * reference host). AMS_INVALID_ARGUMENT: `id` or `receive` is NULL. AMS_INTERNAL: a defect of
     * the host. `receive` is called after success alone. */
    ams_status_t (*get)(void *host, const ams_id_t *id, void *context,
                        ams_receive_member_t receive);

    /* [any] Calls `receive` for each member changed after `revision`, in order of revision, at
     * most `limit` times: how a projection catches up and is reconciled. AMS_OK also when nobody
     * did. Fewer than `limit` means that there are no more, where `limit` is 1000 or less; a host
     * need not give more than that at once. AMS_RETRY_LATER, AMS_INVALID_ARGUMENT, AMS_INTERNAL: as
     * above, and `receive` was not called. */
    ams_status_t (*changed_since)(void *host, int64_t revision, uint32_t limit, void *context,
                                  ams_receive_member_t receive);
} ams_host_members_t;

#ifdef __cplusplus
}
#endif

#endif
