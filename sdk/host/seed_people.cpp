#include <host/seed_people.hpp>

#include <array>
#include <span>
#include <string>

#include <kit/crypto/token.hpp>
#include <kit/language/format.hpp>

namespace ams::host {

namespace {

struct Named {
  const char *given, *family, *email, *category, *subtype, *province, *country, *language;
  int paid_days;  // from today; negative: lapsed
  bool staff;
};

// One of each kind that the program treats differently (FACTS 1.4).
constexpr Named named_people[] = {
    {"Amelia", "Hart", "amelia.hart", "MEM", "", "ON", "CA", "en", 21, false},
    {"Luc", "Tremblay", "luc.tremblay", "MEM", "", "QC", "CA", "fr", 200, false},
    {"Sam", "Staff", "staff", "MEM", "", "ON", "CA", "en", 300, true},
    {"Sylvie", "Bergeron", "sylvie.bergeron", "MEM", "", "QC", "CA", "fr", 300, true},
    {"Nora", "Lindqvist", "nora.lindqvist", "MEM", "", "MB", "CA", "en", -40, false},
    {"Ruth", "Abrams", "ruth.abrams", "MEM", "", "ON", "CA", "en", 0, false},
    {"Priya", "Raman", "priya.raman", "ASC_STU", "", "BC", "CA", "en", 150, false},
    {"Gilles", "Bouchard", "gilles.bouchard", "MEM_RET", "", "NB", "CA", "fr", 90, false},
    {"Chinedu", "Okafor", "chinedu.okafor", "ASC_PROV", "", "AB", "CA", "en", 120, false},
    {"Marie-Ève", "Gagnon", "marie-eve.gagnon", "ASC_OTA", "", "QC", "CA", "fr", 45, false},
    {"Tom", "Peters", "tom.peters", "ASC_IND", "OTA_NONACC", "NS", "CA", "en", 80, false},
    {"Haruka", "Sato", "haruka.sato", "ASC_IND", "OT_ABROAD", "XX", "JP", "en", 110, false},
    {"Daniel", "Whitefeather", "daniel.whitefeather", "ASC_IND", "OTHER_PROF", "SK", "CA", "en",
     60, false},
    {"Élise", "Fontaine", "elise.fontaine", "MEM_OUT", "", "XX", "CH", "fr", 240, false},
};

constexpr const char *given_names[] = {
    "Olivia",  "Noah",    "Chloé",   "Mohammed", "Aisha",    "Wei",      "Mei-Ling", "Arjun",
    "Simran",  "Diego",   "Camila",  "Kwame",    "Ngozi",    "Fatima",   "Youssef",  "Leila",
    "Étienne", "Geneviève", "Mathis", "Océane",  "Siobhán",  "Ewan",     "Ingrid",   "Mateusz",
    "Oksana",  "Dmitri",  "Yuki",    "Ji-woo",   "Linh",     "Thanh",    "Rosalie",  "Benoît",
    "Tala",    "Jose",    "Kalena",  "Nanuq",    "Winona",   "Shania",   "Anjali",   "Ravi",
    "Esther",  "David",   "Miriam",  "Abdi",     "Hodan",    "Zainab",   "Omar",     "Grace",
    "Victor",  "Anaïs",   "Thérèse", "Jean-Luc", "Marguerite", "Antoine", "Beatriz", "Marco",
    "Giulia",  "Nikos",   "Eleni",   "Claire"};

constexpr const char *family_names[] = {
    "Nguyen",   "Singh",     "Smith",    "Roy",       "Côté",      "Gauthier", "Morin",
    "Lavoie",   "Patel",     "Kaur",     "Chen",      "Wong",      "Li",       "Kim",
    "Tanaka",   "Haddad",    "El-Amin",  "Hassan",    "Mensah",    "Adeyemi",  "Mbeki",
    "Silva",    "García",    "Rodríguez", "MacDonald", "O’Connor", "Fraser",   "Campbell",
    "Kowalski", "Shevchenko", "Petrov",  "Andersen",  "Schmidt",   "van Dijk", "Rossi",
    "Papadopoulos", "Cohen", "Levy",     "Reyes",     "Santos",    "Cardinal", "Ittuk",
    "Beardy",   "Francis",   "Paul",     "Sinclair",  "Leblanc",   "Cormier",  "Arsenault",
    "Gallant",  "Desjardins", "Pelletier", "Bélanger", "Ouellet",  "Jean-Baptiste", "Pierre",
    "Ali",      "Khan",      "Thompson", "Whiting"};

constexpr const char *made_categories[] = {"MEM", "MEM", "MEM",     "MEM",     "MEM",    "MEM",
                                           "MEM", "MEM", "ASC_OTA", "ASC_STU", "MEM_RET",
                                           "ASC_PROV"};
constexpr const char *english_provinces[] = {"ON", "ON", "ON", "BC", "BC", "AB", "AB",
                                             "MB", "SK", "NS", "NB", "NL", "PE", "YT", "NT", "NU"};
constexpr const char *french_provinces[] = {"QC", "QC", "QC", "QC", "NB", "ON", "MB"};

kit::Id seed_id(const std::string &email) {
  return kit::Id::from_binary(kit::hash_token("seed:" + email).substr(0, 16));
}

kit::Date days_from(kit::Date today, int days) {
  return kit::Date(std::chrono::sys_days(today) + std::chrono::days(days));
}

// Any number that stays the same for the same person and question.
unsigned draw(unsigned person, const char *question, unsigned below) {
  const auto bytes = kit::hash_token(std::string(question) + ":" + std::to_string(person));
  unsigned number = 0;
  for (int at = 0; at < 4; ++at) number = number << 8 | static_cast<unsigned char>(bytes[at]);
  return number % below;
}

template <std::size_t N>
const char *pick(unsigned person, const char *question, const char *const (&list)[N]) {
  return list[draw(person, question, N)];
}

// "marie-eve.o-connor": letters, and what joins them.
std::string address_part(const std::string &name) {
  std::string part;
  for (const char c : kit::fold(name)) {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    if (letter) part += c;
    if (!letter && !part.empty() && part.back() != '-') part += '-';
  }
  return part;
}

// Most pay well ahead, some renew soon, some have just lapsed.
int paid_days(unsigned person) {
  const unsigned kind = draw(person, "paid", 10);
  if (kind == 0) return -static_cast<int>(1 + draw(person, "late", 90));
  if (kind <= 2) return static_cast<int>(1 + draw(person, "soon", 45));
  return static_cast<int>(46 + draw(person, "ahead", 310));
}

SeedPerson made_up(unsigned number, kit::Date today) {
  SeedPerson person;
  auto &member = person.member;
  member.given_name = pick(number, "given", given_names);
  member.family_name = pick(number, "family", family_names);
  member.email = address_part(member.given_name) + "." + address_part(member.family_name) +
                 std::to_string(number) + "@example.org";
  member.category = pick(number, "category", made_categories);
  const bool french = draw(number, "language", 10) < 3;
  member.language = french ? kit::Language::french : kit::Language::english;
  member.province = french ? pick(number, "province", french_provinces)
                           : pick(number, "province", english_provinces);
  member.paid_through = days_from(today, paid_days(number));
  member.id = seed_id(member.email);
  return person;
}

SeedPerson named(const Named &from, kit::Date today) {
  SeedPerson person;
  person.staff = from.staff;
  person.named = true;
  auto &member = person.member;
  member.given_name = from.given;
  member.family_name = from.family;
  member.email = std::string(from.email) + "@example.org";
  member.category = from.category;
  member.subtype = from.subtype;
  member.province = from.province;
  member.country = from.country;
  member.language = kit::parse_language(from.language).value_or(kit::Language::english);
  member.paid_through = days_from(today, from.paid_days);
  member.id = seed_id(member.email);
  return person;
}

}  // namespace

std::vector<SeedPerson> seed_people(kit::Date today, unsigned members) {
  std::vector<SeedPerson> people;
  for (const auto &one : named_people) people.push_back(named(one, today));
  for (unsigned number = 1; people.size() < members; ++number) {
    people.push_back(made_up(number, today));
  }
  return people;
}

}  // namespace ams::host
