# Sourced by web/client/rebuild: finds, and where it may installs, what a WebAssembly build needs.
#
# Two worlds are known: Debian's packages, and rustup everywhere else. In both the standard library is built along from its
# source (`-Z build-std`): Debian has no WebAssembly build of it, and one without panic messages is a good deal smaller.
# shellcheck shell=bash

# The packages of the Debian world. lld-19 is the newest linker that Debian 12 has.
DEBIAN_PACKAGES=(rustc-web cargo-web rust-web-src rust-web-llvm lld-19)
DEBIAN_LINKER=wasm-ld-19

# Sets TOOLCHAIN (debian|rustup), CARGO, RUSTC, LINKER (empty: the one of rustc) and STD_SOURCES (where the standard library's
# source files lie).
find_toolchain() {
  if debian_has_rust; then
    TOOLCHAIN=debian
    need_packages "${DEBIAN_PACKAGES[@]}"
    # By their full paths: a rustup in the PATH would stand before them.
    CARGO=/usr/bin/cargo
    RUSTC=/usr/bin/rustc
    LINKER=$DEBIAN_LINKER
    STD_SOURCES=/usr/lib/rustlib/src/rust
  elif command -v rustup >/dev/null; then
    TOOLCHAIN=rustup
    rustup component add rust-src
    CARGO=$(rustup which cargo)
    RUSTC=$(rustup which rustc)
    LINKER=
    STD_SOURCES=$("$RUSTC" --print sysroot)/lib/rustlib/src/rust
  else
    fail "no Rust for WebAssembly: install rustup (https://rustup.rs), or on Debian 12: ${DEBIAN_PACKAGES[*]}"
  fi
  export RUSTC
}

# Whether this is a Debian that has these packages, installed or in its archive. A fresh machine has to fetch the archive's
# index first.
debian_has_rust() {
  grep -qE '^(ID|ID_LIKE)=.*debian' /etc/os-release 2>/dev/null || return 1
  installed rustc-web && return 0
  apt-cache show rustc-web >/dev/null 2>&1 && return 0
  [ "$(id -u)" = 0 ] && apt-get update >&2 && apt-cache show rustc-web >/dev/null 2>&1
}

installed() { dpkg-query -W -f '${Status}' "$1" 2>/dev/null | grep -q 'install ok installed'; }

# Installs Debian packages when root, or says which are missing.
need_packages() {
  local missing=() package
  for package in "$@"; do
    installed "$package" || missing+=("$package")
  done
  [ ${#missing[@]} -gt 0 ] || return 0
  [ "$(id -u)" = 0 ] || fail "missing packages; as root: apt-get install ${missing[*]}"
  say "installing ${missing[*]}"
  DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "${missing[@]}" >&2
}

# A program ($1) of a package ($2) that Debian and others call the same.
need_program() {
  command -v "$1" >/dev/null && return 0
  [ "$TOOLCHAIN" = debian ] && need_packages "$2" && command -v "$1" >/dev/null && return 0
  fail "$1 is needed (package $2)"
}

# The version of a package ($1) in Cargo.lock: the tool and the library must be of one version, to the digit.
locked_version() {
  awk -v name="$1" '$1 == "name" { found = ($3 == "\"" name "\"") } found && $1 == "version" { gsub(/"/, "", $3); print $3; exit }' \
    "$ROOT/Cargo.lock"
}

# Sets WASM_BINDGEN to the generator of the very version in Cargo.lock, kept under target/tools.
need_wasm_bindgen() {
  local version
  version=$(locked_version wasm-bindgen)
  [ -n "$version" ] || fail "wasm-bindgen is not in Cargo.lock"
  WASM_BINDGEN=$TOOLS/bin/wasm-bindgen
  [ "$("$WASM_BINDGEN" --version 2>/dev/null)" = "wasm-bindgen $version" ] && return 0
  say "installing wasm-bindgen-cli $version"
  "$CARGO" install --quiet --locked --root "$TOOLS" --version "=$version" wasm-bindgen-cli >&2
}

# Sets WASM_OPT to the pinned optimiser; npm checks its digest against package-lock.json.
need_binaryen() {
  local pinned=$ROOT/web/client/toolchain installed=$TOOLS/binaryen
  WASM_OPT=$installed/node_modules/.bin/wasm-opt
  # The copy called `complete` is made last, so that its presence says that the installation is whole.
  cmp -s "$pinned/package-lock.json" "$installed/complete" && return 0
  need_program npm npm
  say "installing binaryen"
  rm -rf "$installed"
  mkdir -p "$installed"
  cp "$pinned/package.json" "$pinned/package-lock.json" "$installed/"
  npm ci --prefix "$installed" --ignore-scripts --no-audit --no-fund --loglevel=error >&2
  cp "$pinned/package-lock.json" "$installed/complete"
}

# The versions on which the bytes depend, one line each: the head of web/dist/TOOLCHAIN.
toolchain_versions() {
  local standard_library=rustup
  [ "$TOOLCHAIN" = rustup ] || standard_library="debian $(dpkg-query -W -f '${Version}' rustc-web)"
  echo "rustc $("$RUSTC" --version | cut -d' ' -f2-)"
  echo "standard-library $standard_library"
  echo "linker $(linker_version)"
  echo "wasm-bindgen $("$WASM_BINDGEN" --version | cut -d' ' -f2)"
  echo "binaryen $("$WASM_OPT" --version | sed -E 's/^wasm-opt version ([0-9.]+).*/\1/')"
}

linker_version() {
  if [ -n "$LINKER" ]; then "$LINKER" --version; else echo "rust-lld of rustc"; fi
}
