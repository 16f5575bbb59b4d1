#include <plugin/introductions/letters.hpp>

#include <kit/language/format.hpp>
#include <plugin/base/links.hpp>
#include <plugin/questionnaires/form.hpp>

namespace tandem::introductions {

namespace {

constexpr auto mail_class = kit::MailClass::service;

// Line by line, so that a mail program that knows no style still keeps the breaks as typed.
std::vector<std::map<std::string, std::string>> lines_of(const std::string &text) {
  std::vector<std::map<std::string, std::string>> lines;
  std::size_t begin = 0;
  while (true) {
    const auto end = text.find('\n', begin);
    lines.push_back({{"line", text.substr(begin, end - begin)}});
    if (end == std::string::npos) return lines;
    begin = end + 1;
  }
}

void add_words(MailContent &content, const std::string &name, const std::string &text) {
  content.values[name] = text;
  if (text.empty()) return;
  content.shown.push_back("has_" + name);
  content.rows[name + "_lines"] = lines_of(text);
}

std::string indented(const std::string &text) {
  std::string result = "  ";
  for (const char character : text) {
    result += character;
    if (character == '\n') result += "  ";
  }
  return result;
}

// Names stand in headers and subjects, and nobody here has validated what another system holds.
std::string on_file(const members::Member &member) { return kit::header_text(member.full_name()); }

// The wanted name; the one on file when the profile cannot be opened any more.
std::string called(const Introduction &introduction, const members::Member &mentee) {
  const auto wanted = name_of_mentee(introduction);
  return wanted.empty() ? on_file(mentee) : wanted;
}

// Both names, once, for whoever is about to meet them: the one on file may be the one in use.
std::string in_full(const Introduction &introduction, const members::Member &mentee) {
  const auto wanted = called(introduction, mentee);
  const auto name = on_file(mentee);
  return name.empty() || name == wanted ? wanted : wanted + " (" + name + ")";
}

}  // namespace

std::string name_of_mentee(const Introduction &introduction) {
  return kit::header_text(introduction.profile.value("display_name"));
}

MailContent Letters::content_for(const Introduction &introduction, const People &people,
                                 Language language) const {
  const auto &envelope = introduction.envelope;
  const auto &zone = context_.program.zone();
  MailContent content;
  content.values = {
      {"mentee_name", called(introduction, people.mentee)},
      {"mentor_name", on_file(people.mentor)},
      {"sent_date", kit::long_date(language, kit::date_in(envelope.sent_at, zone))},
      {"expiry_date", kit::long_date(language, kit::date_in(envelope.expires_at, zone))},
      {"introduction_url",
       context_.urls.absolute("/mentorship/introductions/" + envelope.id.text())},
      {"rules_url", context_.urls.absolute("/mentorship/documents/rules_of_engagement")},
      {"search_url", context_.urls.absolute("/mentorship/mentors")}};
  return content;
}

void Letters::add_link(Transaction &transaction, const Introduction &introduction,
                       const members::Member &mentor, MailContent &content) const {
  const auto &envelope = introduction.envelope;
  const auto token = make_link(transaction, context_, link_purpose, envelope.id, mentor.id,
                               mentor.email, envelope.expires_at);
  content.values["link"] = context_.urls.absolute("/mentorship/links/" + token);
}

void Letters::add_profile(const Introduction &introduction, Language language,
                          MailContent &content) const {
  auto &rows = content.rows["answers"];
  auto &text = content.values["profile"];
  for (const auto &answer :
       questionnaires::shown_answers(catalog_.mentee(), introduction.profile,
                                     questionnaires::Identity::leave_out, language)) {
    const auto value = questionnaires::joined(answer.values);
    text += (text.empty() ? "" : "\n\n") + answer.label + "\n" + indented(value);
    std::string label = answer.label;
    for (const auto &line : lines_of(value)) {
      rows.push_back({{"label", label}, {"line", line.at("line")}});
      label.clear();
    }
  }
}

void Letters::send(Transaction &transaction, std::string_view name,
                   const Introduction &introduction, const members::Member &to,
                   const MailContent &content) const {
  if (to.gone) return;  // erased: there is nobody to write to
  const auto &envelope = introduction.envelope;
  const auto recipient = to.id == envelope.mentee_id ? called(introduction, to) : on_file(to);
  mailer_.send(transaction, name, mail_class, {to.id, recipient, to.email, to.language},
               envelope.id, content);
}

void Letters::to_mentor(Transaction &transaction, const Introduction &introduction,
                    const People &people) const {
  auto content = content_for(introduction, people, people.mentor.language);
  content.on_behalf_of = called(introduction, people.mentee);
  add_words(content, "message", introduction.message);
  add_profile(introduction, people.mentor.language, content);
  add_link(transaction, introduction, people.mentor, content);
  send(transaction, "introduction_received", introduction, people.mentor, content);
}

void Letters::sent(Transaction &transaction, const Introduction &introduction,
                   const People &people) const {
  to_mentor(transaction, introduction, people);
  auto copy = content_for(introduction, people, people.mentee.language);
  add_words(copy, "message", introduction.message);
  send(transaction, "introduction_sent", introduction, people.mentee, copy);
}

void Letters::reminder(Transaction &transaction, const Introduction &introduction,
                       const People &people) const {
  auto content = content_for(introduction, people, people.mentor.language);
  add_words(content, "message", introduction.message);
  add_link(transaction, introduction, people.mentor, content);
  send(transaction, "introduction_reminder", introduction, people.mentor, content);
}

void Letters::question(Transaction &transaction, const Introduction &introduction,
                       const People &people) const {
  auto content = content_for(introduction, people, people.mentee.language);
  content.on_behalf_of = on_file(people.mentor);
  if (!introduction.exchange.empty())
    add_words(content, "question", introduction.exchange.back().question);
  send(transaction, "introduction_question", introduction, people.mentee, content);
}

void Letters::reply(Transaction &transaction, const Introduction &introduction,
                    const People &people) const {
  auto content = content_for(introduction, people, people.mentor.language);
  content.on_behalf_of = called(introduction, people.mentee);
  if (!introduction.exchange.empty()) {
    add_words(content, "question", introduction.exchange.back().question);
    add_words(content, "reply", introduction.exchange.back().answer);
  }
  add_link(transaction, introduction, people.mentor, content);
  send(transaction, "introduction_reply", introduction, people.mentor, content);
}

void Letters::connected(Transaction &transaction, const Introduction &introduction,
                        const People &people) const {
  auto to_mentee = content_for(introduction, people, people.mentee.language);
  to_mentee.values["mentor_address"] = people.mentor.email;
  to_mentee.reply_to = {on_file(people.mentor), people.mentor.email};
  add_words(to_mentee, "note", introduction.note);
  send(transaction, "introduction_accepted_mentee", introduction, people.mentee, to_mentee);

  auto to_mentor = content_for(introduction, people, people.mentor.language);
  to_mentor.values["mentee_in_full"] = in_full(introduction, people.mentee);
  to_mentor.values["mentee_address"] = people.mentee.email;
  to_mentor.reply_to = {called(introduction, people.mentee), people.mentee.email};
  add_words(to_mentor, "goals", std::string(introduction.profile.value("goals")));
  add_words(to_mentor, "note", introduction.note);
  send(transaction, "introduction_accepted_mentor", introduction, people.mentor, to_mentor);
}

void Letters::declined(Transaction &transaction, const Introduction &introduction,
                       const People &people) const {
  auto content = content_for(introduction, people, people.mentee.language);
  add_words(content, "note", introduction.note);
  send(transaction, "introduction_declined", introduction, people.mentee, content);
}

void Letters::withdrawn(Transaction &transaction, const Introduction &introduction,
                        const People &people) const {
  send(transaction, "introduction_withdrawn", introduction, people.mentor,
       content_for(introduction, people, people.mentor.language));
}

void Letters::expired(Transaction &transaction, const Introduction &introduction,
                      const People &people) const {
  auto content = content_for(introduction, people, people.mentee.language);
  // Then it was not the mentor who was silent.
  content.shown.push_back(introduction.envelope.question_open ? "question_open" : "no_answer");
  send(transaction, "introduction_expired", introduction, people.mentee, content);
}

void Letters::auto_declined(Transaction &transaction, const Introduction &introduction,
                            const People &people) const {
  send(transaction, "introduction_auto_declined", introduction, people.mentee,
       content_for(introduction, people, people.mentee.language));
}

// ---- The end of a pairing ----

void Letters::ended_for(Transaction &transaction, const char *name, const Pairing &pairing,
                        const Introduction &introduction, const People &people,
                        const members::Member &to) const {
  auto content = content_for(introduction, people, to.language);
  const bool to_mentee = to.id == people.mentee.id;
  const auto &other = to_mentee ? people.mentor : people.mentee;
  content.values["other_name"] =
      other.gone  ? context_.catalogue.say(to.language, _("a former member"))
      : to_mentee ? on_file(people.mentor)
                  : called(introduction, people.mentee);
  content.values["pairing_url"] =
      context_.urls.absolute("/mentorship/pairings/" + pairing.id.text());
  content.shown.push_back(to_mentee ? "to_mentee" : "to_mentor");
  content.shown.push_back(pairing.ending->by.is_none() ? "without_reason" : "by_one");
  if (pairing.ending->staff_told) content.shown.push_back("staff_told");
  add_words(content, "farewell", pairing.ending->farewell);
  send(transaction, name, introduction, to, content);
}

void Letters::ended_for_staff(Transaction &transaction, const Pairing &pairing,
                              const Introduction &introduction, const People &people) const {
  const bool by_mentee = pairing.ending->by == people.mentee.id;
  const auto language = by_mentee ? people.mentee.language : people.mentor.language;
  auto content = content_for(introduction, people, language);
  const auto &zone = context_.program.zone();
  content.values["mentee_in_full"] = in_full(introduction, people.mentee);
  content.values["began_date"] = kit::long_date(language, kit::date_in(pairing.began_at, zone));
  content.shown.push_back(by_mentee ? "by_mentee" : "by_mentor");
  mailer_.send(transaction, "pairing_ended_staff", mail_class,
               {{}, context_.catalogue.say(language, _("program staff")),
                context_.program.text("support_email", language), language},
               pairing.id, content);
}

void Letters::ended(Transaction &transaction, const Pairing &pairing,
                    const Introduction &introduction, const People &people) const {
  const auto &by = pairing.ending->by;
  for (const auto *member : {&people.mentee, &people.mentor})
    ended_for(transaction, member->id == by ? "pairing_ended_confirmation" : "pairing_ended",
              pairing, introduction, people, *member);
  if (pairing.ending->staff_told) ended_for_staff(transaction, pairing, introduction, people);
}

}  // namespace tandem::introductions
