// A bounded pool of threads with a bounded queue: what does not fit is refused at once.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace ams::host {

class Workers {
 public:
  Workers(unsigned threads, std::size_t queue_limit);
  ~Workers();  // finishes what is queued

  // False: the queue is full, or the pool is closing; `work` was not taken.
  bool submit(std::function<void()> work);
  void close();

 private:
  void serve();

  const std::size_t queue_limit_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<std::function<void()>> queue_;
  bool closing_ = false;
  std::vector<std::thread> threads_;
};

}  // namespace ams::host
