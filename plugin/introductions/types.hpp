// An introduction: a mentee's message with their profile, sent to one mentor, who accepts or
// declines. An accepted one becomes a pairing (FOM-15 to FOM-20, FACTS 1.6).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include <kit/base/id.hpp>
#include <plugin/questionnaires/types.hpp>

namespace tandem::introductions {

namespace kit = ams::kit;
using kit::Id;
using kit::Instant;

enum class State { sent, accepted, declined, withdrawn, expired, auto_declined };

constexpr State states[] = {State::sent,      State::accepted, State::declined,
                            State::withdrawn, State::expired,  State::auto_declined};

// As it is stored, and as audit lines name it.
const char *code(State state);
std::optional<State> parse_state(std::string_view code);

// Open: it takes a slot and waits for an answer.
constexpr bool is_open(State state) { return state == State::sent; }

// What can be told without opening anything sealed.
struct Envelope {
  Id id;
  Id mentee_id;
  Id mentor_id;
  std::int64_t version = 1;
  State state = State::sent;
  Instant sent_at{};
  Instant remind_at{};
  Instant expires_at{};
  std::optional<Instant> reminded_at = std::nullopt;
  std::optional<Instant> ended_at = std::nullopt;
};

struct Introduction {
  Envelope envelope;
  std::string message;
  // The mentee's profile as it was sent: open answers only, with the questionnaire's version.
  questionnaires::Sheet profile;
  std::string note;  // the mentor's words with the answer; may be empty
};

struct Pairing {
  Id id;
  Id introduction_id;
  Id mentee_id;
  Id mentor_id;
  Instant began_at{};
  // The name by which the mentee wants to be called, for whoever is not the mentee.
  std::string mentee_name = {};
};

}  // namespace tandem::introductions
