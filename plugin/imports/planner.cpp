#include <plugin/imports/planner.hpp>

#include <algorithm>

#include <kit/language/format.hpp>
#include <plugin/imports/content.hpp>

namespace tandem::imports {

Instant day_begins(const Context &context, Date date) {
  return kit::begin_of_day(date, context.program.zone());
}

introductions::EarlierPairing earlier(const Context &context, const PairingRow &row,
                                      const Id &mentor_id, const Id &mentee_id) {
  introductions::EarlierPairing pairing{mentee_id, mentor_id, day_begins(context, row.began_on)};
  if (row.ended_on) pairing.ended_at = day_begins(context, *row.ended_on);
  return pairing;
}

Reason reason_of(mentors::NotEntered why) {
  switch (why) {
    case mentors::NotEntered::is_mentor:
      return Reason::is_mentor;
    case mentors::NotEntered::suspended:
      return Reason::suspended;
    case mentors::NotEntered::left:
      return Reason::left_program;
    case mentors::NotEntered::has_answers:
      return Reason::has_answers;
    case mentors::NotEntered::said_no:
      return Reason::said_no;
    case mentors::NotEntered::prepared_before:
      return Reason::prepared_before;
  }
  return Reason::none;
}

Reason why_not_pair(Transaction &transaction, const Nouns &nouns,
                    const introductions::EarlierPairing &pairing) {
  // A pairing that is over brings nobody together.
  if (!pairing.ended_at &&
      nouns.concerns.are_apart(transaction, pairing.mentor_id, pairing.mentee_id))
    return Reason::kept_apart;
  const auto why = nouns.imported_pairings.why_not(transaction, pairing);
  if (!why) return Reason::none;
  return *why == introductions::NotBroughtIn::paired_before ? Reason::paired_before
                                                            : Reason::introduction_open;
}

namespace {

class Planner {
 public:
  Planner(Transaction &transaction, const Nouns &nouns, const Reading &reading, const Known &known,
          Date today)
      : transaction_(transaction), nouns_(nouns), reading_(reading), known_(known), today_(today) {}

  Plan make() {
    plan_.findings = reading_.findings;
    plan_.rows_read = static_cast<unsigned>(reading_.mentors.size() + reading_.consents.size() +
                                            reading_.pairings.size());
    look_through_consents();
    look_through_mentors();
    for (const auto &line : reading_.consents) consent(line);
    for (auto &row : mentor_rows_) add(std::move(row));
    for (const auto &line : reading_.pairings) pairing(line);
    for (auto &finding : plan_.findings) name_member(finding);
    return std::move(plan_);
  }

 private:
  // What the file of consents says of one address.
  struct Agreed {
    std::map<std::string, ConsentRow> documents;
    bool wrong = false;
  };
  // What becomes of a mentor's row.
  struct Fate {
    Effect effect = Effect::prepared;
    Reason reason = Reason::none;
    bool sound = false;
  };

  const members::Member *find(File file, unsigned line, const char *column,
                              const std::string &email) {
    const auto found = known_.find(email);
    if (found != known_.end()) return &found->second;
    if (!email.empty())
      plan_.findings.push_back({file, line, column, Problem::unknown_member, email});
    return nullptr;
  }

  void look_through_consents() {
    for (const auto &line : reading_.consents) {
      auto &agreed = agreed_[line.content.email];
      if (line.sound)
        agreed.documents.emplace(line.content.document, line.content);
      else
        agreed.wrong = true;
    }
  }

  std::optional<Instant> agreed_at(const Agreed &agreed) const {
    if (agreed.documents.size() != 2) return std::nullopt;
    Instant newest{};
    for (const auto &[document, row] : agreed.documents)
      newest = std::max(newest, day_begins(nouns_.context, row.given_on));
    return newest;
  }

  void look_through_mentors() {
    const auto in_force = nouns_.mentors.documents(transaction_);
    for (const auto &line : reading_.mentors) {
      const auto &email = line.content.email;
      auto &fate = fates_[email];
      const auto *member = find(File::mentors, line.line, "email", email);
      if (!member || !line.sound) continue;
      const auto &agreed = agreed_[email];
      const auto at = agreed_at(agreed);
      fate = {at ? Effect::mentor : Effect::prepared,
              agreed.wrong ? Reason::consents_wrong : Reason::none, true};
      if (const auto why = nouns_.imported_mentors.why_not(transaction_, member->id, at))
        fate.reason = reason_of(*why);
      mentor_rows_.push_back({.line = line.line,
                              .effect = fate.effect,
                              .reason = fate.reason,
                              .note = note_of(*member, agreed, in_force),
                              .member_id = member->id,
                              .content = to_json(line.content)});
    }
  }

  Note note_of(const members::Member &member, const Agreed &agreed,
               const mentors::Documents &in_force) const {
    if (!members::is_active(member, today_)) return Note::lapsed;
    if (agreed.documents.size() != 2) return Note::none;
    const bool current =
        agreed.documents.at("terms_of_use").version == in_force.terms_version &&
        agreed.documents.at("confidentiality_agreement").version ==
            in_force.confidentiality_version;
    return current ? Note::none : Note::documents_outdated;
  }

  void consent(const Line<ConsentRow> &line) {
    const auto &row = line.content;
    const auto *member = find(File::consents, line.line, "email", row.email);
    const auto fate = fates_.find(row.email);
    if (fate == fates_.end() && !row.email.empty()) {
      plan_.findings.push_back(
          {File::consents, line.line, "email", Problem::no_mentor_row, row.email});
      return;
    }
    if (!member || !line.sound) return;
    Reason reason = Reason::none;
    if (!fate->second.sound || fate->second.reason != Reason::none)
      reason = Reason::mentor_left_out;
    else if (nouns_.consents.standing(transaction_, member->id, row.document))
      reason = Reason::agreed_before;
    add({.line = line.line,
         .effect = Effect::consent,
         .reason = reason,
         .member_id = member->id,
         .content = to_json(row)});
  }

  void pairing(const Line<PairingRow> &line) {
    const auto &row = line.content;
    const auto *mentor = find(File::pairings, line.line, "mentor_email", row.mentor_email);
    const auto *mentee = find(File::pairings, line.line, "mentee_email", row.mentee_email);
    if (!mentor || !mentee || !line.sound) return;
    Reason reason = Reason::none;
    const auto fate = fates_.find(row.mentor_email);
    const bool brought_in =
        fate != fates_.end() && fate->second.sound && fate->second.reason == Reason::none;
    if (!brought_in && !nouns_.mentors.find(transaction_, mentor->id)) {
      if (fate == fates_.end()) {
        plan_.findings.push_back({File::pairings, line.line, "mentor_email",
                                  Problem::not_a_mentor, row.mentor_email});
        return;
      }
      reason = Reason::mentor_left_out;
    }
    if (reason == Reason::none)
      reason = why_not_pair(transaction_, nouns_,
                            earlier(nouns_.context, row, mentor->id, mentee->id));
    add({.line = line.line,
         .effect = Effect::pairing,
         .reason = reason,
         .member_id = mentor->id,
         .other_id = mentee->id,
         .content = to_json(row)});
  }

  void add(Row row) {
    row.number = static_cast<unsigned>(plan_.rows.size()) + 1;
    row.state = row.reason == Reason::none ? RowState::waiting : RowState::skipped;
    plan_.rows.push_back(std::move(row));
  }

  // So that it goes when the member does.
  void name_member(Finding &finding) const {
    const auto of = [&](const auto &lines, auto address) {
      const auto line = std::ranges::find(lines, finding.line, [](const auto &l) { return l.line; });
      if (line == lines.end()) return;
      const auto found = known_.find(address(line->content));
      if (found != known_.end()) finding.member_id = found->second.id;
    };
    if (finding.file == File::mentors)
      of(reading_.mentors, [](const auto &row) { return row.email; });
    else if (finding.file == File::consents)
      of(reading_.consents, [](const auto &row) { return row.email; });
    else
      of(reading_.pairings, [&](const auto &row) {
        return finding.column == "mentee_email" ? row.mentee_email : row.mentor_email;
      });
  }

  Transaction &transaction_;
  const Nouns &nouns_;
  const Reading &reading_;
  const Known &known_;
  const Date today_;
  Plan plan_;
  std::map<std::string, Agreed> agreed_;  // by address
  std::map<std::string, Fate> fates_;     // of everybody in the file of mentors, by address
  std::vector<Row> mentor_rows_;
};

}  // namespace

Plan make_plan(Transaction &transaction, const Nouns &nouns, const Reading &reading,
               const Known &known, Date today) {
  auto plan = Planner(transaction, nouns, reading, known, today).make();
  // As people read a file: from its top.
  std::ranges::stable_sort(plan.findings, {}, [](const auto &finding) {
    return std::pair(finding.file, finding.line);
  });
  return plan;
}

}  // namespace tandem::imports
