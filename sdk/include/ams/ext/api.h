/* ams/ext/api.h: plugin side. The plugin's operations in the host's JSON API, below /api/v1/.
 *
 * The host knows who asks: by a personal access token ("Authorization: Bearer ..."; no cookie is
 * looked at then), or by the session's cookie, with the CSRF token in the header X-CSRF-Token for
 * everything but GET. It checks permission and scope, throttles, reads the body (a JSON object,
 * application/json), and only then calls `answer`. Refusals, the host's and the plugin's, are
 * application/problem+json (RFC 9457) in the language of Accept-Language.
 *
 * No answer of a member that is about identity stands in an address (PRV-08): what is searched by
 * is posted.
 */
#ifndef AMS_EXT_API_H
#define AMS_EXT_API_H

#include <ams/ext/pages.h>
#include <ams/types.h>

#ifdef __cplusplus
extern "C" {
#endif

#define AMS_EXT_API "ams.api/1"

/* Flags of an operation. */
#define AMS_API_CREATES 1u /* a POST with an effect: the host asks for an Idempotency-Key, refuses
                              the same key with another body (422), and passes `operation_id` */

typedef struct ams_api_operation {
    uint64_t size;
    const char *method;     /* "GET" (serves HEAD too), "POST", "PUT" or "DELETE" */
    const char *pattern;    /* "/api/v1/mentorship/requests/{request}": as in pages.h */
    const char *permission; /* of pages.h, without "link"; nobody holds "staff" by a token */
    const char *scope;      /* "noun:verb", what a token must be good for; empty with "public" */
    uint32_t body_limit;    /* bytes, at most 8 MiB; 0 = the host's default, 65536 */
    uint32_t flags;
} ams_api_operation_t;

/* One request. Owned by the host and borrowed until `answer` returns. */
typedef struct ams_api_request {
    uint64_t size;
    uint32_t operation;       /* index into the plugin's table */
    uint32_t parameter_count;
    const ams_pair_t *parameters; /* of the pattern, decoded */
    const ams_pair_t *query;      /* decoded; a name may repeat */
    const ams_bytes_t *scopes;    /* all that the caller holds: a session holds every scope */
    uint32_t query_count;
    uint32_t scope_count;
    const char *language;     /* "en" or "fr": of Accept-Language, else the member's */
    ams_id_t member_id;       /* all zero when nobody is known */
    ams_id_t operation_id;    /* of Idempotency-Key and member; all zero without the key */
    ams_bytes_t if_match;     /* the one entity tag of If-Match, without quotes; "*" as it is;
                                 empty without the header */
    ams_bytes_t body;         /* UTF-8; whether it is JSON is for the plugin to read */
    ams_bytes_t client_key;   /* as in pages.h */
    ams_bytes_t session_key;  /* an opaque key of the session or the token */
    int64_t now_us;           /* wall clock when the request came */
    int64_t deadline_us;      /* steady clock */
} ams_api_request_t;

/* How the plugin answers, through the host's functions: exactly one of body or problem; headers and
 * field errors before or after it. They copy what they are given, and send nothing before `answer`
 * has returned AMS_OK. Each answers AMS_OK: taken; AMS_INVALID_ARGUMENT: against what stands here,
 * or a second answer; nothing of that call is taken; AMS_INTERNAL: no memory. */
typedef struct ams_api_response {
    uint64_t size;
    void *context;

    /* [call] One header: "ETag" (the tag without quotes, at most 100 bytes), "Link" (a whole value;
     * may repeat), "Location" (a path of this host) or "Retry-After" (seconds). Printable ASCII, at
     * most 2000 bytes; at most 10 of them. The host answers 304 by itself when a GET's ETag stands
     * in If-None-Match. */
    ams_status_t (*header)(void *context, const char *name, const ams_bytes_t *value);

    /* [call] Success: 200, 201, 202, or 204 with an empty body and content type "". Otherwise
     * "application/json", or one of the content types that pages.h gives for `raw`, or "text/html";
     * at most 32 MiB. A file name, or NULL, as in `raw`. */
    ams_status_t (*body)(void *context, uint32_t status, const char *content_type,
                         const ams_bytes_t *file_name, const ams_bytes_t *bytes);

    /* [call] A refusal: 400, 403, 404, 409, 410, 412, 422, 428, 429 or 503. `code` is stable, a to
     * z, 0 to 9 and '_', at most 60: the problem's type is "urn:ams:problem:<plugin>:<code>".
     * `title` and `detail` in the request's language, at most 1000 bytes; `detail` may be empty.
     * Nothing of what was sent stands in either. */
    ams_status_t (*problem)(void *context, uint32_t status, const char *code,
                            const ams_bytes_t *title, const ams_bytes_t *detail);

    /* [call] One error of the body, for a problem with status 422: the field as a dotted path
     * ("answers.biography"), and a sentence. At most 500, 300 and 1000 bytes each. */
    ams_status_t (*field_error)(void *context, const ams_bytes_t *field,
                                const ams_bytes_t *message);
} ams_api_response_t;

#define AMS_API_DESCRIPTION_LIMIT 1048576u

typedef struct ams_plugin_api {
    /* [any] How many operations there are: constant while the plugin is active, and the same at
     * every activation of one version. 0 before. Cheap, cannot fail. */
    uint32_t (*count)(void *plugin);

    /* [any] The operation at `index` < count; the plugin's own, valid until `deactivate`. NULL for
     * any other index. */
    const ams_api_operation_t *(*get)(void *plugin, uint32_t index);

    /* [any] Writes what the plugin adds to the host's OpenAPI 3.1 document, as one JSON object of
     * at most AMS_API_DESCRIPTION_LIMIT bytes:
     *   "paths": every operation of the table, and no other, with an "operationId"; each with its
     *            own successes and refusals. The host adds "security" and the refusals that are
     *            its own (400, 401, 403, 404, 412, 413, 415, 429, 500, 503).
     *   "components": {"schemas": {...}}; names begin with a capital letter.
     *   "scopes": {"noun:verb": {"en": "Read my ...", "fr": "Lire mes ..."}}: shown where a member
     *            makes a token.
     * It may refer to the host's "#/components/schemas/Problem", ".../responses/Problem" and
     * ".../parameters/" IdempotencyKey, IfMatch, Cursor, Limit.
     * Asked once when the plugin becomes active. Operations that disagree with the table, and names
     * that another plugin or the host has already, are refused: none of this plugin's operations is
     * served then, and the console says why. */
    ams_status_t (*describe)(void *plugin, const ams_sink_t *json);

    /* [any] Answers one request. Returns AMS_OK after one of body or problem; otherwise the host
     * answers with a problem of its own: AMS_NOT_FOUND 404, AMS_DENIED 404 too (nobody learns that
     * an object of somebody else's exists), AMS_RETRY_LATER and AMS_DEADLINE_EXCEEDED 503, else
     * 500; AMS_OK without an answer is 500 as well. */
    ams_status_t (*answer)(void *plugin, const ams_api_request_t *request,
                           const ams_api_response_t *response);
} ams_plugin_api_t;

#ifdef __cplusplus
}
#endif

#endif
