#!/bin/sh
# Make a virtual environment with the first Python here that is new enough.
#
#   make-venv.sh FOLDER
set -eu

for python in ${PYTHON:-python3 python3.14 python3.13 python3.12 python3.11}; do
    if "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
        echo "Making $1 with $("$python" --version) ..."
        exec "$python" -m venv --clear "$1"
    fi
done
echo "Earmark needs Python 3.11 or newer, and none was found on this machine:" \
    "install one (python.org, or your package manager), then make again." >&2
exit 1
