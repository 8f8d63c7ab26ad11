import { useState, type ReactElement } from 'react';
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { Overflow, Session } from '#shared/contract/index.ts';
import { useAsk } from '../client/index.ts';
import { Button, Kbd, StateMark } from '../components/index.ts';
import { useShortcut } from '../counter/use-shortcut.ts';
import { AccountPanel, LanguageSwitch, useLockNow } from '../entry/index.ts';
import type { Slip } from './scanned-slip.ts';
import { placeOf, useSlips } from './slips.tsx';
import { keyOf, tabsOf, type FrontDeskTab, type FrontDeskTabId } from './tabs.tsx';
import './front-desk.css';
import '../components/tables.css';

export interface FrontDeskAppProps {
  readonly session: Session;
  /** Inside another window, whose own bar already says who is signed in. */
  readonly embedded?: boolean;
  /** A slip that was scanned: its page is shown. */
  readonly slip?: Slip | null;
  /** Back to what lies beneath; absent where nothing does. */
  readonly onClose?: () => void;
}

/** 前台: who comes when, who waits, who is called. */
export function FrontDeskApp({ session, embedded = false, slip = null, onClose }: FrontDeskAppProps): ReactElement {
  const { t } = useTranslation(['front-desk', 'common', 'entry']);
  const tabs = tabsOf(session);
  const [chosen, choose] = useState<FrontDeskTabId | null>(placeOf(slip, tabs) ?? tabs[0]?.id ?? null);
  const [scanned, setScanned] = useState(slip);
  const [given, setGiven] = useState(slip);
  if (slip !== given) {
    setGiven(slip);
    setScanned(slip);
    choose(placeOf(slip, tabs) ?? chosen);
  }
  /** Whoever goes to a page themselves finds it as it is, not the slip of before. */
  const goTo = (id: FrontDeskTabId): void => {
    setScanned(null);
    choose(id);
  };
  const scan = useSlips(session, slip, embedded, (found) => {
    setScanned(found);
    choose(placeOf(found, tabs) ?? chosen);
  });
  const [accountOpen, setAccountOpen] = useState(false);
  const [calledBack, setCalledBack] = useState<Overflow | null>(null);
  const onCalledBack = (entry: Overflow | null): void => {
    setCalledBack(entry);
    if (entry) goTo('appointments');
  };
  // Within the supervisor's window there is a main part already.
  const Frame = embedded && !onClose ? 'section' : 'main';
  return (
    <Frame className="front-desk" aria-label={t('title')}>
      <h1 className="unseen">{t('title')}</h1>
      {!embedded && <OwnBar session={session} accountOpen={accountOpen} onAccount={() => setAccountOpen(!accountOpen)} />}
      <Tabs className="front-desk-tabs" selectedKey={chosen ?? ''} onSelectionChange={(key) => goTo(key as FrontDeskTabId)}>
        <div className="front-desk-head">
          <TabList className="front-desk-list" aria-label={t('title')}>
            {tabs.map(({ id }) => (
              <Tab key={id} id={id} className="front-desk-tab">
                {t(`tab.${id}`)}
                <span aria-hidden="true">
                  <Kbd keys={keyOf(id)} />
                </span>
              </Tab>
            ))}
          </TabList>
          {onClose && (
            <Button small keys="Esc" onPress={onClose}>
              {t('common:action.back')}
            </Button>
          )}
        </div>
        {scan}
        {tabs.map((tab) => (
          <TabPanel key={tab.id} id={tab.id} className="front-desk-page">
            {tab.draw(session, { calledBack, onCalledBack, slip: scanned })}
          </TabPanel>
        ))}
      </Tabs>
      {tabs.map((tab) => (
        <TabKey key={tab.id} tab={tab} locked={session.locked} onChoose={goTo} />
      ))}
      {onClose && <Leaving onClose={onClose} />}
      {accountOpen && (
        <aside className="front-desk-aside">
          <AccountPanel session={session} onClose={() => setAccountOpen(false)} />
        </aside>
      )}
    </Frame>
  );
}

function TabKey({
  tab: { id },
  locked,
  onChoose,
}: {
  readonly tab: FrontDeskTab;
  readonly locked: boolean;
  readonly onChoose: (id: FrontDeskTabId) => void;
}): null {
  useShortcut(keyOf(id), locked ? null : () => onChoose(id));
  return null;
}

/** Escape leaves, where nothing on the page wanted it: what was typed there stays with the page until then. */
function Leaving({ onClose }: { readonly onClose: () => void }): null {
  useShortcut('Escape', onClose);
  return null;
}

interface OwnBarProps {
  readonly session: Session;
  readonly accountOpen: boolean;
  readonly onAccount: () => void;
}

function OwnBar({ session, accountOpen, onAccount }: OwnBarProps): ReactElement {
  const { t } = useTranslation(['front-desk', 'entry']);
  const office = useAsk('office.get', {}, { every: 60_000 });
  const lockNow = useLockNow();
  return (
    <header className="front-desk-bar">
      <p className="serif front-desk-name">{session.staff.name}</p>
      <p className="soft small front-desk-office">{office.value?.office.name ?? t('title')}</p>
      {office.value?.training === true && (
        <StateMark tone="waiting" icon="warning">
          {t('entry:training')}
        </StateMark>
      )}
      <div className="front-desk-own">
        <Button variant="quiet" small icon="person" aria-expanded={accountOpen} onPress={onAccount}>
          {t('entry:account.title')}
        </Button>
        <Button variant="quiet" small icon="lock" keys="Ctrl+L" onPress={lockNow}>
          {t('entry:lock.shortcut')}
        </Button>
        <LanguageSwitch />
      </div>
    </header>
  );
}
