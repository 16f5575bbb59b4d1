// Everything that is made when the plugin becomes active, in the order in which it is needed.
#pragma once

#include <ams/ext/api.h>
#include <ams/ext/pages.h>
#include <ams/host_ports.hpp>

#include <memory>
#include <vector>

#include <plugin/base/context.hpp>
#include <plugin/base/mailer.hpp>
#include <plugin/base/page.hpp>
#include <plugin/concerns/block_pages.hpp>
#include <plugin/concerns/console_pages.hpp>
#include <plugin/concerns/report_pages.hpp>
#include <plugin/concerns/service.hpp>
#include <plugin/consent/pages.hpp>
#include <plugin/consent/service.hpp>
#include <plugin/desks/api/api.hpp>
#include <plugin/desks/contacts.hpp>
#include <plugin/desks/my_mentor_page.hpp>
#include <plugin/desks/my_mentorship.hpp>
#include <plugin/desks/texts.hpp>
#include <plugin/desks/consents_page.hpp>
#include <plugin/desks/own_data.hpp>
#include <plugin/desks/retention.hpp>
#include <plugin/desks/staff/console.hpp>
#include <plugin/desks/staff/questionnaires_desk.hpp>
#include <plugin/desks/separations.hpp>
#include <plugin/directory/pages.hpp>
#include <plugin/directory/service.hpp>
#include <plugin/guide/pages.hpp>
#include <plugin/imports/pages.hpp>
#include <plugin/imports/service.hpp>
#include <plugin/incidents/pages.hpp>
#include <plugin/incidents/service.hpp>
#include <plugin/introductions/letters.hpp>
#include <plugin/introductions/pages.hpp>
#include <plugin/introductions/service.hpp>
#include <plugin/members/service.hpp>
#include <plugin/mentees/pages.hpp>
#include <plugin/mentees/service.hpp>
#include <plugin/mentors/pages.hpp>
#include <plugin/mentors/section.hpp>
#include <plugin/mentors/service.hpp>
#include <plugin/ports/ports.hpp>
#include <plugin/questionnaires/service.hpp>

namespace tandem {

class Module {
 public:
  explicit Module(const ams_host_t &host, kit::Log &log);

  // The host's side.
  ams::HostClock clock;
  ams::HostRandom random;
  ams::HostKeyRing keys;
  ams::HostTransport transport;
  ports::Urls urls;
  ports::MemberSource member_source;
  ports::MemberFinder member_finder;

  // What every noun is given.
  Program program;
  questionnaires::Catalog catalog;
  kit::Sealer sealer;
  kit::SecretKey hash_key;
  kit::Catalogue catalogue;
  kit::Templates templates;
  kit::Database database;
  Context context;
  kit::Outbox outbox;
  Mailer mailer;

  // The nouns, lower ones first.
  questionnaires::Service questionnaires;
  members::Service members;
  consent::Service consents;
  mentors::Service mentors;
  mentors::Section mentor_section;
  mentors::Acknowledgement acknowledgement;
  mentees::Service mentees;
  directory::Service directory;
  introductions::Letters letters;
  introductions::Service introductions;
  desks::Contacts contacts;
  concerns::Letters concern_letters;
  concerns::Service concerns;
  desks::Separations separations;
  imports::Service imports;

  // Their pages.
  consent::Pages consent_pages;
  mentees::Pages mentee_pages;
  directory::Pages directory_pages;
  introductions::Pages introduction_pages;
  concerns::ReportPages concern_pages;
  concerns::BlockPages block_pages;
  concerns::ConsolePages concern_console;
  imports::Pages import_pages;
  desks::MyMentorship my_mentorship;
  desks::OwnData own_data;
  desks::Retention retention;
  desks::ConsentsPage consents_page;
  incidents::Service incidents;
  incidents::Pages incident_pages;
  mentors::Pages mentor_pages;
  desks::MyMentorPage my_mentor_page;
  desks::Texts texts;
  desks::QuestionnairesDesk questionnaires_desk;
  desks::Console console;
  guide::ProgramPages program_pages;
  desks::Api api;
  ApiOperations api_operations;
  std::vector<ams_api_operation_t> api_table;  // of `api_operations`, as the host reads it
  PageRoutes routes;
  std::vector<ams_route_t> route_table;  // of `routes`, as the host reads it
};

}  // namespace tandem
