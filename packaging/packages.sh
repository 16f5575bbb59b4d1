# Which Debian 12 packages building, running and testing take, and how they get onto the machine.
# Sourced by packaging/run and packaging/test.
#
# A line is a package, or "package=command": that one also counts as there when the command is,
# since Node.js often comes from elsewhere than Debian.

# The compiler and what makes it quick.
build_packages=(g++ cmake ninja-build pkg-config ccache mold gettext python3)

# The libraries of the kit, the host and the plugin (DEPENDENCIES.md says why these).
library_packages=(
  libboost-dev libboost-filesystem-dev libboost-locale-dev
  libmysqlcppconn-dev libpoco-dev libpugixml-dev libctemplate-dev libsodium-dev
  nlohmann-json3-dev libfmt-dev libspdlog-dev libcli11-dev libhowardhinnant-date-dev)

# What runs beside the host. mariadb-server-core brings the server without the system's service:
# nothing starts by itself, on no machine and in no container.
service_packages=(mariadb-server-core mariadb-client-core tzdata ca-certificates)

# What the tests take on top.
test_packages=(
  libgtest-dev libgmock-dev libasan8=- libubsan1=-
  git python3-pytest python3-aiosmtpd openssl
  chromium nodejs=node npm=npm fonts-dejavu-core)

run_packages=("${build_packages[@]}" "${library_packages[@]}" "${service_packages[@]}")
