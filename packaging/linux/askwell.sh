#!/bin/sh
# A window needs a screen; say so in words before Qt says it in its own.
if [ $# -eq 0 ] && [ -z "$DISPLAY" ] && [ -z "$WAYLAND_DISPLAY" ]; then
    echo "Askwell opens a window and found no screen to open it on. Try: askwell --help" >&2
    exit 3
fi
exec /usr/lib/askwell/askwell "$@"
