import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { gzipSync } from 'node:zlib';
import { repository } from '../../../electron/tools/run.ts';

const out = join(repository, 'out');

/** Bytes of JavaScript that main may load, its chunks with it. */
export function mainBundle(): number {
  const files = readdirSync(join(out, 'main'), { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.js'));
  if (files.length === 0) throw new Error('nothing was built');
  return files.reduce((sum, file) => sum + readFileSync(join(out, 'main', file)).length, 0);
}

/** What the page needs before it shows anything: index.html, what it names, and what that imports or preloads in turn. */
export function firstRoute(): { readonly files: readonly string[]; readonly gzipBytes: number } {
  const root = join(out, 'renderer');
  const found = new Set<string>();
  const visit = (file: string): void => {
    if (found.has(file)) return;
    found.add(file);
    for (const name of namedIn(file, readFileSync(join(root, file), 'utf8'))) visit(relative(root, join(root, dirname(file), name)));
  };
  visit('index.html');
  const files = [...found];
  return { files, gzipBytes: files.reduce((sum, file) => sum + gzipSync(readFileSync(join(root, file))).length, 0) };
}

function namedIn(file: string, text: string): string[] {
  const pattern = file.endsWith('.html')
    ? /(?:src|href)="([^"]+)"/g
    : file.endsWith('.js')
      ? /(?:^|[;}\n])(?:import|export)\s*(?:[^"'();]*?\bfrom\s*)?["']([^"']+)["']/g
      : /@import\s+(?:url\()?["']?([^"')]+)/g;
  return [...text.matchAll(pattern)].map((match) => match[1]!);
}
