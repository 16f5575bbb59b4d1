/* ams/ext/jobs.h: plugin side. Work that is due at a time. The plugin owns no thread: the host
 * drives its jobs, each lane on a worker of its own, so that a hanging SMTP server stops no
 * reminder.
 */
#ifndef AMS_EXT_JOBS_H
#define AMS_EXT_JOBS_H

#include <ams/types.h>

#ifdef __cplusplus
extern "C" {
#endif

#define AMS_EXT_JOBS "ams.jobs/1"

#define AMS_JOB_EACH_INSTANCE 0u    /* every process runs it */
#define AMS_JOB_ONCE_PER_CLUSTER 1u /* under a lease: one process at a time */

typedef struct ams_job {
    uint64_t size;
    const char *name;         /* unique in the plugin: "introductions.remind" */
    const char *lane;         /* jobs of one lane run one after another: "mail", "clock" */
    uint32_t scope;           /* AMS_JOB_EACH_INSTANCE or AMS_JOB_ONCE_PER_CLUSTER */
    uint32_t longest_step_ms; /* the longest one call of `run` takes; leases are this and more.
                                 The reference host takes 100 to 120000 */
} ams_job_t;

typedef struct ams_job_run {
    uint64_t size;
    int64_t now_us;        /* wall clock */
    int64_t deadline_us;   /* steady clock; further steps under one lease share it, so that one
                              may find less than `longest_step_ms` left */
    int64_t fencing_token; /* > 0, grows with every lease of this job, over all processes and
                              restarts, so the host keeps it in its database; 0 for
                              AMS_JOB_EACH_INSTANCE. A plugin stores it with what it claims and
                              refuses an older one */
} ams_job_run_t;

#define AMS_JOB_NEVER INT64_MAX

typedef struct ams_plugin_jobs {
    /* [any] How many jobs there are: constant from create to destroy. Cheap, cannot fail. */
    uint32_t (*count)(void *plugin);

    /* [any] The job at `index` < count; the plugin's own, constant from create to destroy. NULL for
     * any other index. A job without name or lane is not run. */
    const ams_job_t *(*get)(void *plugin, uint32_t index);

    /* [any] When the job is due next, microseconds of the wall clock: <= `now_us` means at once,
     * AMS_JOB_NEVER nothing waits. The host asks while the plugin is active: after every run, at
     * least every second, and when its clock is moved. It has no deadline of its own and answers
     * within seconds. AMS_RETRY_LATER: it cannot tell now. AMS_INVALID_ARGUMENT: no such index.
     * With any status but AMS_OK `*due_us` is not read; the host logs the status and asks again
     * after a pause of 1 s, at most 10 s where it goes on. */
    ams_status_t (*next_due)(void *plugin, uint32_t index, int64_t now_us, int64_t *due_us);

    /* [any] Does one bounded step; a process runs one of a lane at a time. `run` is borrowed.
     * `*more` = 1 when another step is due at once, otherwise 0. AMS_OK: the step is done.
     * AMS_RETRY_LATER or AMS_DEADLINE_EXCEEDED: it could not be done now. AMS_INVALID_ARGUMENT: no
     * such index. With any status but AMS_OK `*more` is not read, and the host logs and pauses as
     * above; what the step had committed stays, so a step can be run again. A job that is still due
     * after a thousand steps without a pause is paused like one that failed. */
    ams_status_t (*run)(void *plugin, uint32_t index, const ams_job_run_t *run, uint32_t *more);
} ams_plugin_jobs_t;

#ifdef __cplusplus
}
#endif

#endif
