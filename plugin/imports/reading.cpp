#include <plugin/imports/reading.hpp>

#include <functional>

#include <plugin/imports/csv.hpp>
#include <plugin/imports/rules.hpp>

namespace tandem::imports {

namespace {

class Reader {
 public:
  Reader(const Upload &upload, const ReadingFacts &facts)
      : upload_(upload), facts_(facts), open_(without_identity(facts.mentor)) {}

  // Consents first: a mentor with both is listed at once, and answers everything that is asked.
  Reading read() {
    each_row(File::consents, [&](const Values &values) { consent(values); });
    each_row(File::mentors, [&](const Values &values) { mentor(values); });
    each_row(File::pairings, [&](const Values &values) { pairing(values); });
    return std::move(reading_);
  }

 private:
  void each_row(File file, const std::function<void(const Values &)> &use) {
    const auto bytes = upload_.find(file);
    if (bytes == upload_.end()) return;
    auto read = read_csv(bytes->second);
    if (const auto *broken = std::get_if<Broken>(&read)) {
      reading_.findings.push_back({file, broken->line, "", broken->problem});
      return;
    }
    const auto table = with_plain_header(std::get<Table>(std::move(read)));
    auto wrong = check_header(file, table, facts_.mentor);
    if (!wrong.empty()) {
      for (auto &finding : wrong) reading_.findings.push_back(std::move(finding));
      return;
    }
    for (const auto &row : table.rows) {
      const Values values(table, row);
      if (values.complete())
        use(values);
      else
        reading_.findings.push_back({file, row.line, "", Problem::wrong_number_of_values});
    }
  }

  bool unchanged_since(std::size_t findings) const {
    return reading_.findings.size() == findings;
  }

  // Also of rows that are wrong: the second one of two is the one that is told.
  void once(File file, unsigned line, const char *column, const std::string &value,
            const std::string &key) {
    if (!seen_.insert(std::string(code(file)) + " " + key).second)
      reading_.findings.push_back({file, line, column, Problem::twice, value});
  }

  void consent(const Values &values) {
    const auto before = reading_.findings.size();
    auto row = read_consent(values, facts_.versions, facts_.today, reading_.findings);
    if (!row.email.empty() && !row.document.empty())
      once(File::consents, values.line(), "email", row.email, row.email + " " + row.document);
    const bool sound = unchanged_since(before);
    if (sound) agreed_[row.email].insert(row.document);
    reading_.consents.push_back({values.line(), std::move(row), sound});
  }

  void mentor(const Values &values) {
    const auto before = reading_.findings.size();
    const auto agreed = agreed_.find(plain_address(values.of("email")));
    const bool complete = agreed != agreed_.end() && agreed->second.size() == 2;
    auto row = read_mentor(values, open_, complete, facts_.catalogue, reading_.findings);
    if (!row.email.empty())
      once(File::mentors, values.line(), "email", row.email, row.email);
    reading_.mentors.push_back({values.line(), std::move(row), unchanged_since(before)});
  }

  void pairing(const Values &values) {
    const auto before = reading_.findings.size();
    auto row = read_pairing(values, facts_.today, reading_.findings);
    once(File::pairings, values.line(), "mentee_email", row.mentee_email,
         row.mentor_email + " " + row.mentee_email + " " + values.of("began_on"));
    reading_.pairings.push_back({values.line(), std::move(row), unchanged_since(before)});
  }

  const Upload &upload_;
  const ReadingFacts &facts_;
  const questionnaires::Questionnaire open_;
  Reading reading_;
  std::set<std::string> seen_;
  std::map<std::string, std::set<std::string>> agreed_;  // documents by address
};

}  // namespace

std::set<std::string> Reading::addresses() const {
  std::set<std::string> all;
  for (const auto &row : mentors) all.insert(row.content.email);
  for (const auto &row : consents) all.insert(row.content.email);
  for (const auto &row : pairings) {
    all.insert(row.content.mentor_email);
    all.insert(row.content.mentee_email);
  }
  all.erase("");
  return all;
}

Reading read_files(const Upload &upload, const ReadingFacts &facts) {
  return Reader(upload, facts).read();
}

}  // namespace tandem::imports
