import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** An authority made with the `openssl` command, so that what is read here was written by other hands. */
export interface OpensslAuthority {
  readonly root: string;
  /** A certificate in PEM for a request in PEM; dates as `YYYYMMDDHHMMSSZ`. */
  issue(request: string, of?: { usage?: string; from?: string; until?: string }): string;
  remove(): void;
}

export const standardId = 'distid:1234567812345678';

export function opensslAuthority(
  curve: 'SM2' | 'P-256',
  name = 'CN=省平台',
  rootDates = { from: '20250101000000Z', until: '20450101000000Z' },
): OpensslAuthority {
  const folder = mkdtempSync(join(tmpdir(), 'tongxin-authority-'));
  const at = (file: string) => join(folder, file);
  const digest = curve === 'SM2' ? 'sm3' : 'sha256';
  const sm2 = curve === 'SM2' ? ['-sigopt', standardId] : [];
  openssl('genpkey', '-algorithm', 'EC', '-pkeyopt', `ec_paramgen_curve:${curve}`, '-out', at('root.key'));
  writeFileSync(at('index.txt'), '');
  writeFileSync(at('serial'), '1000\n');
  writeFileSync(
    at('ca.cnf'),
    [
      '[req]\ndistinguished_name=dn\nx509_extensions=root\n[dn]',
      '[root]\nbasicConstraints=critical,CA:TRUE\nkeyUsage=critical,keyCertSign,cRLSign',
      `[ca]\ndefault_ca=here\n[here]\ndatabase=${at('index.txt')}\nserial=${at('serial')}\nnew_certs_dir=${folder}`,
      `certificate=${at('root.pem')}\nprivate_key=${at('root.key')}\ndefault_md=${digest}\npolicy=any\nunique_subject=no\nstring_mask=utf8only`,
      '[any]\ncommonName=supplied\norganizationName=optional',
      ...Object.entries(usages).map(([usage, lines]) => `[${usage}]\n${lines}`),
      '',
    ].join('\n'),
  );
  const config = ['-config', at('ca.cnf')];
  const asks = ['-new', '-key', at('root.key'), `-${digest}`, ...sm2, '-subj', `/${name}`, '-utf8', '-out', at('root.csr')];
  openssl('req', ...asks, ...config);
  // By `ca`, which takes dates: a root that begins today would be none for a test of last month.
  const verified = curve === 'SM2' ? [...sm2, '-vfyopt', standardId] : [];
  const self = ['-selfsign', '-keyfile', at('root.key'), '-extensions', 'root', '-startdate', rootDates.from, '-enddate', rootDates.until];
  openssl(
    'ca',
    '-batch',
    '-notext',
    '-utf8',
    '-preserveDN',
    ...config,
    ...self,
    ...verified,
    '-in',
    at('root.csr'),
    '-out',
    at('root.pem'),
  );
  return {
    root: readFileSync(at('root.pem'), 'utf8'),
    issue(request, { usage = 'signing', from = '20260101000000Z', until = '20281231000000Z' } = {}) {
      writeFileSync(at('request.pem'), request);
      const dates = ['-startdate', from, '-enddate', until];
      const id = curve === 'SM2' ? ['-sigopt', standardId, '-vfyopt', standardId] : [];
      openssl(
        'ca',
        '-batch',
        '-notext',
        '-utf8',
        '-preserveDN',
        '-config',
        at('ca.cnf'),
        '-extensions',
        usage,
        ...id,
        ...dates,
        '-in',
        at('request.pem'),
        '-out',
        at('issued.pem'),
      );
      return readFileSync(at('issued.pem'), 'utf8');
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

const usages = {
  signing: 'keyUsage=critical,digitalSignature',
  wrapping: 'keyUsage=critical,keyEncipherment',
  tls: 'keyUsage=critical,digitalSignature\nextendedKeyUsage=clientAuth',
  nothing: 'subjectKeyIdentifier=hash',
  issuing: 'basicConstraints=critical,CA:TRUE\nkeyUsage=critical,keyCertSign,digitalSignature',
  strange: 'keyUsage=critical,digitalSignature\n1.2.3.4=critical,DER:0500',
};

function openssl(...words: string[]): void {
  execFileSync('openssl', words, { stdio: ['ignore', 'pipe', 'pipe'] });
}
