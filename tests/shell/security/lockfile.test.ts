import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { lockfileFaults, type Lockfile } from '../../../electron/tools/security/lockfile.ts';

const read = (file: string): string => readFileSync(join(import.meta.dirname, '../../..', file), 'utf8');
const lockfile = JSON.parse(read('package-lock.json')) as Lockfile;

it('our lockfile names bytes of the registry and nothing else', () => {
  expect(lockfileFaults(lockfile, read('.npmrc'))).toEqual([]);
});

it('our lockfile is the one of package.json', () => {
  const { dependencies, devDependencies, optionalDependencies } = JSON.parse(read('package.json')) as Lockfile['packages'][string];
  expect(lockfile.packages['']).toMatchObject({ dependencies, devDependencies, optionalDependencies });
});

const integrity = `sha512-${'a'.repeat(86)}==`;
const good = { version: '1.0.0', integrity };
const ignore = 'ignore-scripts=true\n';
const faults = (packages: Lockfile['packages'], npmrc = ignore) =>
  lockfileFaults({ lockfileVersion: 3, packages: { '': {}, ...packages } }, npmrc);

it('takes a package of the registry, with or without its address', () => {
  expect(faults({ 'node_modules/a': good, 'node_modules/b': { ...good, resolved: 'https://registry.npmjs.org/b/-/b-1.0.0.tgz' } })).toEqual(
    [],
  );
  expect(faults({ '': { dependencies: { a: '1.2.3', b: 'npm:@x/c@1.2.3' } }, 'node_modules/a': good })).toEqual([]);
});

describe('a lockfile is refused', () => {
  it.each<[string, Lockfile['packages'], string]>([
    ['with a package of git', { 'node_modules/a': { ...good, resolved: 'git+ssh://git@github.com/a/a.git#1' } }, 'comes from git'],
    ['with a package of any server', { 'node_modules/a': { ...good, resolved: 'https://evil.example/a.tgz' } }, 'comes from https://evil'],
    [
      'with a server that begins like the registry',
      { 'node_modules/a': { ...good, resolved: 'https://registry.npmjs.org.evil/a.tgz' } },
      'comes from',
    ],
    ['with a package over an open line', { 'node_modules/a': { ...good, resolved: 'http://registry.npmjs.org/a.tgz' } }, 'comes from'],
    ['with a file', { 'node_modules/a': { ...good, resolved: 'file:../a.tgz' } }, 'comes from file'],
    ['with a link', { 'node_modules/a': { ...good, link: true } }, 'is a link'],
    ['with a package without integrity', { 'node_modules/a': { version: '1.0.0' } }, 'no integrity'],
    ['with a weak integrity', { 'node_modules/a': { version: '1.0.0', integrity: 'sha1-aaaa' } }, 'no integrity'],
    ['without a version', { 'node_modules/a': { integrity } }, 'no exact version'],
    ['with an address for a version', { 'node_modules/a': { version: 'git+https://x', integrity } }, 'no exact version'],
    ['where a package asks for git', { 'node_modules/a': { ...good, dependencies: { b: 'github:a/b' } } }, 'asks for b from github'],
    ['where a package asks for a folder of GitHub', { 'node_modules/a': { ...good, dependencies: { b: 'a/b' } } }, 'asks for b from a/b'],
    ['where we ask for a range', { '': { dependencies: { a: '^1.0.0' } }, 'node_modules/a': good }, 'not an exact version'],
    ['where we ask for a file', { '': { devDependencies: { a: 'file:../a' } }, 'node_modules/a': good }, 'not an exact version'],
    ['with nothing in it', {}, 'no packages'],
  ])('%s', (_how, packages, sentence) => {
    expect(faults(packages).join('\n')).toContain(sentence);
  });

  it('where install scripts would run, or another registry is asked', () => {
    const packages = { 'node_modules/a': { ...good, hasInstallScript: true } };
    expect(faults(packages, '')).toEqual([expect.stringContaining('ignore-scripts')]);
    expect(faults(packages, `${ignore}@x:registry=https://evil.example/`)).toEqual([expect.stringContaining('registry of its own')]);
  });

  it('of another age', () => {
    expect(lockfileFaults({ lockfileVersion: 1, packages: { '': {}, 'node_modules/a': good } }, ignore)).toEqual([
      expect.stringContaining('lockfileVersion'),
    ]);
  });
});
