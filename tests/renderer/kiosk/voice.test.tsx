import { fireEvent, screen, waitFor } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { button, open, press, question } from './hands.tsx';

/** A PC with a voice for each of these languages; everything it is asked to say. */
function withVoices(...languages: readonly string[]): string[] {
  const said: string[] = [];
  const synthesis = Object.assign(new EventTarget(), {
    getVoices: () => languages.map((lang) => ({ lang, localService: true, name: lang })),
    speak: (utterance: { readonly text: string; readonly lang: string }) => said.push(`${utterance.lang}: ${utterance.text}`),
    cancel: () => undefined,
  });
  vi.stubGlobal('speechSynthesis', synthesis);
  vi.stubGlobal(
    'SpeechSynthesisUtterance',
    class extends EventTarget {
      readonly text: string;
      constructor(text: string) {
        super();
        this.text = text;
      }
    },
  );
  return said;
}

describe('spoken guidance', () => {
  it('says that there is none where the PC has no voice', async () => {
    await open();
    await press('字号与语言');
    expect((await button(/^语音朗读/)).textContent).toContain('没有这种语言的语音');
    expect((await button(/^语音朗读/)).hasAttribute('disabled')).toBe(true);
  });

  it('is silent until somebody wants it, then reads each question, and again when asked to', async () => {
    const said = withVoices('zh-CN');
    await open();
    await question('请问您要办什么？');
    expect(said).toEqual([]);
    await press('字号与语言');
    await press(/^语音朗读/);
    await waitFor(() => expect(said.at(-1)).toMatch(/^zh-CN: 怎样显示更方便？/));
    await press('好了');
    await waitFor(() => expect(said.at(-1)).toMatch(/^zh-CN: 请问您要办什么？/));
    const before = said.length;
    await press('再读一遍');
    expect(said.slice(before).some((each) => each.includes('请问您要办什么？'))).toBe(true);
  });

  it('says where the focus is', async () => {
    const said = withVoices('zh-CN');
    await open();
    await press('字号与语言');
    await press(/^语音朗读/);
    fireEvent.focusIn(screen.getByRole('button', { name: '返回' }));
    expect(said.at(-1)).toBe('zh-CN: 返回');
  });

  it('is of the language shown: a Mandarin voice reads no English', async () => {
    withVoices('zh-CN');
    await open();
    await press('English');
    await press('Text and language');
    expect((await button(/^Read aloud/)).hasAttribute('disabled')).toBe(true);
  });

  it('reads traditional characters with the Mandarin voice', async () => {
    const said = withVoices('zh-CN');
    await open();
    await press('繁體中文');
    await press('字號與語言');
    await press(/^語音朗讀/);
    await waitFor(() => expect(said.at(-1)).toMatch(/^zh-CN: 怎樣顯示更方便？/));
  });
});
