#!/bin/bash
# build.sh PRESET [TARGET...]: configures and builds a preset.
set -euo pipefail
repository=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
source "$repository/packaging/common.sh"
build_preset "$@"
