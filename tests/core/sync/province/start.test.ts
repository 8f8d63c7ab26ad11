import { spawn } from 'node:child_process';
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { AnswerFile } from '../../../province/authority.ts';
import { li, registration, wang } from './acts.ts';
import { folderFor, makeKeys, requestFile, stationWith } from './station.ts';

const script = join(import.meta.dirname, '../../../province/start.ts');

/** Runs `npm run province`, until it has printed what is waited for or has ended. */
function run(folder: string, args: string[], until?: RegExp) {
  const child = spawn(process.execPath, [script, '--folder', join(folder, 'province'), ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  const ended = new Promise<number | null>((resolve) => child.on('exit', resolve));
  const printed = new Promise<string>((resolve) => {
    let text = '';
    const more = (piece: Buffer) => {
      text += piece.toString();
      if (until?.test(text)) resolve(text);
    };
    child.stdout.on('data', more);
    child.stderr.on('data', more);
    void ended.then(() => resolve(text));
  });
  return { child, ended, printed };
}

test('npm run province serves, says in Chinese how a station is enrolled, and enrols it while it runs', async () => {
  const folder = folderFor('start');
  const keys = makeKeys();
  const request = join(folder, 'request.json');
  writeFileSync(request, JSON.stringify(requestFile(keys)));
  const server = run(folder, ['--port', '0'], /Ctrl\+C/);
  const said = await server.printed;
  expect(said).toContain('登记站入网');
  const port = /https:\/\/127\.0\.0\.1:(\d+)/.exec(said)?.[1] ?? '';
  expect(statSync(join(folder, 'province/province.db')).mode & 0o077).toBe(0);

  const enrolled = run(folder, ['--port', port, '--enrol', request]);
  expect(await enrolled.printed).toContain('已为 329901-S01 签发证书');
  expect(await enrolled.ended).toBe(0);
  const station = stationWith(JSON.parse(readFileSync(join(folder, 'answer.json'), 'utf8')) as AnswerFile, keys);
  expect((await station.sendActs(registration('marriage', li, wang))).acts[0]).toMatchObject({ result: 'accepted' });

  writeFileSync(request, '{}');
  const refused = run(folder, ['--port', port, '--enrol', request]);
  expect(await refused.printed).toContain('未签发');
  expect(await refused.ended).toBe(1);
  server.child.kill('SIGTERM');
  expect(await server.ended).toBe(0);
});
