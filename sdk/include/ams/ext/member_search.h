/* ams/ext/member_search.h: host side. Finding a member by name or e-mail address, for staff.
 *
 * A plugin calls it for a signed-in member of staff, or for a file that one of them gave it, and
 * never to answer a member: whoever may look for people here may see everybody.
 */
#ifndef AMS_EXT_MEMBER_SEARCH_H
#define AMS_EXT_MEMBER_SEARCH_H

#include <ams/ext/members.h>
#include <ams/types.h>

#ifdef __cplusplus
extern "C" {
#endif

#define AMS_EXT_MEMBER_SEARCH "ams.member_search/1"

typedef struct ams_host_member_search {
    /* [any] Calls `receive` for each member for whom every word of `text` (UTF-8, at most 200
     * bytes; words are parted by spaces) begins the given name, the family name or the e-mail
     * address, without regard to case and accents, in order of family name, given name and id, at
     * most `limit` times; a host need not give more than 100. AMS_OK also when there is nobody.
     * AMS_INVALID_ARGUMENT: `text` is NULL, has no word or more than 8, or is too long, or `receive`
     * is NULL. AMS_RETRY_LATER: the host's database does not answer. AMS_INTERNAL: a defect of the
     * host. `receive` is called after success alone. */
    ams_status_t (*find)(void *host, const ams_bytes_t *text, uint32_t limit, void *context,
                         ams_receive_member_t receive);

    /* [any] Calls `receive` once with the member whose e-mail address this is, without regard to
     * case. AMS_NOT_FOUND: nobody's. The rest as above. */
    ams_status_t (*by_email)(void *host, const ams_bytes_t *email, void *context,
                             ams_receive_member_t receive);
} ams_host_member_search_t;

#ifdef __cplusplus
}
#endif

#endif
