import { cleanup, render, type RenderResult } from '@testing-library/react';
import type { ReactElement } from 'react';
import { I18nextProvider } from 'react-i18next';
import { afterEach } from 'vitest';
import { createClient, HallProvider } from '../../../renderer/client/index.ts';
import { later, startLanguage } from '../../../renderer/language.ts';
import type { FakeHall } from './fake-hall.ts';

afterEach(cleanup);

// jsdom lays nothing out and so has no scrolling.
Element.prototype.scrollIntoView ??= () => undefined;

const language = await startLanguage('zh-CN');
await language.loadNamespaces([...later]);

/** A page as the window shows it, in Chinese, on a fake hall. */
export function renderPage(page: ReactElement, hall: FakeHall): RenderResult {
  return render(
    <I18nextProvider i18n={language}>
      <HallProvider client={createClient(hall.bridge, { patience: 50 })}>{page}</HallProvider>
    </I18nextProvider>,
  );
}
