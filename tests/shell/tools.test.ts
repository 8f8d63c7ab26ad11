import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { demoScenarios } from '../../electron/tools/demo-scenarios.ts';
import { hasDisplay, onDisplay } from '../../electron/tools/display.ts';
import { asarOf } from '../../electron/tools/electron-dist/asar.ts';
import { zipEntries } from '../../electron/tools/electron-dist/zip.ts';
import { debianPackages, parseMissing } from '../../electron/tools/system-libraries.ts';
import { addCounts, countPlaywright, countVitest, failuresOfVitest } from '../../electron/tools/test-counts.ts';

describe('the display', () => {
  it('is missing on a Linux without X and Wayland only', () => {
    expect(hasDisplay('linux', {})).toBe(false);
    expect(hasDisplay('linux', { DISPLAY: ':0' })).toBe(true);
    expect(hasDisplay('linux', { WAYLAND_DISPLAY: 'wayland-0' })).toBe(true);
    expect(hasDisplay('win32', {})).toBe(true);
  });

  it('is brought where it is missing', () => {
    expect(onDisplay('playwright', ['test'], 'linux', { DISPLAY: ':0' })).toEqual({ command: 'playwright', args: ['test'] });
    const bare = onDisplay('playwright', ['test'], 'linux', {});
    expect(bare.command).toBe('xvfb-run');
    expect(bare.args.slice(-2)).toEqual(['playwright', 'test']);
  });
});

it('the long tests play every demonstration', () => {
  expect(demoScenarios()).toEqual([
    'backfill',
    'divorce',
    'front-desk',
    'kiosk',
    'marriage',
    'marriage-parties',
    'peak-day',
    'records',
    'sync',
  ]);
  expect(readFileSync('electron/tools/test.ts', 'utf8')).toContain('for (const scenario of demoScenarios())');
});

describe('the system libraries', () => {
  it('that ldd did not find are named', () => {
    const ldd =
      '\tlinux-vdso.so.1 (0x00007ffc)\n\tlibgtk-3.so.0 => not found\n\tlibc.so.6 => /lib/libc.so.6 (0x7f)\n\tlibnss3.so => not found\n';
    expect(parseMissing(ldd)).toEqual(['libgtk-3.so.0', 'libnss3.so']);
    expect(parseMissing('\tnot a dynamic executable\n')).toEqual([]);
  });

  it('a window needs fewer packages than the tests', () => {
    expect(debianPackages('window')).toContain('libgtk-3-0');
    expect(debianPackages('window')).not.toContain('xvfb');
    expect(debianPackages('tests')).toEqual(expect.arrayContaining(['libgtk-3-0', 'xvfb', 'poppler-utils']));
  });
});

describe('the counts of a test run', () => {
  const file = (status: string, ...assertionResults: { status?: string; fullName?: string; failureMessages?: string[] }[]) => ({
    status,
    assertionResults,
  });

  it('are the reports’', () => {
    expect(countVitest({ numPassedTests: 5, numFailedTests: 2, testResults: [file('failed', {}, {})] }, 1)).toEqual({
      passed: 5,
      failed: 2,
    });
    expect(countPlaywright({ stats: { expected: 4, unexpected: 1, flaky: 1 }, errors: [] }, 1)).toEqual({ passed: 4, failed: 2 });
    expect(
      addCounts([
        { passed: 1, failed: 2 },
        { passed: 3, failed: 4 },
      ]),
    ).toEqual({ passed: 4, failed: 6 });
  });

  it('name each test that failed, and why it did', () => {
    const failed = { status: 'failed', fullName: 'the clock goes', failureMessages: ['it stood\nat clock.ts:3'] };
    const report = {
      numPassedTests: 1,
      numFailedTests: 1,
      testResults: [{ ...file('failed', { status: 'passed' }, failed), name: 'a.test.ts' }],
    };
    expect(failuresOfVitest(report)).toEqual(['a.test.ts > the clock goes: it stood\n  at clock.ts:3']);
    const unloaded = { ...file('failed'), name: 'b.test.ts', message: 'no such module' };
    expect(failuresOfVitest({ ...report, testResults: [unloaded] })).toEqual(['b.test.ts: no such module']);
  });

  it('hold a file that could not be loaded as failed', () => {
    expect(countVitest({ numPassedTests: 5, numFailedTests: 0, testResults: [file('failed')] }, 1)).toEqual({ passed: 5, failed: 1 });
  });

  it('never pass a runner that died, reported nothing or ran nothing', () => {
    expect(countVitest(null, 1)).toEqual({ passed: 0, failed: 1 });
    expect(countVitest({ numPassedTests: 5, numFailedTests: 0, testResults: [] }, 1)).toEqual({ passed: 5, failed: 1 });
    expect(countVitest({ numPassedTests: 0, numFailedTests: 0, testResults: [] }, 0)).toEqual({ passed: 0, failed: 1 });
    expect(countPlaywright(null, 0)).toEqual({ passed: 0, failed: 1 });
    expect(countPlaywright({ stats: { expected: 2, unexpected: 0, flaky: 0 }, errors: ['global setup'] }, 1)).toEqual({
      passed: 2,
      failed: 1,
    });
  });
});

describe('archives', () => {
  it('an asar holds its files where its index says', () => {
    const asar = asarOf({ 'a.txt': '同心', 'b.js': 'b' });
    const headerLength = asar.readUInt32LE(12);
    const { files } = JSON.parse(asar.toString('utf8', 16, 16 + headerLength)) as {
      files: Record<string, { size: number; offset: string }>;
    };
    const body = 8 + asar.readUInt32LE(4);
    const read = (name: string) => {
      const { size, offset } = files[name]!;
      return asar.toString('utf8', body + Number(offset), body + Number(offset) + size);
    };
    expect([read('a.txt'), read('b.js')]).toEqual(['同心', 'b']);
  });

  it('a zip is read, stored and deflated entries alike', () => {
    const folder = mkdtempSync(join(tmpdir(), 'zip-'));
    const file = join(folder, 'x.zip');
    writeFileSync(
      file,
      zipOf([
        ['dir/a', Buffer.from('stored'), false],
        ['b', Buffer.from('deflated '.repeat(50)), true],
      ]),
    );
    const read = [...zipEntries(file)].map(({ name, mode, data }) => [name, mode, data().toString()]);
    expect(read).toEqual([
      ['dir/a', 0o755, 'stored'],
      ['b', 0o755, 'deflated '.repeat(50)],
    ]);
    writeFileSync(file, 'no archive');
    expect(() => [...zipEntries(file)]).toThrow(/not a ZIP/);
    rmSync(folder, { recursive: true });
  });
});

describe('the commands of package.json', () => {
  const repository = join(import.meta.dirname, '../..');
  const { scripts } = JSON.parse(readFileSync(join(repository, 'package.json'), 'utf8')) as { scripts: Record<string, string> };

  it.each(['start', 'demo', 'hall', 'build', 'check', 'test', 'test:long', 'bench'])('%s exists', (name) => {
    expect(scripts[name]).toBeTruthy();
  });

  it('the demo names its scenarios when it does not know one', () => {
    const { status, stderr } = spawnSync(process.execPath, ['electron/tools/demo.ts', '--scenario', 'none'], {
      cwd: repository,
      encoding: 'utf8',
    });
    expect(status).toBe(2);
    expect(stderr).toMatch(/no scenario none\. There are:/);
  });

  it('start says that there is no display and what to do', () => {
    const env = { PATH: process.env['PATH'], HOME: process.env['HOME'] };
    const { status, stderr } = spawnSync(process.execPath, ['electron/tools/start.ts'], { cwd: repository, encoding: 'utf8', env });
    expect(status).toBe(1);
    expect(stderr).toContain('npm run demo');
  });
});

/** A ZIP file of these entries: name, content, whether to deflate. */
function zipOf(entries: readonly (readonly [string, Buffer, boolean])[]): Buffer {
  const locals: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  for (const [name, content, deflate] of entries) {
    const data = deflate ? deflateRawSync(content) : content;
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(name.length, 26);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(deflate ? 8 : 0, 10);
    entry.writeUInt32LE(data.length, 20);
    entry.writeUInt16LE(name.length, 28);
    entry.writeUInt32LE((0o100755 << 16) >>> 0, 38);
    entry.writeUInt32LE(offset, 42);
    locals.push(local, Buffer.from(name), data);
    central.push(entry, Buffer.from(name));
    offset += 30 + name.length + data.length;
  }
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...locals, ...central, end]);
}
