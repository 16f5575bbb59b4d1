#include <kit/database/database.hpp>

#include <atomic>

#include <kit/database/connection.hpp>
#include <kit/database/errors.hpp>
#include <kit/database/pool.hpp>
#include <kit/database/retry.hpp>

namespace ams::kit {
namespace {

// Under READ COMMITTED a SELECT that locks nothing sees and does the same in a transaction and
// alone. Whatever is not surely one begins the transaction.
bool only_reads(std::string_view sql) {
  return (sql.starts_with("SELECT ") || sql.starts_with("(SELECT ")) &&
         sql.find("FOR UPDATE") == sql.npos && sql.find("SHARE MODE") == sql.npos;
}

// One attempt. Whatever way it is left, the connection is then outside of any transaction, or
// broken. It begins with the first statement that writes or locks: a page that only reads spares
// two of three ways to the server.
class OpenTransaction final : public Transaction {
 public:
  OpenTransaction(Connection &connection, const Retry &retry,
                  std::atomic<std::uint64_t> &statements)
      : connection_(connection), retry_(retry), statements_(statements) {}
  ~OpenTransaction() override {
    if (begun_ && !committed_) roll_back();
  }

  Rows query(std::string_view sql, const Parameters &parameters) override;
  std::uint64_t execute(std::string_view sql, const Parameters &parameters) override;
  void commit();
  // The transient error that a body met, whatever it made of it.
  const std::optional<TransientError> &failure() const { return failure_; }

 private:
  // After a transient error the server may have rolled back already: a further statement would
  // stand alone.
  template <class Work>
  auto guarded(Work work) {
    if (failure_) throw TransientError(*failure_);
    retry_.check_deadline();
    ++statements_;
    try {
      return work();
    } catch (const TransientError &error) {
      failure_ = error;
      throw;
    }
  }

  void begin() {
    if (!begun_) connection_.command("START TRANSACTION");
    begun_ = true;
  }
  void roll_back() noexcept;

  Connection &connection_;
  const Retry &retry_;
  std::atomic<std::uint64_t> &statements_;
  std::optional<TransientError> failure_;
  bool begun_ = false;
  bool committed_ = false;
};

Rows OpenTransaction::query(std::string_view sql, const Parameters &parameters) {
  return guarded([&] {
    if (!only_reads(sql)) begin();
    return connection_.query(sql, parameters);
  });
}

std::uint64_t OpenTransaction::execute(std::string_view sql, const Parameters &parameters) {
  return guarded([&] {
    begin();
    return connection_.execute(sql, parameters);
  });
}

// By statement: the connector's commit() swallows errors. Whatever error comes back, the outcome
// is unknown, and so the transaction is run again.
void OpenTransaction::commit() {
  if (failure_) throw TransientError(*failure_);
  retry_.check_deadline();
  if (!begun_) return;
  try {
    connection_.command("COMMIT");
    committed_ = true;
  } catch (const TransientError &) {
    connection_.retire();
    throw;
  } catch (const DatabaseError &error) {
    connection_.retire();
    throw TransientError(std::string("COMMIT: ") + error.what(), error.code);
  }
}

void OpenTransaction::roll_back() noexcept {
  if (connection_.broken()) return;
  try {
    connection_.command("ROLLBACK");
  } catch (...) {
    connection_.retire();
  }
}

// Leaves the body of `once`, and so its transaction, when the first row exists.
struct AlreadyDone {};

}  // namespace

std::optional<Row> Transaction::query_one(std::string_view sql, const Parameters &parameters) {
  auto rows = query(sql, parameters);
  if (rows.size() > 1) throw std::logic_error("a query for one row found several");
  if (rows.empty()) return std::nullopt;
  return std::move(rows.front());
}

struct Database::Impl {
  Impl(DatabaseSettings settings, const Clock &on_clock, Random &from_random)
      : clock(on_clock), random(from_random), pool(std::move(settings), on_clock) {}

  void attempt(Deadline deadline, const Retry &retry,
               const std::function<void(Transaction &)> &body);

  const Clock &clock;
  Random &random;
  Pool pool;
  std::atomic<std::uint64_t> statements{0};
};

void Database::Impl::attempt(Deadline deadline, const Retry &retry,
                             const std::function<void(Transaction &)> &body) {
  auto connection = pool.borrow(deadline);
  OpenTransaction transaction(*connection, retry, statements);
  try {
    body(transaction);
  } catch (...) {
    if (transaction.failure()) throw TransientError(*transaction.failure());
    throw;
  }
  transaction.commit();
}

Database::Database(DatabaseSettings settings, const Clock &clock, Random &random) {
  prepare_driver();
  impl_ = std::make_unique<Impl>(std::move(settings), clock, random);
}

Database::~Database() = default;

void Database::run_erased(Deadline deadline, const std::function<void(Transaction &)> &body) {
  Retry retry(deadline, impl_->clock, impl_->random);
  for (;;) {
    retry.check_deadline();
    try {
      return impl_->attempt(deadline, retry, body);
    } catch (const TransientError &error) {
      if (lost_server(error.code)) impl_->pool.drop_idle();
      retry.after(error);
    } catch (const Conflict &conflict) {
      retry.after(TransientError(conflict.what(), 0));
    }
  }
}

bool Database::once(Deadline deadline, std::string_view first_row, const Parameters &parameters,
                    const std::function<void(Transaction &)> &body) {
  try {
    run_erased(deadline, [&](Transaction &transaction) {
      try {
        transaction.execute(first_row, parameters);
      } catch (const DuplicateKey &) {
        throw AlreadyDone{};
      }
      body(transaction);
    });
    return true;
  } catch (const AlreadyDone &) {
    return false;
  }
}

std::uint64_t Database::statements() const { return impl_->statements; }

}  // namespace ams::kit
