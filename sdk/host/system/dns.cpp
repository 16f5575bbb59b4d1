#include <host/system/dns.hpp>

#include <arpa/nameser.h>
#include <netdb.h>
#include <resolv.h>

#include <algorithm>
#include <stdexcept>

namespace ams::host {

namespace {

// Larger than any TXT answer that is meant to be read; what does not fit is read as far as it goes.
constexpr std::size_t answer_limit = 65535;

std::string joined(const unsigned char *data, std::size_t size) {
  std::string text;
  for (std::size_t at = 0; at < size;) {
    const std::size_t length = data[at++];
    if (at + length > size) break;
    text.append(reinterpret_cast<const char *>(data + at), length);
    at += length;
  }
  return text;
}

}  // namespace

std::vector<std::string> text_records_in(std::span<const unsigned char> answer) {
  std::vector<std::string> found;
  ns_msg message;
  if (ns_initparse(answer.data(), static_cast<int>(answer.size()), &message) != 0) return found;
  for (int i = 0; i < ns_msg_count(message, ns_s_an); ++i) {
    ns_rr record;
    if (ns_parserr(&message, ns_s_an, i, &record) != 0) break;
    if (ns_rr_type(record) == ns_t_txt) found.push_back(joined(ns_rr_rdata(record),
                                                              ns_rr_rdlen(record)));
  }
  return found;
}

std::vector<std::string> text_records(const std::string &name) {
  std::vector<unsigned char> answer(answer_limit);
  const int size = ::res_query(name.c_str(), ns_c_in, ns_t_txt, answer.data(),
                               static_cast<int>(answer.size()));
  if (size >= 0) {
    answer.resize(std::min(static_cast<std::size_t>(size), answer.size()));
    return text_records_in(answer);
  }
  if (h_errno == HOST_NOT_FOUND || h_errno == NO_DATA) return {};
  throw std::runtime_error("no name server answered for " + name);
}

}  // namespace ams::host
