#!/bin/sh
# Makes .venv ready for one lock file, installing only what is missing: system libraries and
# python3-venv through apt, then the locked packages. Costs milliseconds when nothing is missing.
#
#   ./bootstrap.sh requirements.lock [window]      window: also the libraries of a real window
#   PYTHON=python3.12 ./bootstrap.sh …             the interpreter that a new .venv is made from
set -eu
cd "$(dirname "$0")"
lock=$1
purpose=${2-}

say() { printf '%s\n' "$*" >&2; }

# Debian package and its library: what Qt needs and its wheel does not carry.
needed_libraries() {
    cat <<END
libglib2.0-0         libgthread-2.0.so.0
libegl1              libEGL.so.1
libgl1               libGL.so.1
libfontconfig1       libfontconfig.so.1
libdbus-1-3          libdbus-1.so.3
libxkbcommon0        libxkbcommon.so.0
END
    [ "$purpose" = window ] || return 0
    cat <<END
libxcb-cursor0       libxcb-cursor.so.0
libxcb-icccm4        libxcb-icccm.so.4
libxcb-keysyms1      libxcb-keysyms.so.1
libxcb-shape0        libxcb-shape.so.0
libxkbcommon-x11-0   libxkbcommon-x11.so.0
libwayland-cursor0   libwayland-cursor.so.0
END
}

missing_libraries() {
    present=$(PATH=$PATH:/usr/sbin:/sbin ldconfig -p)
    needed_libraries | while read -r package library; do
        case $present in
            *"$library "*) ;;
            *) printf '%s ' "$package" ;;
        esac
    done
}

# Debian's own python3 comes without ensurepip; such a one cannot make an environment.
find_python() {
    for python in ${PYTHON:-python3.11 python3 python3.12 python3.13 python3.14}; do
        "$python" -c 'import ensurepip, sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null &&
            return
    done
    return 1
}

# What .venv/installed holds once everything in the lock file is there.
state_with() { .venv/bin/python --version && cat "$1"; }

# The packages of requirements-dev.lock include those of requirements.lock.
is_installed() {
    for candidate in "$lock" requirements-dev.lock; do
        state_with "$candidate" 2>/dev/null | cmp -s - .venv/installed && return
    done
    return 1
}

install_system_packages() {
    if [ "$(id -u)" != 0 ] || ! command -v apt-get >/dev/null; then
        say "缺少系统软件包，请先执行 / Please run first: sudo apt-get install --no-install-recommends $*"
        exit 1
    fi
    say "正在安装系统软件包 / Installing system packages: $*"
    apt-get update -qq || :    # an outdated list may still do
    DEBIAN_FRONTEND=noninteractive apt-get install -qq --no-install-recommends "$@" >/dev/null
}

install_python_packages() {
    say "正在安装 Python 软件包到 .venv（仅首次）/ Installing Python packages into .venv (once)"
    .venv/bin/python -m pip --version >/dev/null 2>&1 || "$python" -m venv --clear .venv
    .venv/bin/python -m pip install --quiet --disable-pip-version-check \
        --only-binary=:all: --require-hashes -r "$lock"
    # pip compiles the packages; with PYTHONDONTWRITEBYTECODE set, nobody else would compile ours.
    # A file that does not compile is for the tests to report.
    .venv/bin/python -m compileall -qq main.py workbench reports ui resources || :
    state_with "$lock" >.venv/installed
}

missing=$(missing_libraries)
is_installed || find_python || missing="$missing python3-venv"
# shellcheck disable=SC2086  # a list of package names
[ -z "$missing" ] || install_system_packages $missing
is_installed && exit
find_python || { say "需要带 venv 的 Python 3.11 以上版本 / Python 3.11 or newer with venv is needed"; exit 1; }
install_python_packages
