/* ams/types.h: what every header of the contract is made of. C11 and C++20 clean.
 *
 * Conventions of the whole contract:
 *  1. Fixed-width scalars only; padding is explicit; every payload struct begins with `size`, the
 *     number of bytes its writer filled. A reader looks at no member beyond `size`. Structs may
 *     grow at the tail; they never change otherwise.
 *  2. Text is UTF-8 and length-counted (`ams_bytes_t`). It is borrowed: valid until the call that
 *     handed it over returns. `const char *` is used for NUL-terminated ids alone.
 *  3. Nothing allocated on one side is freed on the other. Short output goes into a caller's
 *     buffer and the size needed through an out-parameter; longer output goes into a sink.
 *  4. Functions return a status from the closed list below. No exception crosses. Out-parameters
 *     hold something after AMS_OK alone, unless it says otherwise. The host's functions answer a
 *     NULL where there may be none with AMS_INVALID_ARGUMENT; the host passes none.
 *  5. Each function carries its thread tag: [main] = one thread at a time, the one that called
 *     create; [any] = any thread, several at a time; [call] = only until the call that handed the
 *     function over returns, on the thread of that call.
 *  6. Instants are int64 microseconds since 1970-01-01T00:00:00Z. Money is int64 cents with a
 *     currency. Civil dates are `ams_date_t`; "paid through" a day means to the end of that day in
 *     the association's time zone.
 */
#ifndef AMS_TYPES_H
#define AMS_TYPES_H

#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/* A status. 0 is success, everything else a refusal or a failure. The list is closed: a value
 * outside of it counts as a failure. */
typedef int32_t ams_status_t;

#define AMS_OK 0                  /* done */
#define AMS_RETRY_LATER 1         /* nothing was done; the same call may succeed later */
#define AMS_REJECTED 2            /* refused for good; the same call will be refused again */
#define AMS_INVALID_ARGUMENT 3    /* the caller broke the contract */
#define AMS_NOT_FOUND 4           /* what was named does not exist */
#define AMS_DENIED 5              /* exists, but not for this caller */
#define AMS_UNSUPPORTED 6         /* this side does not offer that */
#define AMS_DEADLINE_EXCEEDED 7   /* the steady deadline passed before it was done */
#define AMS_INTERNAL 8            /* a defect or an unknown failure; it has been logged */

/* Length-counted bytes, UTF-8 where they are text. `data` may be NULL only when `size` is 0.
 * Owned by the caller of the function that received it; borrowed until that function returns. */
typedef struct ams_bytes {
    const void *data;
    uint64_t size;
} ams_bytes_t;

/* A civil date. month 1..12, day 1..31. All zero means "no date". */
typedef struct ams_date {
    int32_t year;
    int32_t month;
    int32_t day;
} ams_date_t;

/* A name and a value, both text: a form field, a header, a path parameter. */
typedef struct ams_pair {
    ams_bytes_t name;
    ams_bytes_t value;
} ams_pair_t;

/* Where longer output goes.
 * [call] `write` may be called any number of times, in order. The callee copies what it wants to
 * keep; `data` is borrowed, UTF-8 where it is text. AMS_OK: taken. AMS_REJECTED: more than the
 * reader takes. AMS_INVALID_ARGUMENT: `data` is NULL and `size` is not 0. AMS_INTERNAL: no memory.
 * Any status but AMS_OK ends the output: the writer returns it as its own. */
typedef struct ams_sink {
    void *context;
    ams_status_t (*write)(void *context, const void *data, uint64_t size);
} ams_sink_t;

/* A 128-bit id, bytes in network order. All zero means "none". */
typedef struct ams_id {
    uint8_t bytes[16];
} ams_id_t;

#ifdef __cplusplus
}
#endif

#endif
