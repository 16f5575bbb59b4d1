#!/bin/bash
# The browser tests, or those files that are named: their npm packages from the lock file, then node’s
# own test runner. They start
# what they test with packaging/stack/serve.py.
set -euo pipefail
repository=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
cd "$repository/tests/browser"
# Once for each lock file: later runs need no network.
if [[ ! -e node_modules/.installed || package-lock.json -nt node_modules/.installed ]]; then
  npm ci --ignore-scripts --no-audit --no-fund
  touch node_modules/.installed
fi
(($#)) || set -- ./*.test.mjs
# Every test takes members of its own.
exec /usr/bin/python3 -B "$repository/packaging/stack/serve.py" --members 1500 --mentors -- \
  node --test --test-reporter=tap --test-concurrency=1 "$@"
