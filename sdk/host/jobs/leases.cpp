#include <host/jobs/leases.hpp>

namespace ams::host {
namespace {

constexpr kit::Microseconds lease_timeout = std::chrono::seconds(3);
// CAST: the product is a decimal otherwise.
constexpr const char *database_now = "CAST(UNIX_TIMESTAMP(NOW(6))*1000000 AS SIGNED)";

}  // namespace

std::optional<std::int64_t> Leases::take(const std::string &name, kit::Microseconds duration) {
  return database_.run(
      clock_.in(lease_timeout), [&](kit::Transaction &transaction) -> std::optional<std::int64_t> {
        transaction.execute(
            "INSERT IGNORE INTO ams_leases (name, holder, until_us, fence) VALUES (?,?,0,0)",
            {name, holder_});
        std::string now = database_now;
        std::uint64_t changed =
            transaction.execute("UPDATE ams_leases SET holder=?, until_us=" + now +
                                    "+?, fence=fence+1 "
                                    "WHERE name=? AND (until_us<" +
                                    now + " OR holder=?)",
                                {holder_, duration.count(), name, holder_});
        if (changed != 1) return std::nullopt;
        return transaction.query("SELECT fence FROM ams_leases WHERE name=?", {name})
            .at(0)
            .integer(0);
      });
}

void Leases::give_back(const std::string &name) {
  database_.run(clock_.in(lease_timeout), [&](kit::Transaction &transaction) {
    transaction.execute("UPDATE ams_leases SET until_us=0 WHERE name=? AND holder=?",
                        {name, holder_});
  });
}

}  // namespace ams::host
