import type { Client } from '../client/index.ts';
import type { Speaker } from './speaker.ts';

/** Plays a sound to its end; false when it cannot be played. */
export type Play = (sound: Blob, volume: number) => Promise<boolean>;

/** Calls as espeak-ng in the core speaks them, where it is installed. */
export function createClipVoice(client: Pick<Client, 'call'>, play: Play = playBlob): Speaker {
  return async ({ language, text, pinyin }, volume) => {
    const speech = language === 'en' ? { language: 'en' as const, text } : pinyin === null ? null : { language: 'zh-CN' as const, pinyin };
    if (speech === null) return false;
    const answer = await client.call('signage.clip', speech);
    if (!answer.ok || answer.value.wav === null) return false;
    const bytes = Uint8Array.from(atob(answer.value.wav), (each) => each.charCodeAt(0));
    return play(new Blob([bytes], { type: 'audio/wav' }), volume);
  };
}

/** ms; no call is longer. */
const patience = 30_000;

async function playBlob(sound: Blob, volume: number): Promise<boolean> {
  const address = URL.createObjectURL(sound);
  const audio = new Audio(address);
  audio.volume = volume;
  try {
    return await new Promise<boolean>((resolve) => {
      const timer = setTimeout(() => resolve(false), patience);
      const end = (heard: boolean): void => {
        clearTimeout(timer);
        resolve(heard);
      };
      audio.addEventListener('ended', () => end(true));
      audio.addEventListener('error', () => end(false));
      audio.play().catch(() => end(false));
    });
  } finally {
    audio.pause();
    URL.revokeObjectURL(address);
  }
}
