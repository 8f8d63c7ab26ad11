import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { debControl, desktopEntry, postinst, postrm } from './deb-texts.ts';
import { filesBelow, sizeOf } from './files.ts';

export interface Deb {
  /** The folder that starts. */
  readonly program: string;
  readonly repository: string;
  /** Debian's: `0.1.0` or `0.1.0~test`. */
  readonly version: string;
  readonly arch: 'amd64' | 'arm64';
  readonly file: string;
  /** xz is a third smaller and takes minutes; gzip takes seconds. */
  readonly compression: 'xz' | 'gzip';
}

/** Makes a .deb of a program's folder by `dpkg-deb` alone. Throws where it fails. */
export function makeDeb({ program, repository, version, arch, file, compression }: Deb): void {
  // Beside the file, where there is room, and where files can be linked instead of copied.
  const staged = mkdtempSync(join(dirname(file), '.deb-'));
  try {
    const put = (path: string, text: string | Buffer, mode = 0o644): void => {
      mkdirSync(dirname(join(staged, path)), { recursive: true });
      writeFileSync(join(staged, path), text, { mode });
    };
    mkdirSync(join(staged, 'opt'));
    const copied = spawnSync('cp', ['-a', '--link', program, join(staged, 'opt/Tongxin')], { stdio: ['ignore', 'inherit', 'inherit'] });
    if (copied.status !== 0) cpSync(program, join(staged, 'opt/Tongxin'), { recursive: true });
    mkdirSync(join(staged, 'usr/bin'), { recursive: true });
    symlinkSync('/opt/Tongxin/tongxin', join(staged, 'usr/bin/tongxin'));
    symlinkSync('/opt/Tongxin/hall', join(staged, 'usr/bin/tongxin-hall'));
    put('usr/share/applications/tongxin.desktop', desktopEntry);
    for (const [folder, name] of [
      ['scalable', 'tongxin.svg'],
      ['512x512', 'tongxin.png'],
    ] as const)
      put(`usr/share/icons/hicolor/${folder}/apps/${name}`, readFileSync(join(repository, 'resources/icons', name)));
    const rules = '60-tongxin-readers.rules';
    put(`usr/lib/udev/rules.d/${rules}`, readFileSync(join(repository, 'resources/devices', rules)));
    put('usr/share/doc/tongxin/copyright', readFileSync(join(program, 'LICENCES.txt')));

    const installed = Math.ceil(sizeOf(staged) / 1024);
    put('DEBIAN/md5sums', md5sums(staged));
    put('DEBIAN/control', debControl({ version, arch, installed }));
    put('DEBIAN/postinst', postinst, 0o755);
    put('DEBIAN/postrm', postrm, 0o755);
    for (const folder of ['.', 'DEBIAN', 'opt', 'opt/Tongxin', 'usr']) chmodSync(join(staged, folder), 0o755);
    const made = spawnSync('dpkg-deb', ['--root-owner-group', `-Z${compression}`, '-b', staged, file], { stdio: ['ignore', 2, 2] });
    if (made.error || made.status !== 0) throw new Error(`dpkg-deb did not make ${file}: ${made.error?.message ?? `exit ${made.status}`}`);
  } finally {
    rmSync(staged, { recursive: true, force: true });
  }
}

/** What `dpkg --verify` compares (deb-md5sums(5)). */
function md5sums(staged: string): string {
  return filesBelow(staged)
    .filter((path) => !path.startsWith('DEBIAN/') && !path.startsWith('usr/bin/'))
    .map(
      (path) =>
        `${createHash('md5')
          .update(readFileSync(join(staged, path)))
          .digest('hex')}  ${path}\n`,
    )
    .join('');
}
