import type { Target } from './target.ts';

/** Variables that would change how the core's Node starts (electron/main/core-process.ts keeps the same list). */
const unwanted = ['ELECTRON_RUN_AS_NODE', 'NODE_OPTIONS', 'NODE_PATH', 'NODE_DEBUG', 'NODE_V8_COVERAGE', 'NODE_REPL_EXTERNAL_MODULE'];

/** The headless door of a package: the hall's command line on the core's own Node. */
export function launcherFor({ platform }: Pick<Target, 'platform'>): { readonly name: string; readonly text: string } {
  if (platform === 'win32') {
    const text = [
      '@echo off',
      'setlocal',
      ...unwanted.map((name) => `set ${name}=`),
      '"%~dp0resources\\core-node\\node.exe" "%~dp0resources\\core\\out\\core\\hall.js" %*',
      '',
    ];
    return { name: 'hall.cmd', text: text.join('\r\n') };
  }
  const text = `#!/bin/sh
# The hall's command line, without a window: hall --store DIR health
unset ${unwanted.join(' ')}
here=$(dirname "$(readlink -f "$0")")
exec "$here/resources/core-node/node" "$here/resources/core/out/core/hall.js" "$@"
`;
  return { name: 'hall', text };
}
