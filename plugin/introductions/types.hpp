// An introduction: a mentee's message with their profile, sent to one mentor, who accepts or
// declines. An accepted one becomes a pairing (FOM-15 to FOM-20, FACTS 1.6).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <kit/base/id.hpp>
#include <plugin/questionnaires/types.hpp>

namespace tandem::introductions {

namespace kit = ams::kit;
using kit::Id;
using kit::Instant;

enum class State { sent, question_asked, accepted, declined, withdrawn, expired, auto_declined };

constexpr State states[] = {State::sent,      State::question_asked, State::accepted,
                            State::declined,  State::withdrawn,      State::expired,
                            State::auto_declined};

// As it is stored, and as audit lines name it.
const char *code(State state);
std::optional<State> parse_state(std::string_view code);

// Open: it takes a slot and waits for the mentor, or for the mentee to answer a question.
constexpr bool is_open(State state) {
  return state == State::sent || state == State::question_asked;
}

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
  std::int64_t questions_asked = 0;
  // A question waits, or waited when the introduction ended.
  bool question_open = false;
};

// What the mentor wanted to know before answering.
struct Question {
  std::int64_t number = 0;  // from 1
  Instant asked_at{};
  std::string question;
  std::optional<Instant> answered_at = std::nullopt;
  std::string answer = {};
};

struct Introduction {
  Envelope envelope;
  std::string message;
  // The mentee's profile as it was sent: open answers only, with the questionnaire's version.
  questionnaires::Sheet profile;
  std::string note;  // the mentor's words with the answer; may be empty
  std::vector<Question> exchange = {};
};

// What the two have agreed on, in their own words (FOM-18, FOM-19); any of it may be blank.
struct Agreement {
  std::int64_t version = 0;  // 0: nothing yet
  std::string availability = {};
  std::string frequency = {};
  std::string form = {};
  std::string length = {};
  std::optional<Instant> at = std::nullopt;
  Id by = {};  // who changed it last
};

// How a pairing ended (FOM-20).
struct Ending {
  Instant at{};
  Id by = {};  // none: the program itself, which does not say why
  std::string farewell = {};
  bool staff_told = false;
};

struct Pairing {
  Id id;
  Id introduction_id;
  Id mentee_id;
  Id mentor_id;
  Instant began_at{};
  // The name by which the mentee wants to be called, for whoever is not the mentee.
  std::string mentee_name = {};
  std::int64_t version = 1;
  std::int64_t place = 0;  // of the mentor's; 0: none, as after its end
  std::optional<Ending> ending = std::nullopt;
  Agreement agreement = {};
};

}  // namespace tandem::introductions
