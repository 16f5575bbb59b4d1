// What every noun is given by the composition root (tandem.cpp). References outlive all nouns.
#pragma once

#include <string>
#include <string_view>

#include <kit/base/id.hpp>
#include <kit/base/log.hpp>
#include <kit/base/random.hpp>
#include <kit/base/time.hpp>
#include <kit/crypto/sealer.hpp>
#include <kit/database/database.hpp>
#include <kit/language/catalogue.hpp>
#include <kit/web/templates.hpp>

#include <plugin/base/program.hpp>

namespace tandem {

namespace kit = ams::kit;
using kit::Id;
using kit::Instant;
using kit::Language;
using kit::Transaction;

// Absolute addresses for mails, made from the host's public address.
class Urls {
 public:
  virtual ~Urls() = default;
  virtual std::string absolute(std::string_view path) const = 0;
};

struct Context {
  kit::Database &database;
  const kit::Clock &clock;
  kit::Random &random;
  kit::Log &log;
  const kit::Sealer &sealer;
  // Keyed hashes that are compared or looked up and never opened (throttle keys, link cookies).
  const kit::SecretKey &hash_key;
  const kit::Catalogue &catalogue;
  const kit::Templates &templates;
  const Urls &urls;
  const Program &program;

  Id make_id() const { return kit::make_id(clock, random); }
};

}  // namespace tandem
