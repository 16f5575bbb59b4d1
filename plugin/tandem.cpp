// The composition root: the only file that knows everyone.
#include <plugin/tandem.hpp>

#include <stdexcept>

#include <ams/ext/config.h>
#include <ams/host_ports.hpp>
#include <hooks/hooks.hpp>
#include <kit/database/migrations.hpp>
#include <plugin/module.hpp>
#include <tandem_data.hpp>
#include <tandem_templates.hpp>

namespace tandem {

namespace {

kit::SecretKey read_hash_key(const ams_host_t &host) {
  return ams::HostKeyRing(host, "hash").current().key;
}

// The file's values; before them what the host's configuration says, and its own time zone.
Program read_program(const ams_host_t &host) {
  auto program = Program::parse(kit::embedded(tandem_data(), "templates/program.xml"));
  const ams::HostConfig config(host);
  program.configure([&](const std::string &name) {
    auto value = config.get(name.c_str());
    return value || name != "time_zone" ? value : config.get(AMS_CONFIG_TIME_ZONE);
  });
  return program;
}

questionnaires::Catalog read_catalog() {
  const auto file = [](const char *name) { return kit::embedded(tandem_data(), name); };
  return {file("templates/questionnaire/lists.xml"), file("templates/questionnaire/mentor.xml"),
          file("templates/questionnaire/mentee.xml")};
}

void append(PageRoutes &routes, PageRoutes more) {
  for (auto &route : more) routes.push_back(std::move(route));
}

// The schema that is there has to be one that this version can work with (DESIGN 3, ams.schema/1).
void check_schema(Module &module) {
  const auto version = kit::schema_version(module.database, module.clock, "tandem");
  const auto [lowest, highest] = hooks::supported_schema();
  if (version < lowest) {
    throw std::runtime_error("the database has schema " + std::to_string(version) +
                             " of tandem and this version needs " + std::to_string(lowest) +
                             ": run 'ams_host migrate' first");
  }
  if (version > highest) {
    throw std::runtime_error("the database has schema " + std::to_string(version) +
                             " of tandem and this older version knows only " +
                             std::to_string(highest) + ": install the newer plugin");
  }
}

}  // namespace

Module::Module(const ams_host_t &host, kit::Log &log)
    : clock(host),
      random(host),
      keys(host, "records"),
      transport(host),
      urls(host),
      member_source(host),
      member_finder(host),
      program(read_program(host)),
      catalog(read_catalog()),
      sealer(keys),
      hash_key(read_hash_key(host)),
      catalogue(kit::embedded(tandem_templates(), "fr.mo")),
      templates(tandem_templates()),
      database(ams::read_database(host), clock, random),
      context{database,  clock,     random,   log,  sealer,
              hash_key,  catalogue, templates, urls, program},
      outbox("tandem", database, sealer, clock, log),
      mailer(context, outbox),
      questionnaires(context, catalog),
      members(context, member_source),
      consents(context),
      mentors(context, members, consents, mailer),
      mentor_section(context, mentors, members, catalog),
      acknowledgement(context, mentors, members, consents),
      mentees(context, consents, catalog),
      directory(context, mentors, members, catalog),
      letters(context, catalog, mailer),
      introductions(context, members, mentors, mentees, letters),
      contacts(introductions),
      concern_letters(context, mailer),
      concerns(context, members, mentors, introductions, concern_letters),
      separations(concerns),
      imports(context,
              {members, member_finder, consents, mentors, introductions, concerns, catalog}),
      consent_pages(context, consents),
      mentee_pages(context, members, mentees, catalog),
      directory_pages(context, directory, members, mentees, catalog),
      introduction_pages(context, members, mentors, mentees, introductions, catalog),
      concern_pages(context, concerns),
      block_pages(context, concerns),
      concern_console(context, members, concerns),
      import_pages(context, imports, mentors, catalog),
      my_mentorship(context, members, mentors, mentees, introductions),
      own_data(context, {members, mentors, mentees, introductions, concerns, catalog}),
      retention(context, members, mentees),
      consents_page(context, members, catalog),
      incidents(context),
      incident_pages(context, incidents),
      mentor_pages(context, mentors, members, acknowledgement),
      my_mentor_page(context, members, mentors, directory, catalog),
      texts(context, members, consents, mentors),
      questionnaires_desk(context, members, mentors, catalog, questionnaires),
      console(context, members, member_finder, mentors, catalog, outbox),
      program_pages(context, tandem_data()),
      api({context, members, consents, mentors, mentor_section, mentees, directory, contacts,
           introductions, concerns, catalog},
          kit::embedded(tandem_data(), "templates/api/mentorship.json")) {
  members.listen(mentors);
  members.listen(mentees);
  members.listen(introductions);
  members.listen(concerns);
  members.listen(imports);
  mentors.listen(introductions);
  consents.listen(mentors);
  console.add({_("Published texts"), "/console/mentorship/texts"});
  console.add({_("Questionnaires"), "/console/mentorship/questionnaires"});
  // Without a count of what waits: everybody on staff sees it, also whoever is named in a case.
  console.add({_("Concerns"), "/console/mentorship/concerns"});
  console.add({_("Register of incidents"), "/console/mentorship/incidents"});
  console.add({_("Import"), "/console/mentorship/imports"});
  directory_pages.ask(contacts);
  introduction_pages.ask(acknowledgement);
  directory.ask(separations);
  introductions.ask(separations);
  append(routes, consent_pages.routes());
  append(routes, mentee_pages.routes());
  append(routes, directory_pages.routes());
  append(routes, introduction_pages.routes());
  append(routes, concern_pages.routes());
  append(routes, block_pages.routes());
  append(routes, concern_console.routes());
  append(routes, import_pages.routes());
  append(routes, my_mentorship.routes());
  append(routes, consents_page.routes());
  append(routes, incident_pages.routes());
  append(routes, mentor_pages.routes());
  append(routes, my_mentor_page.routes());
  append(routes, texts.routes());
  append(routes, questionnaires_desk.routes());
  append(routes, console.routes());
  append(routes, program_pages.routes());
  api_operations = api.operations();
  for (const auto &one : api_operations) {
    api_table.push_back({sizeof(ams_api_operation_t), one.method, one.pattern, one.permission,
                         one.scope, one.body_limit, one.creates ? AMS_API_CREATES : 0});
  }
  for (const auto &route : routes) {
    route_table.push_back({sizeof(ams_route_t), route.method, route.pattern, route.permission,
                           route.body_limit, 0});
  }
}

Plugin::Plugin(const ams_host_t &host) : PluginBase(host) {}
Plugin::~Plugin() = default;

void Plugin::activate() {
  auto module = std::make_unique<Module>(host(), log());
  check_schema(*module);
  module_ = std::move(module);
}

void Plugin::deactivate() noexcept { module_.reset(); }

const void *Plugin::extension(std::string_view id) noexcept { return hooks::find(id); }

}  // namespace tandem
