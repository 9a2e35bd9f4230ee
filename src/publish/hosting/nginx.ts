import { askAgain, basePath, commonHeaders, keepForever, openFiles, types, type Served } from './served.ts';

/** A configuration for nginx 1.18 or later, to be put into /etc/nginx/conf.d/. */
export function nginxConfig(served: Served): string {
  const { at, folder, users, policy, missingPolicy, workerPolicy } = served;
  const base = basePath(served);
  const headers = commonHeaders(served).map(([name, value]) => `    add_header ${name} "${value}" always;`);
  const auth =
    users === undefined
      ? ''
      : `
    # Icons and manifest are asked for without a password, and say nothing of the plan.
    auth_basic $muster_realm;
    auth_basic_user_file "${users}";
`;
  return `# The continuity site at ${at.href}, for nginx 1.18 or later. Made by \`muster hosting nginx\`.

# Files named after their bytes never change. All others are asked for again each time: no page ever meets an older file.
map $uri $muster_cache {
    default "${askAgain}";
    "~/assets/[^/]+$" "${keepForever}";
    "~/search/(?!map\\.js$)[^/]+$" "${keepForever}";
}
map $uri $muster_policy {
    default "${policy}";
    "~/404\\.html$" "${missingPolicy}";
    "~/sw\\.js$" "${workerPolicy}";
}
# The page about the copy compares versions across mirrors.
map $uri $muster_readers {
    default "";
    "~/copy\\.js$" "*";
}
${
  users === undefined
    ? ''
    : `map $uri $muster_realm {
    default "Continuity plan";
    "~/(${openFiles.map((file) => file.replaceAll('.', '\\.')).join('|')})$" off;
}
`
}
server {
${listen(at)}
    server_name ${at.hostname};
    server_tokens off;
    absolute_redirect off;
    charset utf-8;
    charset_types text/css text/javascript text/plain text/csv application/json;

    types {
${Object.entries(types)
  .map(([ending, type]) => `        ${type} ${ending};`)
  .join('\n')}
    }
    default_type application/octet-stream;

${headers.join('\n')}
    add_header Content-Security-Policy $muster_policy always;
    add_header Cache-Control $muster_cache always;
    add_header Access-Control-Allow-Origin $muster_readers;

    # The deployment script writes .gz beside each file; what has none is compressed here.
    gzip_static on;
    gzip on;
    gzip_vary on;
    gzip_min_length 1000;
    gzip_types text/css text/javascript text/plain text/csv application/json application/manifest+json image/svg+xml;
${auth}
    error_page 404 ${base}/404.html;

    location ${base}/ {
        ${base === '' ? 'root' : 'alias'} "${folder}/current${base === '' ? '' : '/'}";
        index index.html;
        # Addresses with and without .html; a folder is sent to its slash, for links in it are relative.
        try_files $uri $uri.html $uri/ =404;
        location ~ /(SHA256SUMS|SHA256SUMS\\.sig)$ {
            types { }
            default_type text/plain;${base === '' ? '' : `\n            alias "${folder}/current/$1";`}
        }
    }
}
`;
}

function listen({ protocol, port, hostname }: URL): string {
  if (protocol === 'http:') return `    listen ${port === '' ? '80' : port};`;
  return `    listen ${port === '' ? '443' : port} ssl http2;
    ssl_certificate /etc/ssl/${hostname}/fullchain.pem;
    ssl_certificate_key /etc/ssl/${hostname}/privkey.pem;`;
}
