#include <gtest/gtest.h>
#include <sys/stat.h>

#include <filesystem>
#include <fstream>
#include <host/keys.hpp>
#include <host/system/clock.hpp>
#include <kit/base/system.hpp>
#include <stdexcept>
#include <thread>
#include <unistd.h>

namespace ams::host {
namespace {

namespace fs = std::filesystem;

class KeysTest : public testing::Test {
 protected:
  KeysTest() {
    std::string name = (fs::temp_directory_path() / "ams_keys_XXXXXX").string();
    folder_ = ::mkdtemp(name.data());
  }
  ~KeysTest() override { fs::remove_all(folder_); }
  fs::path file() const { return folder_ / "keys.json"; }

  fs::path folder_;
  kit::SystemRandom random_;
};

TEST_F(KeysTest, a_key_is_made_once_and_found_again) {
  kit::KeyRing::Generation first;
  {
    KeyStore store(file(), random_);
    first = store.ring("tandem.identity").current();
    EXPECT_EQ(first.id, 1u);
    EXPECT_NE(store.ring("host.mails").current().key, first.key);
  }
  KeyStore again(file(), random_);
  EXPECT_EQ(again.ring("tandem.identity").current().key, first.key);
  EXPECT_EQ(again.names(), (std::vector<std::string>{"host.mails", "tandem.identity"}));
}

TEST_F(KeysTest, the_file_is_for_its_owner_alone) {
  KeyStore store(file(), random_);
  store.current("a");
  struct stat facts {};
  ASSERT_EQ(::stat(file().c_str(), &facts), 0);
  EXPECT_EQ(facts.st_mode & 0777, 0600u);
}

TEST_F(KeysTest, rotation_seals_with_the_new_and_opens_with_the_old) {
  KeyStore store(file(), random_);
  auto &ring = store.ring("a");
  const kit::Sealer sealer(ring);
  const auto before = sealer.seal("t.c:1", "canary");
  EXPECT_EQ(store.rotate("a"), 2u);
  const auto after = sealer.seal("t.c:1", "canary");
  EXPECT_EQ(kit::Sealer::key_id(before), 1u);
  EXPECT_EQ(kit::Sealer::key_id(after), 2u);
  EXPECT_EQ(sealer.open("t.c:1", before), "canary");
  EXPECT_EQ(sealer.open("t.c:1", after), "canary");
}

TEST_F(KeysTest, a_rotation_by_another_process_is_found) {
  KeyStore serving(file(), random_);
  auto &ring = serving.ring("a");
  ring.current();
  KeyStore command(file(), random_);
  command.rotate("a");
  EXPECT_EQ(ring.find(2), command.current("a"));
}

TEST_F(KeysTest, of_many_who_make_a_key_at_once_all_get_the_same) {
  constexpr int makers = 8;
  std::vector<kit::SecretKey> keys(makers);
  std::vector<std::thread> threads;
  for (int maker = 0; maker < makers; ++maker) {
    threads.emplace_back([&, maker] { keys[maker] = KeyStore(file(), random_).current("a"); });
  }
  for (auto &thread : threads) thread.join();
  for (const auto &key : keys) EXPECT_EQ(key, keys[0]);
}

TEST_F(KeysTest, a_destroyed_generation_is_said_to_be_lost) {
  KeyStore store(file(), random_);
  EXPECT_THROW(store.ring("a").find(7), kit::SealBroken);
}

TEST_F(KeysTest, a_damaged_file_stops_the_host_instead_of_making_new_keys) {
  for (const char *text : {"{", "[]", "{\"a\": [{\"id\": 1, \"key\": \"short\"}]}", "{\"a\": 7}"}) {
    std::ofstream(file(), std::ios::trunc) << text;
    EXPECT_THROW(KeyStore(file(), random_), std::runtime_error) << text;
  }
}

TEST_F(KeysTest, names_are_plain) {
  KeyStore store(file(), random_);
  for (const char *name : {"", "A", "a b", "../a", "é"}) {
    EXPECT_THROW(store.ring(name), std::invalid_argument) << name;
  }
}

TEST_F(KeysTest, the_clock_goes_forward_only_and_remembers_it) {
  const auto offset = folder_ / "clock_offset";
  HostClock clock(offset);
  const auto later = clock.now() + std::chrono::hours(48);
  EXPECT_TRUE(clock.move_forward_to(later));
  EXPECT_GE(clock.now(), later);
  EXPECT_FALSE(clock.move_forward_to(later - std::chrono::hours(1)));
  HostClock restarted(offset);
  EXPECT_GE(restarted.now(), later);
  EXPECT_LT(HostClock().now(), later) << "without a file there is no offset";
}

}  // namespace
}  // namespace ams::host
