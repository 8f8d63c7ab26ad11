import { useCallback, useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { Session } from '#shared/contract/index.ts';
import { ErrorNotice, useAct, useClient } from '../client/index.ts';
import { Kbd } from '../components/index.ts';
import { AccountPanel } from '../entry/index.ts';
import { useScan } from '../scan/index.ts';
import { CaseView } from './case-view.tsx';
import { FindPanel } from './panels/find-panel.tsx';
import { KeyboardPanel } from './panels/keyboard-panel.tsx';
import { useSelectedCase } from './selected-case.ts';
import { TopBar } from './top-bar.tsx';
import { useShortcut } from './use-shortcut.ts';
import { Worklist } from './worklist.tsx';
import './counter.css';

/** The counter's window: top bar, worklist, one case. */
export function CounterApp({ session }: { readonly session: Session }): ReactElement {
  const client = useClient();
  const [selected, select] = useSelectedCase();
  const [finding, setFinding] = useState<string | null>(null);
  const [aside, setAside] = useState<'keyboard' | 'account' | null>(null);
  const open = useAct('cases.open');

  const openCase = useCallback(
    (caseId: string) => {
      setFinding(null);
      select(caseId);
    },
    [select],
  );
  const openNew = async (): Promise<void> => {
    const answer = await open.run({ business: 'marriage' });
    if (answer.ok) openCase(answer.value.id);
  };
  const scanned = async (text: string): Promise<void> => {
    if (session.locked) return;
    const answer = await client.call('cases.find', { text });
    const [only, ...others] = answer.ok ? answer.value : [];
    if (only && others.length === 0) openCase(only.id);
    else setFinding(text);
  };
  useScan((text) => void scanned(text));
  useShortcut('F2', session.locked ? null : () => void openNew());
  useShortcut('F3', session.locked ? null : () => setFinding(''));
  useShortcut('?', session.locked ? null : () => setAside((shown) => (shown === 'keyboard' ? null : 'keyboard')));
  useShortcut('Escape', aside !== null ? () => setAside(null) : null);

  return (
    <div className="counter">
      <TopBar session={session} onKeyboard={() => setAside('keyboard')} onAccount={() => setAside('account')} />
      <div className="counter-body">
        <Worklist
          selected={finding === null ? selected : null}
          onSelect={openCase}
          onOpenNew={() => void openNew()}
          opening={open.busy}
          onFind={() => setFinding('')}
        />
        <div className="counter-main">
          {open.error && (
            <div className="case-notice">
              <ErrorNotice error={open.error} onDismiss={open.forget} />
            </div>
          )}
          {finding !== null ? (
            <FindPanel key={finding} text={finding} onOpen={openCase} onClose={() => setFinding(null)} />
          ) : selected !== null ? (
            <CaseView key={selected} caseId={selected} />
          ) : (
            <Welcome />
          )}
        </div>
        {aside !== null && (
          <div className="aside-panel">
            {aside === 'keyboard' ? (
              <KeyboardPanel onClose={() => setAside(null)} />
            ) : (
              <AccountPanel session={session} onClose={() => setAside(null)} />
            )}
          </div>
        )}
      </div>
    </div>
  );
}

function Welcome(): ReactElement {
  const { t } = useTranslation('counter');
  return (
    <main className="welcome" aria-label={t('welcome.title')}>
      <p className="welcome-title serif">{t('welcome.title')}</p>
      <ul className="welcome-ways">
        <li>
          <Kbd keys="F2" /> {t('welcome.new')}
        </li>
        <li>
          <Kbd keys="F3" /> {t('welcome.find')}
        </li>
        <li>
          <Kbd keys="?" /> {t('welcome.keyboard')}
        </li>
      </ul>
      <p className="soft">{t('welcome.scan')}</p>
    </main>
  );
}
