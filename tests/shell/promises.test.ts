import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { expect, test } from 'vitest';
import { repository } from '../../electron/tools/run.ts';

const files = readdirSync(join(repository, 'tests'), { recursive: true, encoding: 'utf8' }).map(
  (file) => `tests/${file.replaceAll('\\', '/')}`,
);
const names = new Set(files.map((file) => basename(file)));

test.each(['reliability', 'threat-model', 'keys', 'observability', 'packaging', 'security-checklist', 'kiosk'])(
  'every test that docs/%s.md names is there',
  (page) => {
    const words = readFileSync(join(repository, 'docs', `${page}.md`), 'utf8').match(/[\w./-]+\.(test|spec)\.tsx?|tests\/[\w/-]+\//g) ?? [];
    const missing = words.filter(
      (word) => !(word.startsWith('tests/') ? files.some((file) => file.startsWith(word)) : names.has(basename(word))),
    );
    expect(missing).toEqual([]);
    expect(words.length).toBeGreaterThan(0);
  },
);
