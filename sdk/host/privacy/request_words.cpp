// Requests under privacy law in words.
#include <host/privacy/requests.hpp>

namespace ams::host {

kit::Text text_of(RequestKind kind) {
  switch (kind) {
    case RequestKind::access:
      return _("See what is held about me");
    case RequestKind::correction:
      return _("Have something corrected");
    case RequestKind::erasure:
      return _("Have something erased");
    case RequestKind::question:
      return _("A question about my data");
    case RequestKind::complaint:
      break;
  }
  return _("A complaint about my data");
}

kit::Text text_of(RequestChannel channel) {
  switch (channel) {
    case RequestChannel::page:
      return _("On this site");
    case RequestChannel::mail:
      return _("By mail or e-mail");
    case RequestChannel::telephone:
      break;
  }
  return _("By telephone");
}

kit::Text text_of(RequestState state) {
  switch (state) {
    case RequestState::received:
      return _("Received");
    case RequestState::in_hand:
      return _("In hand");
    case RequestState::closed:
      break;
  }
  return _("Closed");
}

kit::Text text_of(RequestOutcome outcome) {
  switch (outcome) {
    case RequestOutcome::granted:
      return _("Done as asked");
    case RequestOutcome::partly_granted:
      return _("Done in part");
    case RequestOutcome::refused:
      return _("Refused, with the reason");
    case RequestOutcome::withdrawn:
      break;
  }
  return _("Withdrawn by whoever asked");
}

kit::Text text_of(RequestAction action) {
  switch (action) {
    case RequestAction::received:
      return _("Request received");
    case RequestAction::taken:
      return _("Request taken on");
    case RequestAction::answered:
      return _("Answer sent");
    case RequestAction::extended:
      return _("Time extended by 30 days");
    case RequestAction::closed:
      break;
  }
  return _("Request closed");
}

kit::Text text_of(RequestRefusal refusal) {
  switch (refusal) {
    case RequestRefusal::kind_missing:
      return _("Choose what it is about.");
    case RequestRefusal::words_missing:
      return _("Write a few words.");
    case RequestRefusal::words_too_long:
      return _("Your text is longer than 5,000 characters. Please shorten it.");
    case RequestRefusal::words_malformed:
      return _("Your text holds characters that cannot be kept. Please type them anew.");
    case RequestRefusal::too_many_open:
      return _("Ten of your requests are open. Please wait for an answer, or write to us by "
               "e-mail.");
    case RequestRefusal::date_missing:
      return _("Type the day as year-month-day, for example 2026-11-22.");
    case RequestRefusal::date_to_come:
      return _("This day is still to come.");
    case RequestRefusal::date_too_old:
      return _("This day is more than a year ago.");
    case RequestRefusal::channel_missing:
      return _("Choose how it came.");
    case RequestRefusal::name_missing:
      return _("Type the name of the person, in one line of at most 200 characters.");
    case RequestRefusal::email_malformed:
      return _("This is no e-mail address.");
    case RequestRefusal::own_request:
      return _("This is your own request, so a colleague has to handle it.");
    case RequestRefusal::closed_before:
      return _("This request is closed already.");
    case RequestRefusal::taken_before:
      return _("This request is yours already.");
    case RequestRefusal::not_taken:
      return _("Take this request on first: then you can do this.");
    case RequestRefusal::extended_before:
      return _("The time was extended once already; the law allows no second time.");
    case RequestRefusal::too_late_to_extend:
      return _("The time is over: it can no longer be extended. Please answer now.");
    case RequestRefusal::outcome_missing:
      return _("Choose an outcome.");
    case RequestRefusal::not_answered:
      return _("Nothing was answered yet: write the answer, and it is sent with the closing.");
    case RequestRefusal::changed_meanwhile:
      break;
  }
  return _("Somebody has changed this request since you opened the page. This is how it is now; "
           "your text is kept below.");
}

std::string reference_of(const kit::Id &request_id) {
  // The end of the id is its random part.
  std::string digits;
  for (const char c : request_id.text())
    if (c != '-') digits += c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  return "PR-" + digits.substr(digits.size() - 8);
}

}  // namespace ams::host
