# Which Debian 12 packages building, running and testing take, and how they get onto the machine.
# Sourced by packaging/run and packaging/test.
#
# "package=command": that one also counts as there when the command is, since Node.js often comes
# from elsewhere than Debian.

# The compiler and what makes it quick.
build_packages=(g++ cmake ninja-build pkg-config ccache mold gettext python3)

# The libraries of the kit, the host and the plugin.
library_packages=(
  libboost-dev libboost-filesystem-dev libboost-locale-dev
  libmysqlcppconn-dev libpoco-dev libpugixml-dev libctemplate-dev libsodium-dev
  nlohmann-json3-dev libfmt-dev libspdlog-dev libcli11-dev libhowardhinnant-date-dev)

# What runs beside the host. mariadb-server-core brings the server without the system's service:
# nothing starts by itself, on no machine and in no container.
service_packages=(mariadb-server-core mariadb-client-core tzdata ca-certificates)

run_packages=("${build_packages[@]}" "${library_packages[@]}" "${service_packages[@]}")

# What the tests take on top.
test_packages=(
  "${run_packages[@]}"
  libgtest-dev libgmock-dev binutils curl git openssl
  python3-pytest python3-aiosmtpd python3-jsonschema
  dovecot-pop3d
  chromium fonts-dejavu-core nodejs=node npm=npm)

# Prints those of the packages that are not there.
missing_packages() {
  local entry package command
  local installed
  installed=$(dpkg-query -W -f '${Package} ${db:Status-Status}\n' 2>/dev/null |
    awk '$2 == "installed" { print $1 }')
  for entry in "$@"; do
    package=${entry%%=*}
    command=${entry#*=}
    grep -qxF "$package" <<<"$installed" && continue
    [[ $entry == *=* ]] && command -v "$command" >/dev/null && continue
    echo "$package"
  done
}

# Installs what is missing, as root or through sudo. Does not touch apt, and needs no network, when
# everything is there.
install_packages() {
  local missing
  mapfile -t missing < <(missing_packages "$@")
  ((${#missing[@]})) || return 0
  echo "Installing ${#missing[@]} Debian packages: ${missing[*]}"
  local as_root=()
  if ((EUID != 0)); then
    command -v sudo >/dev/null || {
      echo "These need root: run this as root, or install sudo." >&2
      return 1
    }
    as_root=(sudo)
  fi
  # The lists of a fresh machine are empty, and those of an old one name versions that are gone.
  local apt=("${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -q -o DPkg::Lock::Timeout=300)
  # Dovecot's package would start a server for the whole machine; the tests start one of their own.
  if [[ -d /run/systemd/system && " ${missing[*]} " == *" dovecot-pop3d "* ]]; then
    "${as_root[@]}" systemctl mask dovecot.service dovecot.socket || return 1
  fi
  "${apt[@]}" update &&
    "${apt[@]}" install -y --no-install-recommends "${missing[@]}"
}
