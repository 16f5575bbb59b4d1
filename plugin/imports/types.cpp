#include <plugin/imports/types.hpp>

#include <iterator>

namespace tandem::imports {

namespace {

constexpr const char *file_codes[] = {"mentors", "consents", "pairings"};
constexpr const char *problem_codes[] = {
    "not_utf8",        "no_header",         "too_many_rows",
    "too_many_columns", "quote_left_open",  "stray_quote",
    "too_long_a_value", "unknown_column",   "identity_column",
    "column_twice",    "column_missing",    "wrong_number_of_values",
    "missing",         "unknown_member",    "twice",
    "not_yes_or_no",   "answer",            "unknown_document",
    "unknown_version", "unknown_language",  "not_a_date",
    "in_the_future",   "ends_before_it_begins", "same_person",
    "no_mentor_row",   "not_a_mentor"};
static_assert(std::size(problem_codes) == static_cast<std::size_t>(Problem::not_a_mentor) + 1);
constexpr const char *effect_codes[] = {"consent", "mentor", "prepared", "pairing"};
constexpr const char *row_state_codes[] = {"waiting", "done", "skipped", "undone", "left"};
constexpr const char *reason_codes[] = {
    "",                "is_mentor",       "suspended",     "left_program",   "has_answers",
    "said_no",         "prepared_before", "agreed_before", "consents_wrong", "mentor_left_out",
    "paired_before",   "introduction_open", "kept_apart",  "unknown_member", "unreadable",
    "stopped",         "changed_since",   "mentors_since", "is_mentor_still"};
static_assert(std::size(reason_codes) == static_cast<std::size_t>(Reason::is_mentor_still) + 1);
constexpr const char *note_codes[] = {"", "lapsed", "documents_outdated"};
constexpr const char *state_codes[] = {"checked", "discarded", "running",
                                       "done",    "undoing",   "undone"};

template <class Enum, std::size_t size>
std::optional<Enum> parse(const char *const (&codes)[size], std::string_view code) {
  for (std::size_t at = 0; at < size; ++at)
    if (code == codes[at]) return static_cast<Enum>(at);
  return std::nullopt;
}

template <class Enum>
std::size_t place(Enum value) {
  return static_cast<std::size_t>(value);
}

}  // namespace

const char *code(File file) { return file_codes[place(file)]; }
const char *code(Problem problem) { return problem_codes[place(problem)]; }
const char *code(Effect effect) { return effect_codes[place(effect)]; }
const char *code(RowState state) { return row_state_codes[place(state)]; }
const char *code(Reason reason) { return reason_codes[place(reason)]; }
const char *code(Note note) { return note_codes[place(note)]; }
const char *code(State state) { return state_codes[place(state)]; }

std::optional<File> parse_file(std::string_view code) { return parse<File>(file_codes, code); }
std::optional<Problem> parse_problem(std::string_view code) {
  return parse<Problem>(problem_codes, code);
}
std::optional<Effect> parse_effect(std::string_view code) {
  return parse<Effect>(effect_codes, code);
}
std::optional<RowState> parse_row_state(std::string_view code) {
  return parse<RowState>(row_state_codes, code);
}
std::optional<Reason> parse_reason(std::string_view code) {
  return parse<Reason>(reason_codes, code);
}
std::optional<Note> parse_note(std::string_view code) { return parse<Note>(note_codes, code); }
std::optional<State> parse_state(std::string_view code) { return parse<State>(state_codes, code); }

}  // namespace tandem::imports
