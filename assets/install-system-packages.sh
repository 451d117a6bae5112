#!/bin/sh
# Install what Earmark needs from the system, and only what is missing.
#
#   install-system-packages.sh demo     VLC's library, and Python's venv where it is apart
#   install-system-packages.sh test     these, and the programs the tests use
#
# Root, or sudo, is asked for only when something has to be installed.
set -eu
PATH="$PATH:/usr/sbin:/sbin"

say() { printf '%s\n' "$*" >&2; }

has_program() { command -v "$1" >/dev/null 2>&1; }

has_library() {
    if has_program ldconfig; then
        ldconfig -p | grep -q "$1\.so"
    else
        ls /usr/lib/"$1".* /usr/local/lib/"$1".* /opt/homebrew/lib/"$1".* 2>/dev/null |
            grep -q .
    fi
}

has_vlc() {
    if [ "$(uname)" = Darwin ]; then
        [ -d /Applications/VLC.app ] || [ -d "$HOME/Applications/VLC.app" ]
    else
        has_library libvlc &&
            ls -d /usr/lib/vlc/plugins/codec /usr/lib64/vlc/plugins/codec \
                /usr/lib/*/vlc/plugins/codec 2>/dev/null | grep -q .
    fi
}

has_venv() { "${PYTHON:-python3}" -c 'import ensurepip, venv' 2>/dev/null; }

has_font() { ls -d /usr/share/fonts/*/dejavu* /usr/share/fonts/dejavu* 2>/dev/null | grep -q .; }

missing() {
    has_vlc || echo vlc
    if ! [ "$(uname)" = Darwin ]; then
        has_program python3 || echo python
        has_venv || echo venv
        ! has_program apt-get || [ -e /etc/ssl/certs/ca-certificates.crt ] ||
            echo certificates
    fi
    [ "$1" = test ] || return 0
    for program in espeak-ng ffmpeg tmux; do
        has_program "$program" || echo "$program"
    done
    has_library libcairo || echo cairo
    [ "$(uname)" = Darwin ] || has_font || echo font
    [ "$(uname)" = Darwin ] || has_program dbus-daemon || echo dbus
    [ "$(uname)" = Darwin ] || has_program playerctl || echo playerctl
}

manager() {
    for name in apt-get dnf pacman zypper apk brew; do
        if has_program "$name"; then
            echo "$name"
            return
        fi
    done
}

# What a package manager calls each thing.
package_names() {
    case "$1:$2" in
        apt-get:vlc) echo libvlc5 vlc-plugin-base ca-certificates ;;
        apt-get:python) echo python3 python3-venv ;;
        apt-get:venv) echo "$(basename "${PYTHON:-python3}")-venv" ;;
        apt-get:cairo) echo libcairo2 ;;
        apt-get:font) echo fonts-dejavu-core ;;
        zypper:dbus) echo dbus-1-daemon dbus-1-tools ;;
        dnf:dbus) echo dbus-daemon dbus-tools ;;
        pacman:vlc) echo vlc vlc-plugins-all ;;
        pacman:font) echo ttf-dejavu ;;
        pacman:python | pacman:venv) echo python ;;
        zypper:vlc) echo libvlc5 vlc-noX ;;
        zypper:cairo) echo libcairo2 ;;
        zypper:font) echo dejavu-fonts ;;
        dnf:ffmpeg) echo ffmpeg-free ;;
        dnf:font) echo dejavu-sans-mono-fonts ;;
        apk:font) echo font-dejavu ;;
        *:python | *:venv) echo python3 ;;
        *:certificates) echo ca-certificates ;;
        *) echo "$2" ;;
    esac
}

may_be_root() {
    [ "$(id -u)" = 0 ] ||
        { has_program sudo && { sudo -n true 2>/dev/null || [ -t 0 ]; }; }
}

as_root() {
    if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi
}

install_with() {
    name=$1
    shift
    case "$name" in
        apt-get)
            as_root apt-get update -qq &&
                as_root env DEBIAN_FRONTEND=noninteractive \
                    apt-get install -qq --yes --no-install-recommends "$@" >/dev/null
            ;;
        dnf) as_root dnf install --quiet --assumeyes "$@" ;;
        pacman) as_root pacman -S --needed --noconfirm "$@" ;;
        zypper) as_root zypper --quiet --non-interactive install "$@" ;;
        apk) as_root apk add --quiet "$@" ;;
        brew) brew install --quiet "$@" ;;
    esac
}

# Install what is missing of the given kind of need, or say why not and fail.
install_missing() {
    need=$1
    shift
    name=$(manager)
    packages=
    for thing in "$@"; do
        packages="$packages $(package_names "$name" "$thing")"
    done
    if [ -z "$name" ]; then
        say "Missing here: $*, and none of apt, dnf, pacman, zypper, apk, brew is here."
        return 1
    elif [ "$name" != brew ] && ! may_be_root; then
        say "Missing here: $*. Run '$0 $need' as root, then make again."
        return 1
    fi
    say "Missing here: $*. Installing$packages with $name ..."
    # shellcheck disable=SC2086
    install_with "$name" $packages >&2
}

case "${1:-}" in
    demo | test) ;;
    *)
        say "Usage: $0 demo|test"
        exit 2
        ;;
esac

things=$(missing "$1")
[ -n "$things" ] || exit 0
# shellcheck disable=SC2086
install_missing "$1" $things || {
    case "$1:$things" in
        demo:vlc) say "Going on without VLC: everything but hearing still works." ;;
        *)
            say "Cannot go on without that."
            exit 1
            ;;
    esac
}
