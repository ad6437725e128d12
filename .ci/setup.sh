#!/bin/sh
# Makes node_modules match package-lock.json and makes sure a fitting Node will run what comes next.
# Every npm script starts with it; when there is nothing to do it takes a few milliseconds and says nothing.
set -eu
cd "$(dirname "$0")/.."
stamp=node_modules/.installed-from

say() { printf '%s\n' "$*" >&2; }

command -v npm >/dev/null 2>&1 || {
  say 'npm was not found: install Node.js 22.18 or newer (https://nodejs.org), then run this again.'
  exit 1
}

wanted=$(cksum <package-lock.json)
if [ "$(cat "$stamp" 2>/dev/null || true)" != "$wanted" ]; then
  # An `npm install` by hand has done the work already: then only the stamp is missing.
  if ! node .ci/installed.mjs 2>/dev/null; then
    say 'Installing dependencies (about half a minute) …'
    if ! npm ci --ignore-scripts --no-audit --no-fund --loglevel=error >&2; then
      say 'npm ci could not use the lock file here; trying npm install instead.'
      npm install --ignore-scripts --no-audit --no-fund --no-save --loglevel=error >&2
    fi
  fi
  printf '%s\n' "$wanted" >"$stamp"
fi

# On Linux x64 a current Node comes with the dependencies; elsewhere your own is used.
PATH="$PWD/node_modules/.bin:$PATH"
if ! node -e 'const [a, b] = process.versions.node.split(".").map(Number); process.exit(a > 22 || (a === 22 && b >= 18) ? 0 : 1)'; then
  say "Node.js 22.18 or newer is needed on this platform (found $(node -v)): install it from https://nodejs.org, then run this again."
  exit 1
fi
