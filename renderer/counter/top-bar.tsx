import type { ReactElement } from 'react';
import { Button as AriaButton, Menu, MenuItem, MenuTrigger, Popover, Separator } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { Session } from '#shared/contract/index.ts';
import { isInHands } from '#shared/law/case-state.ts';
import { useAsk, useClient } from '../client/index.ts';
import { classNames, Icon, StateMark } from '../components/index.ts';
import { useLockNow } from '../entry/index.ts';
import { languages, type Language } from '../language.ts';
import { mayLookAtQueue, OutboxBadge } from '../queue/index.ts';
import { hoursWords } from './office-hours.ts';

export interface TopBarProps {
  readonly session: Session;
  readonly onKeyboard: () => void;
  readonly onAccount: () => void;
  readonly onQueue: () => void;
  readonly onRecords: () => void;
  readonly onSignOut: () => void;
}

/** Who and where, scan anywhere, and the hall's state with its consequence. */
export function TopBar({ session, onKeyboard, onAccount, onQueue, onRecords, onSignOut }: TopBarProps): ReactElement {
  const { t, i18n } = useTranslation(['counter', 'common']);
  const office = useAsk('office.get', {}, { every: 60_000 });
  const gap = useAsk('numbers.gap', {}, { keep: true });
  const client = useClient();
  const lockNow = useLockNow();
  const health = useAsk('hall.health', {}, { every: 60_000 });

  const counter = office.value?.office.counters.find((each) => each.code === session.counter);
  const rows = useAsk('cases.worklist', {});
  const hours = office.value?.hours;
  const unfinished = rows.value?.filter((row) => row.counter === session.counter && isInHands(row)).length ?? 0;
  const closing = hours && health.value ? hoursWords(t, hours, health.value.now) : null;
  const choose = (key: string): void => {
    if (key === 'keyboard') onKeyboard();
    else if (key === 'lock') lockNow();
    else if (key === 'account') onAccount();
    else if (key === 'queue') onQueue();
    else if (key === 'records') onRecords();
    else if (key === 'supervisor') void client.openStation('supervisor');
    else if (key === 'signOut') onSignOut();
    else void i18n.changeLanguage(key);
  };
  return (
    <header className="top-bar">
      <span className="top-seal serif" aria-hidden="true">
        {t('top.seal')}
      </span>
      <p className="top-who">{counter ? t('top.who', { counter: counter.name, name: session.staff.name }) : session.staff.name}</p>
      {office.value?.training && <span className="training">{t('common:training')}</span>}
      <p className={classNames('top-scan', closing !== null && 'top-scan-giving-way')}>
        <Icon name="scan" />
        {t('top.scan')}
      </p>
      {office.value && (
        <div className="top-state" role="status" aria-label={t('top.state')}>
          {hours && closing !== null && (
            <StateMark tone="waiting">
              {closing}
              {unfinished > 0 && `${t('common:clauseComma')}${t('hours.unfinished', { count: unfinished })}`}
            </StateMark>
          )}
          {gap.value ? (
            <StateMark tone="waiting" icon="warning">
              {t('completion.gap')}
            </StateMark>
          ) : office.value.clock.state === 'sure' ? (
            <StateMark tone={office.value.completion === 'allowed' ? 'done' : 'waiting'}>
              {t(`completion.${office.value.completion}`)}
            </StateMark>
          ) : (
            <StateMark tone="waiting" icon="warning">
              {t('clock.top')}
            </StateMark>
          )}
          <OutboxBadge office={office.value} onOpen={mayLookAtQueue(session) && !session.locked ? onQueue : null} />
        </div>
      )}
      <MenuTrigger>
        <AriaButton className="button button-quiet top-menu" aria-label={t('top.menu')}>
          <Icon name="menu" />
        </AriaButton>
        <Popover className="popover" placement="bottom end">
          <Menu className="options" onAction={(key) => choose(String(key))}>
            <MenuItem id="keyboard" className="option">
              {t('keyboard.title')}
            </MenuItem>
            {languages
              .filter((language: Language) => language !== i18n.language)
              .map((language) => (
                <MenuItem key={language} id={language} className="option">
                  {t(`common:language.${language}`)}
                </MenuItem>
              ))}
            <Separator className="menu-line" />
            {mayLookAtQueue(session) && (
              <MenuItem id="queue" className="option">
                {t('top.queue')}
              </MenuItem>
            )}
            <MenuItem id="records" className="option">
              {t('top.records')}
            </MenuItem>
            <MenuItem id="account" className="option">
              {t('top.account')}
            </MenuItem>
            {session.staff.roles.includes('supervisor') && (
              <MenuItem id="supervisor" className="option">
                {t('top.supervisor')}
              </MenuItem>
            )}
            <MenuItem id="lock" className="option">
              {t('top.lock')}
            </MenuItem>
            <MenuItem id="signOut" className="option">
              {t('top.signOut')}
            </MenuItem>
          </Menu>
        </Popover>
      </MenuTrigger>
    </header>
  );
}
