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
#define AMS_FORM_RELABEL 2u     /* show `fields` as typed, unchecked: the language was switched */

/* One form of one member. Owned by the host and borrowed until the call returns. */
typedef struct ams_form {
    uint64_t size;
    const char *form;         /* AMS_FORM_RENEWAL or AMS_FORM_PROFILE */
    const char *language;     /* "en" or "fr" */
    ams_id_t member_id;       /* whose form it is: the one who is signed in */
    int64_t now_us;           /* wall clock when the request came */
    int64_t deadline_us;      /* steady clock */
    uint32_t typed;           /* render: one of the three above; means nothing to the others */
    uint32_t field_count;
    const ams_pair_t *fields; /* what was posted; a name may repeat. The host passes only fields
                                 whose name begins with the plugin's id and an underscore */
} ams_form_t;

/* What `validate` answers, through the host's functions. They copy what they are given and return
 * nothing: a call that is against what stands here makes the host treat the whole of `validate` as
 * AMS_INTERNAL. */
typedef struct ams_form_answer {
    uint64_t size;
    void *context;

    /* [call] One error: the field's name as posted, the id of the element to link to from the
     * summary (without '#'), and a sentence of at most 1000 bytes in the form's language (A11Y-05).
     * None of the three is NULL; at most 500 errors. */
    void (*error)(void *context, const ams_bytes_t *field, const ams_bytes_t *anchor,
                  const ams_bytes_t *message);

    /* [call] The sealed submission: at most one, none when there was an error (the host would drop
     * it), 1 to AMS_SUBMISSION_LIMIT bytes. Sealed for this member and this form: it opens for no
     * other. */
    void (*sealed)(void *context, const void *data, uint64_t size);
} ams_form_answer_t;

#define AMS_SUBMISSION_LIMIT 262144u

/* All three have the status AMS_OK when they answered and any other when they could not
 * (AMS_RETRY_LATER where the database does not answer, AMS_INTERNAL for a defect): the host then
 * leaves the plugin out, as it does after the deadline, and reads nothing of what was written. */
typedef struct ams_plugin_forms {
    /* [any] Writes the section as HTML of at most 2 MiB: a <fieldset> or <section> without <form>,
     * <script>, <style> or event attributes. Every field's name begins with the plugin's id and
     * '_'. One of them at least is posted whatever the member chooses, so a hidden one: a post
     * without any is taken for a form that was shown without the section. What the plugin has to
     * know again when the form comes back, such as the version of the record it was filled from, it
     * carries in such hidden fields; the host adds none for it. With AMS_FORM_TYPED, shows the
     * posted fields and, beside each, its error; `render` checks them for that itself.
     * Left out: the form says that this part cannot be shown and where to complete it later. */
    ams_status_t (*render)(void *plugin, const ams_form_t *form, const ams_sink_t *html);

    /* [any] Checks the posted fields (FOM-05). AMS_OK in both cases: errors or a sealed submission;
     * with neither there is nothing to keep, and no event. Changes nothing. Not called when none of
     * the plugin's fields was posted.
     * Left out: nothing of its fields is kept, the form is taken without it, and the member is told
     * to complete that part later. */
    ams_status_t (*validate)(void *plugin, const ams_form_t *form,
                             const ams_form_answer_t *answer);

    /* [any] Writes a sentence or two of HTML about what came of the submission ("You are a
     * mentor."), for the page after the post. Its events may not be delivered yet; the page then
     * says so and comes here again. Writes nothing when there is nothing to say. `form` holds no
     * fields. Changes nothing. Left out: the page says nothing about it. */
    ams_status_t (*outcome)(void *plugin, const ams_form_t *form, const ams_sink_t *html);
} ams_plugin_forms_t;

#ifdef __cplusplus
}
#endif

#endif
