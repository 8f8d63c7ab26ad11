import { X509Certificate } from 'node:crypto';
import type { TLSSocket } from 'node:tls';
import { standingOf, certificatesOf } from './keys.ts';
import { Refusal } from './refusal.ts';
import { keyIdOf } from './sm2.ts';
import type { Sender, Store } from './store.ts';

const CLIENT_AUTH = '1.3.6.1.5.5.7.3.2';

/**
 * The station behind a connection. TLS asks for a certificate but lets the connection stand without, so that the refusal can say why.
 * @throws {Refusal} `certificate.missing`, `.untrusted`, `.expired`, `.notYet`, `.revoked`.
 */
export function stationOf(store: Store, root: X509Certificate, socket: TLSSocket, now: string): Sender {
  const certificate = socket.getPeerX509Certificate();
  if (!certificate) throw new Refusal('certificate.missing');
  const rows = isIssued(certificate, root) ? certificatesOf(store, keyIdOf(spkiOf(certificate)), 'tls') : [];
  const same = rows.filter((row) => new X509Certificate(row.certificate).fingerprint256 === certificate.fingerprint256);
  const [row] = same;
  if (!row) throw new Refusal('certificate.untrusted');
  const standing = standingOf(same, now);
  if (standing === 'revoked') throw new Refusal('certificate.revoked');
  if (standing === 'notYet') throw new Refusal('certificate.notYet');
  if (standing === 'expired') throw new Refusal('certificate.expired');
  return { office: row.office, station: row.station };
}

function isIssued(certificate: X509Certificate, root: X509Certificate): boolean {
  try {
    return certificate.checkIssued(root) && certificate.verify(root.publicKey) && (certificate.keyUsage ?? []).includes(CLIENT_AUTH);
  } catch {
    return false;
  }
}

function spkiOf(certificate: X509Certificate): Uint8Array {
  return new Uint8Array(certificate.publicKey.export({ format: 'der', type: 'spki' }));
}
