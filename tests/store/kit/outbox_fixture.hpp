// What the tests of the outbox share: a real database, a real SMTP server.
#pragma once

#include <gmock/gmock.h>

#include <filesystem>
#include <stdexcept>
#include <string>
#include <vector>

#include <kit/mail/outbox.hpp>
#include <testing/clock.hpp>
#include <testing/keys.hpp>
#include <testing/log.hpp>
#include <testing/mariadb.hpp>
#include <testing/random.hpp>
#include <testing/smtp.hpp>

namespace ams::kit {

// The table as sdk/kit/mail/README.md gives it to owners.
inline std::string documented_table() {
  const auto root = std::filesystem::path(SOURCE_FOLDER);
  const std::string readme = test::read_file(root / "sdk/kit/mail/README.md");
  const std::size_t begin = readme.find("CREATE TABLE");
  return readme.substr(begin, readme.find(';', begin) - begin);
}

struct outbox_fixture : testing::Test {
  outbox_fixture() {
    database.run(soon(), [](Transaction &transaction) { transaction.execute(documented_table()); });
  }

  Deadline soon() const { return clock.in(std::chrono::seconds(10)); }

  OutgoingMail mail() {
    OutgoingMail mail;
    mail.id = make_id(clock, random);
    mail.template_name = "introduction_received";
    mail.member_id = make_id(clock, random);
    mail.about_id = make_id(clock, random);
    mail.to = {"Zoë CANARY-NAME", "zoe@example.org"};
    mail.reply_to = {"CANARY-REPLY", "canary-reply@example.org"};
    mail.language = Language::french;
    mail.subject = "Été CANARY-SUBJECT";
    mail.text = "CANARY-TEXT\n.\n";
    mail.html = "<p>CANARY-HTML</p>\n";
    return mail;
  }
  Id enqueue(const OutgoingMail &mail) {
    database.run(soon(), [&](Transaction &transaction) { box.enqueue(transaction, mail); });
    return mail.id;
  }
  Id enqueue() { return enqueue(mail()); }

  bool step(std::int64_t fence = 1, unsigned limit = 100) {
    auto transport = make_smtp(server.settings(), clock);
    return box.step(*transport, sender, fence, limit, soon());
  }
  std::vector<MailLine> recent() {
    return database.run(soon(),
                        [&](Transaction &transaction) { return box.recent(transaction, 1000); });
  }
  MailLine only() {
    const auto lines = recent();
    if (lines.size() != 1) throw std::logic_error("not one mail");
    return lines[0];
  }
  bool requeue(const Id &id) {
    return database.run(soon(),
                        [&](Transaction &transaction) { return box.requeue(transaction, id); });
  }
  std::string dump() {
    const auto rows = database.run(soon(), [](Transaction &transaction) {
      return transaction.query(
          "SELECT CONCAT_WS('|', HEX(id), template, HEX(member_id), HEX(about_id), language, "
          "recipient, content_sealed, reply) FROM tandem_mails");
    });
    std::string text;
    for (const Row &row : rows) text += row.text(0) + "\n";
    return text;
  }

  test::ManualClock clock;
  test::SeededRandom random;
  test::MemoryKeyRing keys;
  test::CapturingLog log;
  Sealer sealer{keys};
  Database database{test::shared_mariadb().fresh_schema(), clock, random};
  Outbox box{"tandem", database, sealer, clock, log};
  OutboxSender sender{{"L’association", "office@association.example"},
                      "bounces@association.example",
                      "association.example"};
  test::PrivateSmtp server;
};

}  // namespace ams::kit
