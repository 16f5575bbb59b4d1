// PRV-03, PRV-07, PRV-20: what is withdrawn is in no snapshot, and what has served its time goes.
#include <sodium.h>

#include <tests/store/tandem/mentors_fixture.hpp>

#include <plugin/consent/copy.hpp>
#include <plugin/desks/retention.hpp>

namespace tandem::mentors {
namespace {

using namespace std::chrono_literals;

// A sealed value as plain text, wherever it lives: the cipher alone, without the check of its place
// (format in kit/crypto/sealer.hpp; the message begins at the cipher's second block).
std::string unsealed(ams::test::MemoryKeyRing &keys, const std::string &value) {
  constexpr std::size_t head = 5, nonce = 24, tag = 16;
  if (value.size() < head + nonce + tag || value[0] != 1) return value;
  kit::SecretKey key;
  try {
    key = keys.find(kit::Sealer::key_id(value));
  } catch (const kit::SealBroken &) {
    return value;
  }
  const auto *bytes = reinterpret_cast<const unsigned char *>(value.data());
  std::string plain(value.size() - head - nonce - tag, '\0');
  crypto_stream_xchacha20_xor_ic(reinterpret_cast<unsigned char *>(plain.data()),
                                 bytes + head + nonce, plain.size(), bytes + head, 1, key.data());
  return plain;
}

class RetentionTest : public MentorsTest {
 protected:
  // How many values of the whole database hold it: no column can hide one that a test forgot.
  int places_of(const std::string &canary) {
    return run([&](Transaction &transaction) {
      int places = 0;
      for (const auto &column : transaction.query(
               "SELECT TABLE_NAME, COLUMN_NAME FROM information_schema.COLUMNS WHERE TABLE_SCHEMA "
               "= DATABASE() AND DATA_TYPE IN ('blob', 'mediumblob', 'varbinary', 'varchar', "
               "'text', 'mediumtext')")) {
        for (const auto &row : transaction.query("SELECT " + column.text(1) + " FROM " +
                                                 column.text(0) + " WHERE " + column.text(1) +
                                                 " IS NOT NULL")) {
          const auto plain = unsealed(keys, row.text(0));
          if (plain.find(canary) != plain.npos) ++places;
        }
      }
      return places;
    });
  }
  void night() { desks::Retention(context, members, mentees).run(soon()); }
  void months(int count) { clock.advance(count * 31 * 24h); }
  std::int64_t count(const std::string &sql) {
    return run([&](Transaction &transaction) { return transaction.query_one(sql)->integer(0); });
  }
  // A submission whose ethnicity, in own words, is the canary.
  Submission identified(const Id &id, const char *form) {
    auto submission = answers(id);
    submission.form = form;
    submission.sheet.open["languages"] = {{"en"}, ""};
    submission.sheet.identity["ethnicity"] = {{{"CANARY-identity"}, ""}, Audience::searchable};
    return submission;
  }
  using Audience = questionnaires::Audience;
};

TEST_F(RetentionTest, prv_03_identity_withdrawn_in_the_profile_is_nowhere_in_the_database) {
  const auto id = member("Mona");
  arrive(identified(id, "profile"));
  arrive(identified(id, "renewal"));  // waits for its fee, with the same answer
  ASSERT_GE(places_of("CANARY-identity"), 2) << "the search must be able to find it";
  auto cleared = answers(id);
  cleared.form = "profile";
  arrive(cleared);
  EXPECT_EQ(places_of("CANARY-identity"), 0);
}

TEST_F(RetentionTest, prv_07_opting_out_takes_identity_and_what_waits_from_the_whole_database) {
  const auto id = member("Mona");
  arrive(identified(id, "profile"));
  arrive(identified(id, "renewal"));
  auto no = answers(id, false);
  no.form = "profile";
  arrive(no);
  EXPECT_EQ(places_of("CANARY-identity"), 0);
}

TEST_F(RetentionTest, prv_07_words_go_24_months_after_the_end_and_the_envelope_stays) {
  const auto mentor = this->mentor("Marc");
  const auto mentee = this->mentee("Mia");
  const auto declined = send(mentee, mentor, "CANARY-words");
  answer(declined, mentor, introductions::Service::Answer::decline, "CANARY-note");
  run([&](Transaction &transaction) { transaction.execute("DELETE FROM tandem_mails"); });
  ASSERT_EQ(places_of("CANARY-words"), 1);
  months(23);
  night();
  EXPECT_EQ(places_of("CANARY-words"), 1) << "not before its time";
  months(2);
  night();
  EXPECT_EQ(places_of("CANARY-words") + places_of("CANARY-note"), 0);
  EXPECT_EQ(count("SELECT COUNT(*) FROM tandem_introductions WHERE state = 'declined'"), 1);
}

TEST_F(RetentionTest, prv_07_words_between_two_who_are_connected_stay) {
  const auto mentor = this->mentor("Marc");
  const auto mentee = this->mentee("Mia");
  const auto id = send(mentee, mentor, "CANARY-words");
  answer(id, mentor, introductions::Service::Answer::accept);
  run([&](Transaction &transaction) { transaction.execute("DELETE FROM tandem_mails"); });
  months(60);
  night();
  EXPECT_EQ(places_of("CANARY-words"), 1);
}

TEST_F(RetentionTest, prv_07_answers_of_a_mentor_who_left_go_after_24_months) {
  const auto id = member("Mona");
  arrive(answers(id));
  auto yes = answers(id);
  yes.form = "profile";
  arrive(yes);
  auto no = answers(id, false);
  no.form = "profile";
  no.sheet = yes.sheet;
  arrive(no);
  ASSERT_GE(places_of("CANARY-biography"), 1);
  months(23);
  night();
  EXPECT_GE(places_of("CANARY-biography"), 1);
  months(2);
  night();
  EXPECT_EQ(places_of("CANARY-biography"), 0);
}

TEST_F(RetentionTest, prv_07_consents_go_five_years_after_their_end_and_the_audit_after_six) {
  const auto mentor = this->mentor("Marc");
  const auto mentee = this->mentee("Mia");
  const auto id = send(mentee, mentor);
  run([&](Transaction &transaction) {
    introductions.withdraw(transaction, id, mentee, clock.now());
  });
  const std::string ended = "SELECT COUNT(*) FROM tandem_consents WHERE withdrawn_at IS NOT NULL";
  months(58);
  night();
  EXPECT_EQ(count(ended), 1);
  EXPECT_EQ(count("SELECT COUNT(*) FROM tandem_disclosures"), 1);
  months(3);
  night();
  EXPECT_EQ(count(ended), 0);
  EXPECT_EQ(count("SELECT COUNT(*) FROM tandem_disclosures"), 0);
  EXPECT_GE(count("SELECT COUNT(*) FROM tandem_audit"), 1);
  months(12);
  night();
  EXPECT_EQ(count("SELECT COUNT(*) FROM tandem_audit WHERE action LIKE 'introduction%'"), 0);
}

}  // namespace
}  // namespace tandem::mentors
