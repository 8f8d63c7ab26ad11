import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createVoice } from '#core/devices/voice.ts';
import { Speech } from '#shared/contract/index.ts';

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'voice-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const call = { language: 'zh-CN', pinyin: 'qing3 A ling2 yi1 er4 hao4' } as const;

/** A program in place of espeak-ng that notes what it was given. */
function program(script: string): string {
  const path = join(folder, 'speaker');
  writeFileSync(path, `#!/bin/sh\necho "$@" >> ${folder}/calls\n${script}\n`);
  chmodSync(path, 0o755);
  return path;
}
const calls = () => (existsSync(join(folder, 'calls')) ? readFileSync(join(folder, 'calls'), 'utf8').trim().split('\n') : []);

/** RIFF of 16 bit mono whose lengths were not known when it was begun, and four bytes of sound. */
const wav =
  "printf 'RIFF\\044\\360\\377\\177WAVEfmt \\020\\000\\000\\000\\001\\000\\001\\000\\042\\126\\000\\000\\104\\254\\000\\000\\002\\000\\020\\000data\\000\\360\\377\\177abcd'";

describe('espeak-ng in the core', () => {
  it('gets the words by its standard input alone, and gives a WAV with its true lengths', async () => {
    const voice = createVoice(program(`cat > ${folder}/said\n${wav}`));
    const clip = await voice.speak(call);
    expect(readFileSync(join(folder, 'said'), 'utf8')).toBe(call.pinyin);
    expect(calls()).toEqual(['-v cmn-latn-pinyin -s 130 -b 1 --stdin --stdout']);
    const bytes = Buffer.from(clip!);
    expect([bytes.readUInt32LE(4), bytes.readUInt32LE(40), bytes.length]).toEqual([40, 4, 48]);
  });

  it('is asked once for what is called again', async () => {
    const voice = createVoice(program(wav));
    await voice.speak(call);
    await voice.speak(call);
    await voice.speak({ language: 'en', text: 'Window 3' });
    expect(calls()).toHaveLength(2);
  });

  it.each([
    ['fails', 'exit 1'],
    ['says something else', 'echo hello'],
    ['says nothing', 'true'],
  ])('is not heard, and tried again next time, where it %s', async (_what, script) => {
    const voice = createVoice(program(script));
    expect(await voice.speak(call)).toBeNull();
    expect(await voice.speak(call)).toBeNull();
    expect(calls()).toHaveLength(2);
  });

  it('is not heard where it is not installed', async () => {
    expect(await createVoice(join(folder, 'nothing-here')).speak(call)).toBeNull();
  });

  it('is stopped where it never ends speaking', async () => {
    const voice = createVoice(program('exec cat /dev/zero'));
    expect(await voice.speak(call)).toBeNull();
  });

  it.each(['-v en', '请', 'a;b', '<speak>', ''])('what is no pinyin is never spoken (%s)', (pinyin) => {
    expect(Speech.safeParse({ language: 'zh-CN', pinyin }).success).toBe(false);
  });
});

/** The real one, which the packages of the tests bring along (electron/tools/debian-packages/tests.txt). */
const installed = ((): boolean => {
  try {
    execFileSync('espeak-ng', ['--version']);
    return true;
  } catch {
    return false;
  }
})();

describe.skipIf(!installed)('the real espeak-ng', () => {
  const seconds = (clip: Uint8Array) => (clip.length - 44) / 2 / 22_050;

  it('speaks a call in Mandarin and in English, for a few seconds and not in silence', async () => {
    const voice = createVoice(null);
    const chinese = await voice.speak({ language: 'zh-CN', pinyin: 'qing3 A ling2 yi1 er4 hao4 dao4 san1 hao4 chuang1 kou3' });
    const english = await voice.speak({ language: 'en', text: 'A 0 1 2, please go to window 3.' });
    for (const clip of [chinese!, english!]) {
      expect(seconds(clip)).toBeGreaterThan(1.5);
      expect(seconds(clip)).toBeLessThan(12);
      const samples = new Int16Array(clip.slice(44).buffer);
      expect(samples.reduce((loudest, each) => Math.max(loudest, Math.abs(each)), 0)).toBeGreaterThan(5_000);
    }
  });

  it('reads each syllable of the pinyin as one, with its tone, and spells none of it', () => {
    const phonemes = execFileSync('espeak-ng', ['-v', 'cmn-latn-pinyin', '-q', '-x', '-b', '1', '--stdin'], {
      input: 'san1 hao4 chuang1 kou3',
    }).toString();
    expect(phonemes).not.toContain('(en)');
    expect(phonemes.match(/_\|/gu)).toHaveLength(4);
  });
});
