// The mails about introductions: each in its recipient's language. Identity answers are in none of
// them (FACTS 7.3), and addresses only in the two that connect (FOM-15).
#pragma once

#include <string>

#include <plugin/base/mailer.hpp>
#include <plugin/introductions/types.hpp>
#include <plugin/members/types.hpp>
#include <plugin/questionnaires/catalog.hpp>

namespace tandem::introductions {

// The purpose of the links in mails to mentors.
constexpr const char *link_purpose = "introduction.answer";

struct People {
  members::Member mentee;
  members::Member mentor;
};

class Letters {
 public:
  Letters(const Context &context, const questionnaires::Catalog &catalog, const Mailer &mailer)
      : context_(context), catalog_(catalog), mailer_(mailer) {}

  // To the mentor, with a link of their own; and that with a copy to the mentee.
  void to_mentor(Transaction &transaction, const Introduction &introduction,
                 const People &people) const;
  void sent(Transaction &transaction, const Introduction &introduction, const People &people) const;
  void reminder(Transaction &transaction, const Introduction &introduction,
                const People &people) const;
  // FOM-16: the mentor's question to the mentee; and the answer to it to the mentor, with a link.
  void question(Transaction &transaction, const Introduction &introduction,
                const People &people) const;
  void reply(Transaction &transaction, const Introduction &introduction,
             const People &people) const;
  // To both, each with the other's name and address (FOM-18).
  void connected(Transaction &transaction, const Introduction &introduction,
                 const People &people) const;
  void declined(Transaction &transaction, const Introduction &introduction,
                const People &people) const;
  void withdrawn(Transaction &transaction, const Introduction &introduction,
                 const People &people) const;
  void expired(Transaction &transaction, const Introduction &introduction,
               const People &people) const;
  void auto_declined(Transaction &transaction, const Introduction &introduction,
                     const People &people) const;
  // FOM-20: to the other side with the farewell, to the one who ended it, and to staff without the
  // farewell when that was wished; when nobody ended it, to both without a reason.
  void ended(Transaction &transaction, const Pairing &pairing, const Introduction &introduction,
             const People &people) const;

 private:
  void ended_for(Transaction &transaction, const char *name, const Pairing &pairing,
                 const Introduction &introduction, const People &people,
                 const members::Member &to) const;
  void ended_for_staff(Transaction &transaction, const Pairing &pairing,
                       const Introduction &introduction, const People &people) const;
  void send(Transaction &transaction, std::string_view name, const Introduction &introduction,
            const members::Member &to, const MailContent &content) const;
  // What every one of them may name, in the recipient's language. The mentee is called as their
  // profile wants it.
  MailContent content_for(const Introduction &introduction, const People &people,
                          Language language) const;
  void add_link(Transaction &transaction, const Introduction &introduction,
                const members::Member &mentor, MailContent &content) const;
  void add_profile(const Introduction &introduction, Language language, MailContent &content) const;

  const Context &context_;
  const questionnaires::Catalog &catalog_;
  const Mailer &mailer_;
};

// The name by which the mentee wants to be called; as the profile was sent, on one line.
std::string name_of_mentee(const Introduction &introduction);

}  // namespace tandem::introductions
