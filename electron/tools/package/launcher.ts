import type { Target } from './target.ts';

/** Beginnings and names of variables that change how a Node starts, as main takes them from the core (electron/main/guards/environment.ts). */
const unwanted = {
  beginnings: ['NODE_', 'ELECTRON_', 'SSL_CERT_', 'OPENSSL_', 'LD_', 'MALLOC_'],
  names: ['SSLKEYLOGFILE', 'GCONV_PATH', 'GLIBC_TUNABLES'],
} as const;

/** The headless door of a package: the hall's command line on the core's own Node. */
export function launcherFor({ platform }: Pick<Target, 'platform'>): { readonly name: string; readonly text: string } {
  if (platform === 'win32') {
    const lines = [
      '@echo off',
      'setlocal',
      ...unwanted.beginnings.map((name) => `for /f "delims==" %%v in ('set ${name} 2^>nul') do set "%%v="`),
      ...unwanted.names.map((name) => `set "${name}="`),
      '"%~dp0resources\\core-node\\node.exe" "%~dp0resources\\core\\out\\core\\hall.js" %*',
      '',
    ];
    return { name: 'hall.cmd', text: lines.join('\r\n') };
  }
  const text = `#!/bin/sh
# The hall's command line, without a window: hall --store DIR health
for name in ${unwanted.names.join(' ')} $(env | sed -n 's/^\\(\\(${unwanted.beginnings.join('\\|')}\\)[A-Za-z0-9_]*\\)=.*/\\1/p'); do
  unset "$name"
done
here=$(dirname "$(readlink -f "$0")")
exec "$here/resources/core-node/node" "$here/resources/core/out/core/hall.js" "$@"
`;
  return { name: 'hall', text };
}
