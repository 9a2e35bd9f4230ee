#!/bin/sh
# Puts a built site on this machine and swaps to it in one step: sh deploy.sh DIST FOLDER
#
# FOLDER/releases/…   each version in a folder of its own; the last three stay, to go back to
# FOLDER/current      a link to the version that is read: this is what the server serves
#
# To go back: ln -s releases/NAME FOLDER/.next && mv -T FOLDER/.next FOLDER/current
set -eu
[ $# -eq 2 ] || { echo "sh deploy.sh DIST FOLDER" >&2; exit 2; }
dist=$1
folder=$2
[ -f "$dist/SHA256SUMS" ] || { echo "There is no site in $dist." >&2; exit 2; }
name=$(date -u +%Y%m%dT%H%M%SZ)-$(sha256sum <"$dist/SHA256SUMS" | cut -c 1-12)-$$
new=$folder/releases/$name
mkdir -p "$folder/releases"
trap 'rm -rf "$new" "$folder/.next"' EXIT

# New file times, not those of the archive or of another machine: servers tell files apart by size and time.
cp -R "$dist" "$new"
(cd "$new" && sha256sum --check --quiet SHA256SUMS)

# A page of the version before, loaded a moment ago, still finds the files that are named after their bytes.
if [ -f "$folder/current/SHA256SUMS" ]; then
  sed -nE 's/^[0-9a-f]{64}  ((assets|search)\/.*)$/\1/p' "$folder/current/SHA256SUMS" | while IFS= read -r file; do
    if [ ! -e "$new/$file" ] && [ -e "$folder/current/$file" ]; then
      mkdir -p "$new/$(dirname "$file")"
      cp "$folder/current/$file" "$new/$file"
    fi
  done
fi

find "$new" -type f -size +1 \( -name '*.html' -o -name '*.css' -o -name '*.js' -o -name '*.json' -o -name '*.svg' \
  -o -name '*.txt' -o -name '*.csv' -o -name '*.webmanifest' \) -exec gzip -9 -k -n -f {} +
chmod -R a+rX "$new"

ln -s "releases/$name" "$folder/.next"
mv -T "$folder/.next" "$folder/current"
trap - EXIT

# Names begin with their time: all but the last three go, never the one that is read.
ls -1 "$folder/releases" | sort | head -n -3 | while IFS= read -r old; do
  [ "$old" = "$name" ] || rm -rf "$folder/releases/$old"
done
echo "$folder/current is now $name"
