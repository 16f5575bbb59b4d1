// An import: existing mentors, their consents and their pairings, brought in by staff from files.
//
//  1. Checking writes nothing of what is imported: a plan of rows, and a report of what is wrong.
//  2. A plan is carried out row by row; each row says what came of it, in the same transaction.
//  3. Undoing goes back through the rows, and leaves what somebody has changed since.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <kit/base/id.hpp>
#include <kit/base/time.hpp>
#include <kit/language/language.hpp>
#include <plugin/questionnaires/types.hpp>

namespace tandem::imports {

namespace kit = ams::kit;
using kit::Date;
using kit::Id;
using kit::Instant;
using kit::Language;

enum class File { mentors, consents, pairings };
constexpr File files[] = {File::mentors, File::consents, File::pairings};
const char *code(File file);
std::optional<File> parse_file(std::string_view code);

// A file as it was read: the names of its columns, and what stands below them. `line` is where a row
// begins in the file, from 1.
struct Table {
  std::vector<std::string> header;
  struct Row {
    unsigned line;
    std::vector<std::string> cells;
  };
  std::vector<Row> rows;
};

// What is wrong with a file, a row or a value.
enum class Problem {
  // The file: nothing of it can be used.
  not_utf8,
  no_header,
  too_many_rows,
  too_many_columns,
  quote_left_open,
  stray_quote,
  too_long_a_value,
  unknown_column,
  identity_column,  // PRV-01: only the member consents
  column_twice,
  column_missing,
  // The row or one of its values.
  wrong_number_of_values,
  missing,
  unknown_member,
  twice,
  not_yes_or_no,
  answer,  // refused by the questionnaire, in its own words
  unknown_document,
  unknown_version,
  unknown_language,
  not_a_date,
  in_the_future,
  ends_before_it_begins,
  same_person,
  no_mentor_row,
  not_a_mentor,
};
const char *code(Problem problem);
std::optional<Problem> parse_problem(std::string_view code);
// Nothing of such a file can be used, and nothing of the import is begun.
constexpr bool spoils_file(Problem problem) { return problem <= Problem::column_missing; }

struct Finding {
  File file;
  unsigned line = 0;
  std::string column = {};
  Problem problem;
  std::string value = {};
  std::string english = {};  // of `answer`
  std::string french = {};
  Id member_id = {};  // whose row it is, where that is known
};

// ---- Rows, as they were read ----

struct MentorRow {
  std::string email;
  bool paused = false;
  questionnaires::Sheet sheet = {};
};
struct ConsentRow {
  std::string email;
  std::string document;
  std::string version;
  Language language = Language::english;
  Date given_on{};
};
struct PairingRow {
  std::string mentor_email;
  std::string mentee_email;
  Date began_on{};
  std::optional<Date> ended_on = std::nullopt;
};

// ---- The plan ----

// What a row becomes. The order is that of carrying out; undoing goes backwards.
enum class Effect { consent, mentor, prepared, pairing };
const char *code(Effect effect);
std::optional<Effect> parse_effect(std::string_view code);

enum class RowState { waiting, done, skipped, undone, left };
const char *code(RowState state);
std::optional<RowState> parse_row_state(std::string_view code);

// Why nothing is done with a row, or why an undo left it.
enum class Reason {
  none,
  is_mentor,
  suspended,
  left_program,
  has_answers,
  said_no,
  prepared_before,
  agreed_before,
  consents_wrong,
  mentor_left_out,
  paired_before,
  introduction_open,
  kept_apart,
  unknown_member,
  unreadable,
  stopped,
  changed_since,
  mentors_since,
  is_mentor_still,
};
const char *code(Reason reason);
std::optional<Reason> parse_reason(std::string_view code);

// Allowed, and said.
enum class Note { none, lapsed, documents_outdated };
const char *code(Note note);
std::optional<Note> parse_note(std::string_view code);

struct Row {
  unsigned number = 0;
  unsigned line = 0;
  Effect effect = Effect::consent;
  RowState state = RowState::waiting;
  Reason reason = Reason::none;
  Note note = Note::none;
  Id member_id = {};  // the mentor
  Id other_id = {};   // the mentee of a pairing
  std::string content = {};  // JSON; sealed at rest; empty once it has served its time
  Id made_id = {};           // the prepared answers, the pairing
  std::int64_t made_version = 0;  // of the mentor's record
};

struct Plan {
  std::vector<Row> rows;
  std::vector<Finding> findings;
  unsigned rows_read = 0;

  bool has_spoilt_file() const {
    for (const auto &finding : findings)
      if (spoils_file(finding.problem)) return true;
    return false;
  }
};

// ---- An import ----

enum class State { checked, discarded, running, done, undoing, undone };
const char *code(State state);
std::optional<State> parse_state(std::string_view code);

struct Import {
  Id id;
  State state = State::checked;
  Id created_by = {};
  Instant created_at{};
  std::int64_t rows_read = 0;
  std::int64_t findings = 0;
  bool spoilt = false;
  bool tells = false;  // members with prepared answers, by mail
  std::optional<Instant> started_at = std::nullopt;
  Id started_by = {};
  std::optional<Instant> ended_at = std::nullopt;
  std::optional<Instant> undo_at = std::nullopt;
  Id undo_by = {};
  std::optional<Instant> undone_at = std::nullopt;
  std::optional<Instant> emptied_at = std::nullopt;
};

// How many rows there are of each kind.
struct Tally {
  Effect effect;
  RowState state;
  Reason reason;
  Note note;
  std::int64_t count;
};

}  // namespace tandem::imports
