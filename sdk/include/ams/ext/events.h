/* ams/ext/events.h: plugin side. Facts the host reports.
 *
 * Delivery is at least once, in no guaranteed order. `event_id` is the same at every delivery of
 * one fact: the plugin's inbox has it as a unique key and makes that its first insert. `member`
 * is a snapshot taken when the fact was written; a plugin ignores a snapshot older than what it
 * has, but still handles the fact.
 */
#ifndef AMS_EXT_EVENTS_H
#define AMS_EXT_EVENTS_H

#include <ams/types.h>
#include <ams/ext/members.h>

#ifdef __cplusplus
extern "C" {
#endif

#define AMS_EXT_EVENTS "ams.events/1"

/* Sent when a form with this plugin's section was posted and accepted, paid or not, at once. Not
 * sent when the plugin was left out of the form. `submission` is this plugin's sealed blob. */
#define AMS_EVENT_FORM_SUBMITTED "form.submitted"

/* Sent when a fee settled, from the transaction that recorded it. Not sent for a payment that
 * failed or was abandoned. `submission_event_id` names the renewal's `form.submitted`, or is all
 * zero when the plugin was left out of that renewal. */
#define AMS_EVENT_MEMBERSHIP_RENEWED "membership.renewed"

/* Sent when the day after `old_paid_through` has begun in the association's zone. Only a reminder:
 * plugins compare dates themselves and need no event to see a lapse. */
#define AMS_EVENT_MEMBERSHIP_LAPSED "membership.lapsed"

/* Sent when name, e-mail, province, country, language, category or subtype changed. */
#define AMS_EVENT_MEMBER_CHANGED "member.changed"

/* Terminal: the member is gone. `member` holds the id and the revision, nothing else. */
#define AMS_EVENT_MEMBER_ERASED "member.erased"

/* Terminal for `member`: it was merged into `merged_into`. */
#define AMS_EVENT_MEMBER_MERGED "member.merged"

/* Sent when a payment attempt for a renewal failed or was given up. Nobody owes anything. */
#define AMS_EVENT_PAYMENT_FAILED "payment.failed"

/* Sent when a server reported that a mail did not arrive: to the plugin whose mail it was, or to
 * all plugins for a mail of the host's own. Once for each mail, and once more when a failure that
 * could pass became one that stays. Not sent for what the server refused at once: `ams.mail/1` has
 * told that. The report was proven by a token of that very mail. The host itself tells the member,
 * and holds back mails of plugins to that address until it is confirmed (`send` then answers
 * AMS_RETRY_LATER). `member` is all zero when the address is no member's. */
#define AMS_EVENT_MAIL_BOUNCED "mail.bounced"

/* Owned by the host and borrowed until `handle` returns. A member that is not of this type of event
 * is empty or all zero; pointers are never NULL. */
typedef struct ams_event {
    uint64_t size;
    const char *type;             /* AMS_EVENT_*; the vocabulary may grow */
    ams_id_t event_id;
    int64_t occurred_at_us;       /* wall clock */
    const ams_member_t *member;
    const char *form;             /* form.submitted: AMS_FORM_RENEWAL or AMS_FORM_PROFILE */
    ams_bytes_t submission;       /* form.submitted */
    ams_id_t submission_event_id; /* membership.renewed, payment.failed */
    ams_date_t old_paid_through;  /* membership.renewed, membership.lapsed */
    ams_date_t new_paid_through;  /* membership.renewed */
    ams_id_t merged_into;         /* member.merged */
    int64_t deadline_us;          /* steady clock */
    /* mail.bounced; absent when `size` ends before. */
    ams_id_t mail_id;          /* out of "Message-ID: <id@domain>"; zero: not this plugin's */
    uint8_t address_hash[32];  /* BLAKE2b-256 of the address in lower case */
    const char *mail_status;   /* RFC 3463, "5.1.1"; "" when the server gave none */
    uint32_t mail_permanent;   /* 1: waiting changes nothing; 0: it may pass */
    uint32_t reserved;         /* 0 */
} ams_event_t;

typedef struct ams_plugin_events {
    /* [any] Handles one event in one transaction of the plugin's. AMS_OK: done, or done before.
     * AMS_RETRY_LATER or AMS_DEADLINE_EXCEEDED: nothing is known to be done, deliver it again; this
     * never counts as a failure. Anything else: it counts as failed; after several failures (8 in
     * the reference host) the host parks the event, shows it in its console, and delivers later
     * ones. A call that is late is treated as AMS_DEADLINE_EXCEEDED even where it ends well, so the
     * same event may come again. Types it does not know it answers with AMS_OK. */
    ams_status_t (*handle)(void *plugin, const ams_event_t *event);
} ams_plugin_events_t;

#ifdef __cplusplus
}
#endif

#endif
