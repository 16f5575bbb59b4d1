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
    echo "Building build/$preset for the first time, which takes some minutes"
    (cd "$repository" && cmake --preset "$preset") >"$folder/configure.log" 2>&1 || {
      cat "$folder/configure.log" >&2
      return 1
    }
  fi
  # Left out: what ninja says when there is nothing to do.
  ninja -C "$folder" "$@" |
    sed -u -e '/^ninja: \(Entering directory\|no work to do\)/d' -e '/Re-checking globbed/d'
}
