import { askAgain, basePath, commonHeaders, keepForever, openFiles, types, type Served } from './served.ts';

/** A Caddyfile for Caddy 2.6 or later, which gets its certificate itself. */
export function caddyfile(served: Served): string {
  const { at, folder, users, policy, missingPolicy, workerPolicy } = served;
  const base = basePath(served);
  const headers = commonHeaders(served).map(([name, value]) => `\t\t\t${name} "${value}"`);
  const typeLines = Object.entries(types)
    .filter(([ending]) => unknownToCaddy.has(ending))
    .map(([ending, type]) =>
      late(ending, `*.${ending}`, type.startsWith('text/') ? `${type}; charset=utf-8` : type),
    );
  const auth =
    users === undefined
      ? ''
      : `
		# Icons and manifest are asked for without a password, and say nothing of the plan.
		@closed not path ${openFiles.map((file) => `${base}/${file}`).join(' ')}
		basicauth @closed {
			import "${users}"
		}
`;
  return `# The continuity site at ${at.href}, for Caddy 2.6 or later. Made by \`muster hosting caddy\`.

${at.origin} {
	route {
		header {
${headers.join('\n')}
			Content-Security-Policy "${policy}"
			Cache-Control "${askAgain}"
		}
		header -Server
		# Files named after their bytes never change. All others are asked for again each time: no page ever meets an older file.
		@hashed {
			path ${base}/assets/* ${base}/search/*
			not path ${base}/search/map.js
		}
		header @hashed Cache-Control "${keepForever}"
		header ${base}/sw.js Content-Security-Policy "${workerPolicy}"
		header ${base}/404.html Content-Security-Policy "${missingPolicy}"
		# The page about the copy compares versions across mirrors.
		header ${base}/copy.js Access-Control-Allow-Origin "*"
${typeLines.join('\n')}
${late('sums', `${base}/SHA256SUMS*`, 'text/plain; charset=utf-8')}

		# The deployment script writes .gz beside each file; what has none is compressed here.
		encode gzip
${auth}
		handle_path ${base}/* {
			root * "${folder}/current"
			# Addresses with and without .html; a folder is sent to its slash, for links in it are relative.
			try_files {path} {path}.html
			file_server {
				precompressed gzip
				index index.html
			}
		}
		error 404
	}

	handle_errors {
		@missing expression {http.error.status_code} == 404
		handle @missing {
			root * "${folder}/current"
			rewrite * /404.html
			header {
				Content-Type "text/html; charset=utf-8"
				Cache-Control "${askAgain}"
				Content-Security-Policy "${missingPolicy}"
				defer
			}
			file_server
		}
	}
}
`;
}

/** Endings that Caddy looks up in lists of the machine, which may lack them. */
const unknownToCaddy = new Set(['webmanifest', 'woff2', 'csv', 'txt', 'zip']);

/** Sets the type after the file was found, which would set another. */
function late(name: string, path: string, type: string): string {
  return [`@${name} path ${path}`, `header @${name} {`, `\tContent-Type "${type}"`, '\tdefer', '}']
    .map((line) => `\t\t${line}`)
    .join('\n');
}
