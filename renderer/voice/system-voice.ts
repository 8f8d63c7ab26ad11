import type { Speaker } from './speaker.ts';

/** As much of the browser's speech as is needed. */
export type Synthesis = Pick<SpeechSynthesis, 'getVoices' | 'speak' | 'cancel'>;

/** Mandarin; a voice for Cantonese or Taiwan reads the same characters otherwise. */
const mandarin = /^(zh([-_]cn|[-_]hans.*)?|cmn.*)$/iu;

/** A voice that would ask a server is none: nothing leaves the PC. */
export function findVoice(synthesis: Pick<Synthesis, 'getVoices'> | undefined, language: string): SpeechSynthesisVoice | undefined {
  const [own = ''] = language.toLowerCase().split('-');
  const says = (lang: string): boolean => (own === 'zh' ? mandarin.test(lang) : lang.toLowerCase().split(/[-_]/u)[0] === own);
  return synthesis?.getVoices().find(({ lang, localService }) => localService && says(lang));
}

/** A little slower than speech: a hall echoes. */
const rate = 0.9;

/** ms in which a call of this length has been said, even slowly; a service of the system that hangs must not silence the hall. */
const patience = (text: string): number => 3_000 + 450 * text.length;

/** The voice of the PC's own system. */
export function createSystemVoice(
  synthesis: Synthesis | undefined,
  newUtterance: (text: string) => SpeechSynthesisUtterance = (text) => new SpeechSynthesisUtterance(text),
): Speaker {
  // The first question makes the browser look for voices; they are there for the next one.
  synthesis?.getVoices();
  return ({ language, text }, volume) => {
    const voice = findVoice(synthesis, language);
    if (synthesis === undefined || voice === undefined) return Promise.resolve(false);
    return new Promise((resolve) => {
      let begun = false;
      const end = (heard: boolean): void => {
        clearTimeout(timer);
        resolve(heard);
      };
      const timer = setTimeout(() => {
        synthesis.cancel();
        end(begun);
      }, patience(text));
      const utterance = newUtterance(text);
      Object.assign(utterance, { voice, lang: voice.lang, rate, volume });
      utterance.addEventListener('start', () => (begun = true));
      utterance.addEventListener('end', () => end(true));
      utterance.addEventListener('error', () => end(begun));
      synthesis.speak(utterance);
    });
  };
}
