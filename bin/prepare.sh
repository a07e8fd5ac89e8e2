# Read by bin/run and bin/test: what the machine must have before anything can be built or run.
# shellcheck shell=bash

say() { printf '\033[1m» %s\033[0m\n' "$*" >&2; }

fail() {
  printf '\033[1m✗ %s\033[0m\n' "$1" >&2
  shift
  for line in "$@"; do printf '  %s\n' "$line" >&2; done
  exit 1
}

as_root() {
  if [ "$(id -u)" -eq 0 ]; then
    "$@"
  else
    sudo "$@"
  fi
}

: "${HOME:=$(getent passwd "$(id -u)" | cut -d: -f6)}"
export HOME

has() { command -v "$1" >/dev/null 2>&1; }

has_postgres() {
  local initdb
  for initdb in /usr/lib/postgresql/*/bin/initdb; do
    [ -x "$initdb" ] && return 0
  done
  has initdb
}

# Debian's package makes a cluster and starts it. Rookery has its own, so none is made; one that is
# there already stays as it is.
without_main_cluster() {
  local conf=/etc/postgresql-common/createcluster.conf
  apt_install postgresql-common
  [ "$(pg_conftool "$conf" show -bs create_main_cluster 2>/dev/null)" != "" ] ||
    printf 'create_main_cluster = false\n' | as_root tee -a "$conf" >/dev/null
}

apt_install() {
  as_root env DEBIAN_FRONTEND=noninteractive \
    apt-get install -y --no-install-recommends -o Dpkg::Options::=--force-confold "$@" >&2 ||
    fail "Installing $* failed." \
      "See the lines above. Is the network there, and nothing else using apt?" \
      "Then run this command again; it goes on where it stopped."
}

install_packages() {
  local missing=()
  has cc || missing+=(gcc libc6-dev)
  # One of the dependencies is built by it.
  has make || missing+=(make)
  has_postgres || missing+=(postgresql)
  has redis-server || missing+=(redis-server)
  has ffmpeg || missing+=(ffmpeg)
  has cargo || [ -x "$HOME/.cargo/bin/cargo" ] || has curl || missing+=(curl)
  has cargo || [ -x "$HOME/.cargo/bin/cargo" ] || [ -e /etc/ssl/certs/ca-certificates.crt ] ||
    missing+=(ca-certificates)
  [ ${#missing[@]} -eq 0 ] && return 0

  has apt-get || fail "Missing: ${missing[*]} (names of Debian packages)." \
    "There is no apt-get here: install what they hold in your system's way, then run this again."
  [ "$(id -u)" -eq 0 ] || has sudo || fail "Missing: ${missing[*]}" \
    "Neither root nor sudo: let somebody who may run" \
    "  apt-get install ${missing[*]}" \
    "and then run this command again."

  say "Installing ${missing[*]}"
  # An installation that was interrupted blocks every later one.
  as_root env DEBIAN_FRONTEND=noninteractive dpkg --configure -a --force-confold >&2 || true
  as_root apt-get update -q >&2 ||
    say "The lists of packages could not be refreshed; trying with those that are here."
  case " ${missing[*]} " in *" postgresql "*) without_main_cluster ;; esac
  apt_install "${missing[@]}"
}

# Rust in the version of rust-toolchain.toml.
install_rust() {
  export PATH="$HOME/.cargo/bin:$PATH"
  if ! has cargo; then
    say "Installing Rust (rustup, into $HOME/.cargo)"
    curl --proto '=https' --tlsv1.2 -sSf --retry 3 https://sh.rustup.rs |
      sh -s -- -y --quiet --profile minimal --default-toolchain none --no-modify-path >&2 ||
      fail "Rust could not be installed from https://sh.rustup.rs." \
        "Is the network there? Any Rust from $(rust_version) on will do: install it in your own way" \
        "so that 'cargo' is on the PATH, then run this command again."
  fi
  if has rustup; then
    # Says nothing where the version is there already.
    rustup which cargo >/dev/null 2>&1 && return 0
    say "Installing Rust $(rust_version)"
    rustup toolchain install "$(rust_version)" --profile minimal \
      --component rustfmt --component clippy >&2 ||
      fail "Rust $(rust_version) could not be installed." \
        "Is the network there? 'rustup toolchain install $(rust_version)' shows more."
  elif ! cargo --version >/dev/null 2>&1; then
    fail "cargo does not work." "'cargo --version' shows why."
  fi
}

rust_version() { sed -n 's/^channel = "\(.*\)"/\1/p' rust-toolchain.toml; }
