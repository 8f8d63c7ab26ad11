import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';

// Not named `require`: electron-vite adds one of that name to the bundle.
const load = createRequire(import.meta.url);

export interface Whereabouts {
  readonly packed: boolean;
  readonly resourcesPath: string;
  readonly platform: NodeJS.Platform;
  readonly arch: string;
  /** Development on a system for which npm has no Node package: the Node 24 that was brought. */
  readonly broughtNode: string | undefined;
}

/** What the core's Node starts: beside app.asar, where a plain Node can read it, else in the folder of the program that runs. */
export function coreEntry(out: string, resourcesPath: string): string {
  const packed = basename(dirname(out)) === 'app.asar';
  return join(packed ? join(resourcesPath, 'core', 'out') : out, 'core', 'index.js');
}

/** The Node 24 binary that runs the core: beside the program when packed, else from its npm package. */
export function coreNode(at: Whereabouts): string {
  const executable = at.platform === 'win32' ? 'node.exe' : 'node';
  if (at.packed) return join(at.resourcesPath, 'core-node', executable);
  const os = at.platform === 'win32' ? 'win' : at.platform;
  try {
    return load.resolve(`node-${os}-${at.arch}/bin/${executable}`);
  } catch (error) {
    if (at.broughtNode) return at.broughtNode;
    throw error;
  }
}
