import { isIP } from 'node:net';
import { connect } from 'node:tls';

/** The certificate with which a host answers, whether or not anybody vouches for it. Times are in milliseconds. */
export type Certificate = {
  from: number;
  until: number;
  /** Whom it is for: every name and address in it. */
  names: string[];
  issuer: string;
};

/** Asks a host for its certificate alone; undefined where none is shown in `patience` milliseconds. */
export function certificateOf({ hostname, port }: URL, patience: number): Promise<Certificate | undefined> {
  const host = hostname.replace(/^\[|\]$/g, '');
  return new Promise((found) => {
    const socket = connect({
      host,
      port: port === '' ? 443 : Number(port),
      // A certificate that is refused is to be read all the same; nothing is sent to that host.
      rejectUnauthorized: false,
      ...(isIP(host) === 0 ? { servername: host } : {}),
    });
    const end = (certificate?: Certificate): void => {
      clearTimeout(late);
      socket.destroy();
      found(certificate);
    };
    const late = setTimeout(end, patience);
    socket.once('error', () => end());
    socket.once('secureConnect', () => {
      const { valid_from: from, valid_to: until, subjectaltname = '', issuer } = socket.getPeerCertificate();
      const names = subjectaltname
        .split(', ')
        .flatMap((name) => /^(?:DNS|IP Address):(.+)$/.exec(name)?.[1] ?? []);
      const words = [issuer.O ?? issuer.CN].flat().join(', ');
      end({ from: Date.parse(from), until: Date.parse(until), names, issuer: words });
    });
  });
}
