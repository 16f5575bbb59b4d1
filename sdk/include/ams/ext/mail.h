/* ams/ext/mail.h: host side. The one configured transport: SMTP, or a Maildir while developing.
 *
 * The plugin keeps its own outbox and hands over finished messages. The transport does one
 * attempt and says how it went; retry and dead-letter are the outbox's work. The host gives each
 * mail a return path of its own, so that what comes back is told by the event mail.bounced; where
 * it collects replies, a Reply-To that is the program's support becomes one that leads there.
 */
#ifndef AMS_EXT_MAIL_H
#define AMS_EXT_MAIL_H

#include <ams/types.h>

#ifdef __cplusplus
extern "C" {
#endif

#define AMS_EXT_MAIL "ams.mail/1"

typedef struct ams_mail {
    uint64_t size;
    ams_bytes_t envelope_from; /* return path, an address without name; empty: the host's own */
    ams_bytes_t recipient;     /* one address without name */
    ams_bytes_t message;       /* RFC 5322, CRLF line ends, 7-bit clean */
    int64_t deadline_us;       /* steady clock: when to give up waiting for the server */
} ams_mail_t;

typedef struct ams_mail_sender {
    uint64_t size;
    ams_bytes_t name;    /* the association's name, for From */
    ams_bytes_t address; /* the association's address, for From (EML-06) */
    ams_bytes_t domain;  /* for Message-ID */
} ams_mail_sender_t;

typedef struct ams_host_mail {
    /* [any] Hands one message to the transport; waits for the server until `deadline_us` at the
     * latest. AMS_OK: accepted (250). AMS_RETRY_LATER: 4xx, a network error, a time-out, or an address
     * that mail comes back from, until its member confirms it; after a
     * time-out the server may have it all the same, so Message-ID stays the same at every attempt.
     * AMS_REJECTED: 5xx. AMS_INVALID_ARGUMENT: `recipient` is not one plain address, or the message
     * is larger than 32 MiB; nothing was tried. AMS_INTERNAL: a defect of the host. `mail` is
     * borrowed. `reply` may be NULL; it receives the server's reply line or the error, for the mail
     * log, after an attempt however it went; it holds no body. */
    ams_status_t (*send)(void *host, const ams_mail_t *mail, const ams_sink_t *reply);

    /* [any] Calls `receive` once [call] with who the association's mails come from (EML-06),
     * borrowed for that call of `receive`. AMS_INVALID_ARGUMENT: `receive` is NULL. There is no
     * other failure. It does not change while the plugin is loaded. */
    ams_status_t (*sender)(void *host, void *context,
                           void (*receive)(void *context, const ams_mail_sender_t *));
} ams_host_mail_t;

#ifdef __cplusplus
}
#endif

#endif
