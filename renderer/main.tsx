import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { I18nextProvider } from 'react-i18next';
import { App } from './app.tsx';
import { askAhead, createClient, createQueries, HallProvider } from './client/index.ts';
import { guardPage } from './guard/index.ts';
import { startLanguage } from './language.ts';
import { declareFontsAfterPaint } from './theme/own-fonts.ts';
import './theme/index.css';

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');

guardPage(document);
declareFontsAfterPaint();
const client = createClient(window.hall);
const queries = createQueries(client);
// The screens of others ask for other things.
if (client.station === 'counter' || client.station === 'supervisor')
  askAhead(queries, client, ['hall.health', 'staff.session', 'office.get']);
const language = await startLanguage();

createRoot(root).render(
  <StrictMode>
    <I18nextProvider i18n={language}>
      <HallProvider client={client} queries={queries}>
        <App />
      </HallProvider>
    </I18nextProvider>
  </StrictMode>,
);
