import { spawn } from 'node:child_process';
import type { Speech } from '#shared/contract/index.ts';

/** Speaks by espeak-ng, where the PC has it. */
export interface Voice {
  /** WAV, 16 bit mono; null: there is no espeak-ng here, or it did not answer in time. */
  speak(speech: Speech): Promise<Uint8Array | null>;
}

/** ms; a call takes it a tenth of a second. */
const patience = 5_000;
/** Calls of a day differ; what is called again is called soon. */
const remembered = 48;
/** A minute of 22 kHz: no call is longer, and a program that is not espeak-ng may write for ever. */
const mostBytes = 2_700_000;

/**
 * Mandarin is given in pinyin: espeak-ng 1.51 spells most characters as English letters. Slower than its 175 words a minute: a hall
 * echoes.
 */
const voices = { 'zh-CN': 'cmn-latn-pinyin', en: 'en-gb' } as const;
const wordsAMinute = { 'zh-CN': '130', en: '140' } as const;

/** `program`: a path, or a name looked for where the system looks for programs. */
export function createVoice(program: string | null): Voice {
  const known = new Map<string, Promise<Uint8Array | null>>();
  return {
    speak(speech) {
      const key = JSON.stringify(speech);
      const clip = known.get(key) ?? run(program ?? 'espeak-ng', speech);
      // As the youngest; what failed is tried again next time.
      known.delete(key);
      known.set(key, clip);
      for (const oldest of known.keys()) {
        if (known.size <= remembered) break;
        known.delete(oldest);
      }
      void clip.then((bytes) => bytes ?? known.delete(key));
      return clip;
    },
  };
}

function run(program: string, speech: Speech): Promise<Uint8Array | null> {
  const { language } = speech;
  // The words go in by its standard input: none of them can be a switch, and no shell sees them.
  const args = ['-v', voices[language], '-s', wordsAMinute[language], '-b', '1', '--stdin', '--stdout'];
  return new Promise((resolve) => {
    const child = spawn(program, args, { stdio: ['pipe', 'pipe', 'ignore'], windowsHide: true });
    const parts: Buffer[] = [];
    let bytes = 0;
    const timer = setTimeout(() => child.kill('SIGKILL'), patience);
    child.stdout.on('data', (part: Buffer) => {
      bytes += part.length;
      if (bytes > mostBytes) child.kill('SIGKILL');
      else parts.push(part);
    });
    child.stdin.on('error', () => undefined);
    child.on('error', () => {
      clearTimeout(timer);
      resolve(null);
    });
    child.on('close', (code) => {
      clearTimeout(timer);
      resolve(code === 0 ? whole(Buffer.concat(parts)) : null);
    });
    child.stdin.end(speech.language === 'en' ? speech.text : speech.pinyin);
  });
}

/** A WAV that was written before its length was known, with its length; null for anything else. RIFF, `fmt ` of 16 bytes, `data`. */
function whole(wav: Buffer): Uint8Array | null {
  if (wav.length <= 44 || wav.toString('latin1', 0, 4) !== 'RIFF' || wav.toString('latin1', 36, 40) !== 'data') return null;
  wav.writeUInt32LE(wav.length - 8, 4);
  wav.writeUInt32LE(wav.length - 44, 40);
  return new Uint8Array(wav);
}
