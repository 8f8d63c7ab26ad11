import { useCallback, useEffect, useState, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { createSystemVoice, findVoice } from '../../voice/system-voice.ts';

/** Whether this PC has a voice for the language shown. Chromium looks for its voices when first asked, and says when it has found them. */
export function useHasVoice(): boolean {
  const { i18n } = useTranslation();
  const { language } = i18n;
  return useSyncExternalStore(
    useCallback((changed: () => void) => {
      const synthesis = globalThis.speechSynthesis as SpeechSynthesis | undefined;
      synthesis?.addEventListener('voiceschanged', changed);
      return () => synthesis?.removeEventListener('voiceschanged', changed);
    }, []),
    () => findVoice(globalThis.speechSynthesis as SpeechSynthesis | undefined, language) !== undefined,
  );
}

/** Reads words aloud in the language shown; what was being read stops. Nothing where the PC has no voice. */
export function useReadAloud(): (words: string) => void {
  const { i18n } = useTranslation();
  const { language } = i18n;
  const [speak] = useState(() => createSystemVoice(globalThis.speechSynthesis as SpeechSynthesis | undefined));
  useEffect(() => () => (globalThis.speechSynthesis as SpeechSynthesis | undefined)?.cancel(), []);
  return useCallback(
    (words: string) => {
      (globalThis.speechSynthesis as SpeechSynthesis | undefined)?.cancel();
      if (words.trim() !== '') void speak({ language, text: words, pinyin: null }, 1);
    },
    [language, speak],
  );
}

/** While pages are read aloud, so is whatever gets the focus: somebody who does not see the page hears where they are. */
export function useReadFocus(spoken: boolean): void {
  const readAloud = useReadAloud();
  useEffect(() => {
    if (!spoken) return;
    const hear = ({ target }: FocusEvent): void => {
      if (target instanceof HTMLButtonElement) readAloud(target.ariaLabel ?? target.textContent);
    };
    document.addEventListener('focusin', hear);
    return () => document.removeEventListener('focusin', hear);
  }, [spoken, readAloud]);
}
