import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { programsIn, type Programs } from '../../../electron/main/program/programs.ts';

let folder: string;
let programs: Programs;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tongxin-programs-'));
  programs = programsIn(folder, '0.1.0');
  mkdirSync(programs.folder);
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('which program starts', () => {
  const installed = (version: string): void => {
    mkdirSync(programs.folderOf(version), { recursive: true });
  };

  it('is the installed one, also when the choice was cut off', () => {
    expect(programs.beginStart()).toBeNull();
    mkdirSync(programs.folder, { recursive: true });
    writeFileSync(join(programs.folder, 'current.json'), '{"version":"0.2');
    expect(programs.beginStart()).toBeNull();
  });

  it('is the one before after two starts that did not come as far as a window', () => {
    installed('0.2.0');
    installed('0.3.0');
    programs.choose({ version: '0.3.0', previous: '0.2.0', tries: 0, left: null });
    expect([programs.beginStart(), programs.beginStart(), programs.beginStart()]).toEqual(
      ['0.3.0', '0.3.0', '0.2.0'].map((version) => programs.folderOf(version)),
    );
    expect(programs.chosen()).toMatchObject({ version: '0.2.0', left: '0.3.0' });
  });

  it('stays the new one once it has started', () => {
    installed('0.2.0');
    programs.choose({ version: '0.2.0', previous: null, tries: 0, left: null });
    for (let start = 0; start < 5; start += 1) {
      expect(programs.beginStart()).toBe(programs.folderOf('0.2.0'));
      programs.startSucceeded();
    }
  });

  it.each(['0.2.0', '0.3.0'])('is the installed one when an installer brought %s, as late as the update', (version) => {
    installed('0.2.0');
    programs.choose({ version: '0.2.0', previous: null, tries: 0, left: null });
    const withInstaller = programsIn(folder, version);
    expect(withInstaller.beginStart()).toBeNull();
    expect(withInstaller.chosen()).toMatchObject({ version: null });
  });

  it('leaves no older programs and no updates that nobody took', () => {
    for (const version of ['0.2.0', '0.3.0', '0.4.0', '0.5.0']) installed(version);
    programs.choose({ version: '0.4.0', previous: '0.3.0', tries: 0, left: null });
    for (const name of ['.unpacked-old', '.unpacked-new']) mkdirSync(join(programs.folder, name));
    utimesSync(join(programs.folder, '.unpacked-old'), new Date(0), new Date(0));
    programs.sweep('0.4.0');
    expect(readdirSync(programs.folder).toSorted()).toEqual(['.unpacked-new', '0.3.0', '0.4.0', '0.5.0', 'current.json']);
  });

  it('is the same one on a disk that takes no choice any more, and the hall still opens', () => {
    installed('0.2.0');
    installed('0.3.0');
    programs.choose({ version: '0.3.0', previous: '0.2.0', tries: 0, left: null });
    mkdirSync(join(programs.folder, 'current.json.new', 'in the way'), { recursive: true });
    expect(() => programs.choose(programs.chosen())).toThrow();
    expect([programs.beginStart(), programs.beginStart(), programs.beginStart()]).toEqual(Array(3).fill(programs.folderOf('0.3.0')));
    expect(programsIn(folder, '0.4.0').beginStart()).toBeNull();
    // Neither is as it was signed: the installed one starts, and nothing goes round in a circle.
    expect(programs.leave('0.3.0')).toBe(programs.folderOf('0.2.0'));
    expect(programs.leave('0.2.0')).toBeNull();
  });

  it('is the installed one when the folder is gone', () => {
    programs.choose({ version: '0.9.0', previous: '0.8.0', tries: 0, left: null });
    expect(programs.beginStart()).toBeNull();
    expect(existsSync(programs.folderOf('0.9.0'))).toBe(false);
  });
});
