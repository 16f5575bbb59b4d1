// A mailbox that is fetched from: POP3 through Poco (RFC 1939), in clear or inside TLS.
//
// One object is one session with the server; the whole of it ends at its deadline, and it takes in
// no more bytes than its limit. Deleting counts once `quit` has said so: a session that breaks
// deletes nothing.
#pragma once

#include <cstddef>
#include <memory>
#include <stdexcept>
#include <string>
#include <vector>

#include <kit/base/time.hpp>

namespace ams::kit {

struct Pop3Settings {
  std::string host = "127.0.0.1";
  unsigned port = 110;
  enum class Security { none, tls } security = Security::none;
  std::string user;
  std::string password;
  std::string ca_file;             // empty: the system's
  std::size_t largest = 1u << 20;  // bytes of one message that are taken in
};

// Refused, hanging, closed, too much, bad TLS: nothing more can be asked in this session.
struct Pop3Broken : std::runtime_error {
  using std::runtime_error::runtime_error;
};

struct Pop3Entry {
  int number;       // within this session
  std::string uid;  // for ever (UIDL)
};

class Pop3 {
 public:
  // Connects and logs in. Throws Pop3Broken, as everything below.
  Pop3(const Pop3Settings &settings, const Clock &clock, Deadline deadline);
  ~Pop3();
  Pop3(const Pop3 &) = delete;
  Pop3 &operator=(const Pop3 &) = delete;

  // The oldest messages, at most `most`.
  std::vector<Pop3Entry> list(unsigned most);
  // False: it is larger than `largest`; `message` then holds its beginning, and the session is over.
  bool retrieve(const Pop3Entry &entry, std::string &message);
  void remove(const Pop3Entry &entry);
  void quit();

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace ams::kit
