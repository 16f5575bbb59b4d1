// A renewal with an opt-in against the same rows by bare SQL, by turns in one run (issue 3, 12):
//
//   bench_renewal [RENEWALS]
//
// The module's side is what its hooks do with form.submitted and membership.renewed: the inbox row
// first, then the services, two transactions for a renewal. The bare side writes the rows that the
// module wrote, read back from its schema, into a schema of its own on the same server: nothing is
// read, sealed, rendered or decided, and rows of one table go in together. Times are those that one
// waits for.
#include <time.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <string>

#include <kit/base/system.hpp>
#include <kit/database/connection.hpp>
#include <kit/web/embedded.hpp>
#include <plugin/concerns/service.hpp>
#include <plugin/introductions/service.hpp>
#include <plugin/mentees/service.hpp>
#include <plugin/mentors/service.hpp>
#include <tandem_data.hpp>
#include <tandem_templates.hpp>
#include <testing/keys.hpp>
#include <testing/log.hpp>
#include <testing/mariadb.hpp>
#include <tests/bench/generated.hpp>
#include <tests/store/tandem/association.hpp>

namespace tandem::bench {
namespace {

constexpr std::uint64_t seed = 20261122;
constexpr std::size_t warming = 50;

struct Renewal {
  members::Member before, after;  // as the host's events show the member
  mentors::Submission submission;
  Id submitted, renewed;  // ids of the two events
};

// Wired as plugin/tandem.cpp wires it.
class Module {
 public:
  explicit Module(kit::DatabaseSettings settings) : database(std::move(settings), clock, random) {
    members.listen(mentors);
    members.listen(mentees);
    members.listen(introductions);
    members.listen(concerns);
    mentors.listen(introductions);
    kit::migrate(database, clock, "tandem", testing_support::migrations());
  }

  Renewal make(std::size_t number) {
    auto [mentor, member] = make_listed(seed, number);
    member.revision = 1;
    member.email = "mentor" + std::to_string(number) + "@example.org";
    member.category = "MEM";
    member.province = "ON";
    member.country = "CA";
    Renewal renewal{.before = member, .after = member, .submission = {},
                    .submitted = context.make_id(), .renewed = context.make_id()};
    renewal.after.revision = 2;
    renewal.after.paid_through = kit::Date{std::chrono::year{2037} / 6 / 30};
    auto &submission = renewal.submission;
    submission.member_id = member.id;
    submission.form = "renewal";
    submission.answered_at = clock.now();
    submission.wants = true;
    submission.terms_version = program.document_version("terms_of_use");
    submission.confidentiality_version = program.document_version("confidentiality_agreement");
    submission.sheet = mentor.sheet;
    association.put(member);
    return renewal;
  }

  // hooks/events.cpp, on_form_submitted.cpp and on_membership_renewed.cpp.
  void renew(const Renewal &renewal, const std::string &sealed) {
    take_in(renewal.submitted, "form.submitted", [&](Transaction &transaction) {
      members.refresh(transaction, renewal.before);
      mentors.submitted(transaction, renewal.submitted, "renewal", renewal.before.id, sealed);
    });
    take_in(renewal.renewed, "membership.renewed", [&](Transaction &transaction) {
      members.refresh(transaction, renewal.after);
      mentors.renewed(transaction, renewal.submitted);
    });
  }

  kit::SystemClock clock;
  kit::SystemRandom random;
  kit::Database database;
  ams::test::MemoryKeyRing keys;
  kit::Sealer sealer{keys};
  kit::SecretKey hash_key{};
  ams::test::CapturingLog log;
  kit::Catalogue catalogue{kit::embedded(tandem_templates(), "fr.mo")};
  kit::Templates templates{tandem_templates()};
  testing_support::ExampleUrls urls;
  Program program = Program::parse(kit::embedded(tandem_data(), "templates/program.xml"));
  Context context{database, clock,     random,    log,  sealer,
                  hash_key, catalogue, templates, urls, program};
  testing_support::Association association;
  kit::Outbox outbox{"tandem", database, sealer, clock, log};
  Mailer mailer{context, outbox};
  members::Service members{context, association};
  consent::Service consents{context};
  mentors::Service mentors{context, members, consents, mailer};
  mentees::Service mentees{context, consents, bench::catalog()};
  introductions::Letters letters{context, bench::catalog(), mailer};
  introductions::Service introductions{context, members, mentors, mentees, letters};
  concerns::Letters concern_letters{context, mailer};
  concerns::Service concerns{context, members, mentors, introductions, concern_letters};

 private:
  void take_in(const Id &event, const char *type,
               const std::function<void(Transaction &)> &handle) {
    database.once(clock.in(std::chrono::seconds(20)),
                  "INSERT INTO tandem_inbox (event_id, type, handled_at) VALUES (?, ?, ?)",
                  {event, type, clock.now()}, handle);
  }
};

// One prepared statement with its values.
struct Statement {
  std::string sql;
  kit::Parameters parameters;
};

// What the module wrote for one renewal, as statements in two transactions.
class Copier {
 public:
  explicit Copier(Module &module) : module_(module) {}

  std::vector<std::vector<Statement>> statements(const Renewal &renewal,
                                                 const std::string &sealed) {
    return module_.database.run(
        module_.clock.in(std::chrono::seconds(20)), [&](Transaction &transaction) {
          const Id &id = renewal.before.id;
          auto member = rows(transaction, "tandem_members", "id = ?", id);
          auto submission = rows(transaction, "tandem_submissions", "event_id = ?",
                                 renewal.submitted);
          member.parameters.at(1) = renewal.before.revision;
          // As it stood between the two events.
          const kit::Parameters decided{submission.parameters.at(3), submission.parameters.at(6),
                                        renewal.submitted};
          submission.parameters.at(3) = "waiting";
          submission.parameters.at(5) = sealed;
          submission.parameters.at(6) = nullptr;
          return std::vector<std::vector<Statement>>{
              {rows(transaction, "tandem_inbox", "event_id = ?", renewal.submitted),
               std::move(member), std::move(submission)},
              {rows(transaction, "tandem_inbox", "event_id = ?", renewal.renewed),
               {"UPDATE tandem_members SET revision = ?, paid_through = ? WHERE id = ?",
                {renewal.after.revision, kit::Value(renewal.after.paid_through), id}},
               rows(transaction, "tandem_mentors", "member_id = ?", id),
               rows(transaction, "tandem_consents", "member_id = ?", id),
               rows(transaction, "tandem_audit", "subject_id = ?", id),
               rows(transaction, "tandem_mails", "member_id = ?", id),
               {"UPDATE tandem_submissions SET state = ?, decided_at = ?, content_sealed = NULL "
                "WHERE event_id = ?", decided},
               {"UPDATE tandem_directory_revision SET revision = revision + ? WHERE id = 1",
                {1}}}};
        });
  }

 private:
  Statement rows(Transaction &transaction, const std::string &table, const std::string &condition,
                 const Id &id) {
    const std::string &columns = columns_of(transaction, table);
    Statement statement;
    std::string values;
    const auto width = static_cast<std::size_t>(std::ranges::count(columns, ',')) + 1;
    for (const auto &row : transaction.query(
             "SELECT " + columns + " FROM " + table + " WHERE " + condition, {id})) {
      for (std::size_t column = 0; column < width; ++column) {
        values += column == 0 ? (values.empty() ? "(?" : ", (?") : ", ?";
        statement.parameters.push_back(row[column]);
      }
      values += ')';
    }
    if (values.empty()) throw std::runtime_error("the module wrote nothing into " + table);
    statement.sql = "INSERT INTO " + table + " (" + columns + ") VALUES " + values;
    return statement;
  }

  const std::string &columns_of(Transaction &transaction, const std::string &table) {
    auto &columns = columns_[table];
    if (!columns.empty()) return columns;
    for (const auto &row : transaction.query(
             "SELECT column_name FROM information_schema.columns WHERE table_schema = DATABASE() "
             "AND table_name = ? ORDER BY ordinal_position", {table}))
      columns += (columns.empty() ? "" : ", ") + row.text(0);
    return columns;
  }

  Module &module_;
  std::map<std::string, std::string> columns_;
};

void write_bare(kit::Connection &connection,
                const std::vector<std::vector<Statement>> &transactions) {
  for (const auto &statements : transactions) {
    connection.command("START TRANSACTION");
    for (const auto &[sql, parameters] : statements) connection.execute(sql, parameters);
    connection.command("COMMIT");
  }
}

double processor_ms() {
  timespec now;
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) * 1e-6;
}

class Times {
 public:
  template <class Work>
  void take(Work work) {
    const auto begun = std::chrono::steady_clock::now();
    const double worked = processor_ms();
    work();
    const std::chrono::duration<double, std::milli> taken =
        std::chrono::steady_clock::now() - begun;
    milliseconds_.push_back(taken.count());
    worked_ms_ += processor_ms() - worked;
  }
  // Of this thread, on average; the server's is not in it.
  double worked_ms() const { return worked_ms_ / static_cast<double>(milliseconds_.size()); }
  double at(double part) {
    std::ranges::sort(milliseconds_);
    return milliseconds_.at(static_cast<std::size_t>(
        part * static_cast<double>(milliseconds_.size() - 1)));
  }

 private:
  std::vector<double> milliseconds_;
  double worked_ms_ = 0;
};

// The server of tests has a small log, whose checkpoints would be what is measured.
void make_room(ams::test::PrivateMariaDb &server) {
  kit::Connection connection(server.settings(), 20);
  connection.command("SET GLOBAL innodb_buffer_pool_size = 536870912");
  connection.command("SET GLOBAL innodb_log_file_size = 536870912");
}

void measure(ams::test::PrivateMariaDb &server, int flush, std::size_t renewals) {
  Module module(server.fresh_schema());
  const auto bare_settings = server.fresh_schema();
  kit::Database bare(bare_settings, module.clock, module.random);
  kit::migrate(bare, module.clock, "tandem", testing_support::migrations());
  kit::Connection connection(bare_settings, 20);
  connection.command("SET GLOBAL innodb_flush_log_at_trx_commit = " + std::to_string(flush));
  Copier copier(module);
  Times by_module, by_sql;
  std::uint64_t statements = 0, bare_statements = 0;
  for (std::size_t number = 0; number < warming + renewals; ++number) {
    const Renewal renewal = module.make(number);
    const std::string sealed = mentors::seal(module.sealer, renewal.submission);
    Times unmeasured;
    const bool warm = number >= warming;
    const auto before = module.database.statements();
    (warm ? by_module : unmeasured).take([&] { module.renew(renewal, sealed); });
    if (warm) statements += module.database.statements() - before;
    const auto copies = copier.statements(renewal, sealed);
    (warm ? by_sql : unmeasured).take([&] { write_bare(connection, copies); });
    if (warm)
      for (const auto &transaction : copies) bare_statements += transaction.size();
  }
  const auto each = [&](std::uint64_t all) {
    return static_cast<double>(all) / static_cast<double>(renewals);
  };
  std::printf("innodb_flush_log_at_trx_commit = %d, %zu renewals\n", flush, renewals);
  const auto tell = [](const char *name, Times &times, double count) {
    std::printf("  %-10s median %6.2f ms  p99 %6.2f ms  %5.1f statements  "
                "%5.2f ms of our processor\n", name, times.at(0.5), times.at(0.99), count,
                times.worked_ms());
  };
  tell("module", by_module, each(statements));
  tell("bare SQL", by_sql, each(bare_statements));
  std::printf("  ratio      %6.2f x\n", by_sql.at(0.5) / by_module.at(0.5));
}

}  // namespace
}  // namespace tandem::bench

int main(int count, char **arguments) {
  const std::size_t renewals = count > 1 ? std::stoull(arguments[1]) : 1'000;
  ams::test::PrivateMariaDb server;
  tandem::bench::make_room(server);
  // On disk with every commit, as an association runs it; and as fast as commits can be.
  for (const int flush : {1, 2, 1, 2}) tandem::bench::measure(server, flush, renewals);
}
