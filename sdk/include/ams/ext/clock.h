/* ams/ext/clock.h: host side. The two clocks (DESIGN 3.8). A plugin reads no other. Neither of the
 * two functions can fail. */
#ifndef AMS_EXT_CLOCK_H
#define AMS_EXT_CLOCK_H

#include <ams/types.h>

#ifdef __cplusplus
extern "C" {
#endif

#define AMS_EXT_CLOCK "ams.clock/1"

typedef struct ams_host_clock {
    /* [any] What members see: microseconds since 1970-01-01T00:00:00Z. A test can move it forward;
     * it never runs backwards for longer than a correction of the machine's clock. */
    int64_t (*wall_us)(void *host);

    /* [any] For time-outs and back-off alone: microseconds since an arbitrary start, monotonic,
     * never moved by anybody. Deadlines of this contract are on this clock. */
    int64_t (*steady_us)(void *host);
} ams_host_clock_t;

#ifdef __cplusplus
}
#endif

#endif
