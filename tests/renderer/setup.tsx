import { cleanup, render, type RenderResult } from '@testing-library/react';
import type { ReactElement } from 'react';
import { I18nextProvider } from 'react-i18next';
import { afterEach } from 'vitest';
import type { HallBridge } from '#shared/contract/index.ts';
import { createClient, HallProvider } from '../../renderer/client/index.ts';
import { later, startLanguage, type Language } from '../../renderer/language.ts';

// jsdom lays nothing out.
globalThis.ResizeObserver ??= class {
  observe(): void {}
  unobserve(): void {}
  disconnect(): void {}
};
globalThis.requestIdleCallback ??= (work) => Number(setTimeout(work, 0, { didTimeout: false, timeRemaining: () => 50 }));
Element.prototype.scrollIntoView ??= () => undefined;

afterEach(cleanup);

/** Shows a window's part on a hall, with its language and its client. */
export async function show(part: ReactElement, hall: HallBridge, language: Language = 'zh-CN'): Promise<RenderResult> {
  const i18n = await startLanguage(language);
  await i18n.loadNamespaces([...later]);
  return render(
    <I18nextProvider i18n={i18n}>
      <HallProvider client={createClient(hall)}>{part}</HallProvider>
    </I18nextProvider>,
  );
}
