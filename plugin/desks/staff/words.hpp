// What staff read for the codes of audit lines, mails and kinds of mentors.
#pragma once

#include <string>
#include <string_view>

#include <kit/mail/outbox.hpp>
#include <plugin/base/context.hpp>
#include <plugin/mentors/roster.hpp>

namespace tandem::desks {

// "introduction.accepted" in words; a code that has none stays as it is.
std::string say_action(const Context &context, Language language, std::string_view action);
// The template's name in words; one that has none stays as it is.
std::string say_mail(const Context &context, Language language, std::string_view name);
std::string say_state(const Context &context, Language language, kit::MailState state);
std::string say_filter(const Context &context, Language language, mentors::RosterFilter filter);

// Why staff hide a profile: codes of the audit.
struct HidingReason {
  const char *code;
  kit::Text label;
};
extern const HidingReason hiding_reasons[4];
// Nothing: no such reason.
const HidingReason *find_hiding_reason(std::string_view code);

}  // namespace tandem::desks
