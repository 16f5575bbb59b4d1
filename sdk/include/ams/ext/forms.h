/* ams/ext/forms.h: plugin side. The plugin's section of the host's renewal and profile forms.
 *
 * The path of an answer (DESIGN 2): the host asks for the section with `render`, shows it inside
 * its own <form>, and after the post asks `validate`. The answer is either a list of errors, each
 * beside its field, or ONE sealed submission. The host then forgets the plugin's fields and keeps
 * only that blob, which it returns in the event `form.submitted`. So no answer of a member ever
 * lies in plain text in the host's tables, outbox or logs.
 *
 * A plugin that does not answer by the deadline is left out of that form: the renewal goes on.
 */
#ifndef AMS_EXT_FORMS_H
#define AMS_EXT_FORMS_H

#include <ams/types.h>

#ifdef __cplusplus
extern "C" {
#endif

#define AMS_EXT_FORMS "ams.forms/1"

#define AMS_FORM_RENEWAL "renewal"
#define AMS_FORM_PROFILE "profile"

#define AMS_FORM_FROM_RECORD 0u /* prefill from the record */
#define AMS_FORM_TYPED 1u       /* show `fields` as typed, with their errors beside them */
#define AMS_FORM_RELABEL 2u     /* show `fields` as typed without checking: the language was switched */

typedef struct ams_form {
    uint64_t size;
    const char *form;         /* AMS_FORM_RENEWAL or AMS_FORM_PROFILE */
    const char *language;     /* "en" or "fr" */
    ams_id_t member_id;       /* whose form it is: the one who is signed in */
    int64_t now_us;           /* wall clock when the request came */
    int64_t deadline_us;      /* steady clock */
    uint32_t typed;           /* render: AMS_FORM_FROM_RECORD, AMS_FORM_TYPED or AMS_FORM_RELABEL */
    uint32_t field_count;
    const ams_pair_t *fields; /* what was posted; a name may repeat. The host passes only fields
                                 whose name begins with the plugin's id and an underscore */
} ams_form_t;

/* What `validate` answers, through the host's functions, on the calling thread. */
typedef struct ams_form_answer {
    uint64_t size;
    void *context;

    /* One error: the field's name as posted, the id of the element to link to from the summary
     * (without '#'), and a sentence in the form's language. */
    void (*error)(void *context, const ams_bytes_t *field, const ams_bytes_t *anchor,
                  const ams_bytes_t *message);

    /* The sealed submission; at most one, and none when there was an error. At most
     * AMS_SUBMISSION_LIMIT bytes. Sealed for this member and this form: it opens for no other. */
    void (*sealed)(void *context, const void *data, uint64_t size);
} ams_form_answer_t;

#define AMS_SUBMISSION_LIMIT 262144u

typedef struct ams_plugin_forms {
    /* [any] Writes the section as HTML: a <fieldset> or <section> without <form>, <script>, <style>
     * or event attributes. Every field's name begins with the plugin's id and '_'. The section
     * carries the plugin's own hidden fields (form version, base version, operation id).
     * With `typed`, shows the posted fields and, beside each, its error. */
    ams_status_t (*render)(void *plugin, const ams_form_t *form, const ams_sink_t *html);

    /* [any] Checks the posted fields. AMS_OK in both cases: errors or a sealed submission. Changes
     * nothing. */
    ams_status_t (*validate)(void *plugin, const ams_form_t *form,
                             const ams_form_answer_t *answer);

    /* [any] After the submission was handed over and its events delivered: writes a sentence or
     * two of HTML about what came of it ("You are a mentor."), for the page after the post. Writes
     * nothing when there is nothing to say. */
    ams_status_t (*outcome)(void *plugin, const ams_form_t *form, const ams_sink_t *html);
} ams_plugin_forms_t;

#ifdef __cplusplus
}
#endif

#endif
