import type { ReactElement } from 'react';
import { Button as AriaButton, Menu, MenuItem, MenuTrigger, Popover, Separator } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { Session } from '#shared/contract/index.ts';
import { clockTime, useAct, useAsk, useClient } from '../client/index.ts';
import { Icon, StateMark } from '../components/index.ts';
import { useLockNow } from '../entry/index.ts';
import { languages, type Language } from '../language.ts';

export interface TopBarProps {
  readonly session: Session;
  readonly onKeyboard: () => void;
  readonly onAccount: () => void;
}

/** Who and where, scan anywhere, and the hall's state with its consequence. */
export function TopBar({ session, onKeyboard, onAccount }: TopBarProps): ReactElement {
  const { t, i18n } = useTranslation(['counter', 'common']);
  const office = useAsk('office.get', {}, { every: 60_000 });
  const client = useClient();
  const lockNow = useLockNow();
  const { run: signOut } = useAct('staff.signOut');

  const counter = office.value?.office.counters.find((each) => each.code === session.counter);
  const choose = (key: string): void => {
    if (key === 'keyboard') onKeyboard();
    else if (key === 'lock') lockNow();
    else if (key === 'account') onAccount();
    else if (key === 'supervisor') void client.openStation('supervisor');
    else if (key === 'signOut') void signOut({});
    else void i18n.changeLanguage(key);
  };
  return (
    <header className="top-bar">
      <span className="top-seal serif" aria-hidden="true">
        {t('top.seal')}
      </span>
      <p className="top-who">{counter ? t('top.who', { counter: counter.name, name: session.staff.name }) : session.staff.name}</p>
      {office.value?.training && <span className="training">{t('common:training')}</span>}
      <p className="top-scan">
        <Icon name="scan" />
        {t('top.scan')}
      </p>
      {office.value && (
        <div className="top-state" role="status" aria-label={t('top.state')}>
          <StateMark tone={office.value.completion === 'allowed' ? 'done' : 'waiting'}>
            {t(`completion.${office.value.completion}`)}
          </StateMark>
          {office.value.outbox.pending > 0 && (
            <span className="top-outbox">
              <Icon name="cloud" />
              {t('top.outbox', {
                count: office.value.outbox.pending,
                time: office.value.outbox.oldestAt === null ? '' : clockTime(office.value.outbox.oldestAt),
              })}
            </span>
          )}
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
