# What packaging/run and packaging/test begin with. Sourced; $repository is set by then.

# Through sudo, only apt needs root: everything after it runs as the person who called, if the
# checkout is theirs, so that no file of theirs ends up belonging to root.
step_down() {
  ((EUID == 0)) && [[ -n ${SUDO_USER:-} && $SUDO_USER != root ]] || return 0
  [[ $(stat -c %U "$repository") == "$SUDO_USER" ]] || return 0
  local home
  home=$(getent passwd "$SUDO_USER" | cut -d: -f6)
  exec runuser -u "$SUDO_USER" -- env -u SUDO_USER HOME="$home" USER="$SUDO_USER" \
    LOGNAME="$SUDO_USER" "$@"
}

# Configures and builds a preset; says nothing when there is nothing to do.
build_preset() {
  local preset=$1
  shift
  local folder=$repository/build/$preset
  mkdir -p "$folder"
  if [[ ! -e $folder/build.ninja ]]; then
    echo "Configuring build/$preset"
    (cd "$repository" && cmake --preset "$preset") >"$folder/configure.log" 2>&1 || {
      cat "$folder/configure.log" >&2
      return 1
    }
  fi
  # A dry run tells whether there is work, without its lines.
  if ninja -C "$folder" -n "$@" | grep -q 'no work to do'; then return 0; fi
  echo "Building build/$preset (a first build takes some minutes)"
  ninja -C "$folder" "$@"
}
