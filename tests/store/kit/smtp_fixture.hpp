// What the tests of the SMTP transport share.
#pragma once

#include <gmock/gmock.h>

#include <string>

#include <kit/base/system.hpp>
#include <kit/mail/transport.hpp>

namespace ams::kit {

// Lines that end a mail, or change, unless they are dot-stuffed.
inline const std::string dotted_mail =
    "Subject: dots\r\n\r\n.\r\n..\r\n.one\r\n\r\n.\r\nQUIT\r\n.\r\nlast\r\n.\r\n";

struct smtp_fixture : testing::Test {
  SystemClock clock;

  Attempt send(const SmtpSettings &settings, Microseconds time = std::chrono::seconds(5),
               const std::string &text = dotted_mail) const {
    return make_smtp(settings, clock)
        ->send("bounces@association.example", "marie@example.org", text, clock.in(time));
  }
  static SmtpSettings at(unsigned port) {
    SmtpSettings settings;
    settings.host = "localhost";
    settings.port = port;
    return settings;
  }
};

}  // namespace ams::kit
