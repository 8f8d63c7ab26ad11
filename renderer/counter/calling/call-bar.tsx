import type { ReactElement } from 'react';
import { Button as AriaButton, Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { Session, TicketList } from '#shared/contract/index.ts';
import type { Counter, Service } from '#shared/model/index.ts';
import { ageWords, ErrorNotice, useAct, useAsk } from '../../client/index.ts';
import { Button, Icon, StateMark } from '../../components/index.ts';
import { useShortcut } from '../use-shortcut.ts';
import { callKeys } from './call-keys.ts';
import './call-bar.css';

export interface CallBarProps {
  readonly session: Session;
  /** The case on the screen; null: none is. */
  readonly caseId: string | null;
}

/** 叫号: who is before this counter and who waits for it. Where the hall gives no numbers today, nothing. */
export function CallBar({ session, caseId }: CallBarProps): ReactElement | null {
  const { value: list } = useAsk('tickets.list', {}, { enabled: session.counter !== null, every: 30_000, keep: true });
  const { value: office } = useAsk('office.get', {}, { enabled: session.counter !== null, keep: true });
  if (session.counter === null || list === undefined || list.tickets.length === 0) return null;
  return <Bar list={list} counters={office?.office.counters ?? []} locked={session.locked} counter={session.counter} caseId={caseId} />;
}

interface BarProps extends Pick<CallBarProps, 'caseId'> {
  readonly list: TicketList;
  /** Of the office. */
  readonly counters: readonly Counter[];
  readonly locked: boolean;
  readonly counter: string;
}

function Bar({ list, counters, locked, counter, caseId }: BarProps): ReactElement {
  const { t } = useTranslation(['counter', 'front-desk', 'common']);
  const call = useAct('tickets.call');
  const recall = useAct('tickets.recall');
  const pass = useAct('tickets.pass');
  const finish = useAct('tickets.finish');
  const park = useAct('tickets.park');
  const transfer = useAct('tickets.transfer');
  const resume = useAct('tickets.resume');
  const link = useAct('tickets.link');
  const acts = [call, recall, pass, finish, park, transfer, resume, link];
  const busy = acts.some((act) => act.busy);
  const failed = acts.find(({ error }) => error !== undefined);
  const { here, tickets, services, offered } = list;
  const waiting = tickets.filter(
    (each) => each.state === 'waiting' && (each.reservedFor === null ? services.includes(each.service) : each.reservedFor === counter),
  );
  const away = tickets.filter(({ state }) => state === 'parked' || state === 'passed');
  const isFree = here === null;
  const forgetAll = (): void => acts.forEach(({ forget }) => forget());
  const begin = (run: () => unknown) => () => {
    forgetAll();
    run();
  };
  const next = begin(() => call.run({}));
  const again = begin(() => recall.run({}));
  const passOver = begin(() => pass.run({}));
  const end = begin(() => finish.run({}));
  const choose = (key: string): void => {
    forgetAll();
    const [what, which = ''] = key.split(' ');
    if (what === 'park') void park.run({});
    else if (what === 'link' && caseId !== null) void link.run({ caseId });
    else if (what === 'resume') void resume.run({ id: which, to: 'counter' });
    else if (what === 'transfer') void transfer.run({ service: which as Service });
    else if (what === 'counter' && here !== null) void transfer.run({ service: here.service, counter: which });
  };
  useShortcut(callKeys.next, locked || !isFree ? null : next);
  useShortcut(callKeys.again, locked || isFree ? null : again);
  useShortcut(callKeys.pass, locked || here?.state !== 'called' ? null : passOver);
  useShortcut(callKeys.finish, locked || isFree ? null : end);

  return (
    <section className="call-bar" aria-label={t('calling.title')}>
      <div className="call-now" role="status">
        {here === null ? (
          <span className="soft">{t('calling.nobody')}</span>
        ) : (
          <>
            <strong className="call-number">{here.number}</strong>
            {here.name !== '' && <span className="serif">{here.name}</span>}
            <span className="soft">{t(`front-desk:service.${here.service}`)}</span>
            <StateMark tone={here.state === 'serving' ? 'current' : 'waiting'}>
              {here.state === 'serving' ? t('calling.serving') : t('calling.called', { count: here.calls })}
            </StateMark>
            {here.priority !== null && <StateMark tone="neutral">{t(`front-desk:queue.priority.${here.priority}`)}</StateMark>}
          </>
        )}
      </div>
      <p className="call-waiting">{waiting.length === 0 ? t('calling.noneWait') : <Waiting waiting={waiting} now={list.now} />}</p>
      <div className="call-keys">
        {isFree ? (
          <Button small icon="person" keys={callKeys.next} busy={busy} isDisabled={waiting.length === 0} onPress={next}>
            {t('calling.next')}
          </Button>
        ) : (
          <>
            <Button small keys={callKeys.again} busy={busy} onPress={again}>
              {t('calling.again')}
            </Button>
            {here.state === 'called' && (
              <Button small keys={callKeys.pass} busy={busy} onPress={passOver}>
                {t('calling.pass')}
              </Button>
            )}
            <Button small icon="check" keys={callKeys.finish} busy={busy} onPress={end}>
              {t('calling.finish')}
            </Button>
          </>
        )}
        {(!isFree || away.length > 0) && (
          <MenuTrigger>
            <AriaButton className="button button-quiet button-small" aria-label={t('calling.more')}>
              <Icon name="menu" />
            </AriaButton>
            <Popover className="popover" placement="bottom end">
              <Menu className="options" onAction={(key) => choose(String(key))}>
                {here !== null && (
                  <MenuItem id="park" className="option">
                    {t('calling.park')}
                  </MenuItem>
                )}
                {here !== null && caseId !== null && !here.caseIds.includes(caseId) && (
                  <MenuItem id="link" className="option">
                    {t('calling.link')}
                  </MenuItem>
                )}
                {here !== null &&
                  offered
                    .filter((service) => service !== here.service)
                    .map((service) => (
                      <MenuItem key={service} id={`transfer ${service}`} className="option">
                        {t('calling.transfer', { service: t(`front-desk:service.${service}`) })}
                      </MenuItem>
                    ))}
                {here !== null &&
                  counters
                    .filter(({ code }) => code !== counter)
                    .map(({ code, name }) => (
                      <MenuItem key={code} id={`counter ${code}`} className="option">
                        {t('calling.transferTo', { counter: name })}
                      </MenuItem>
                    ))}
                {here === null &&
                  away.map(({ id, number, state }) => (
                    <MenuItem key={id} id={`resume ${id}`} className="option">
                      {t('calling.resume', { number, state: t(`front-desk:queue.state.${state}`) })}
                    </MenuItem>
                  ))}
              </Menu>
            </Popover>
          </MenuTrigger>
        )}
      </div>
      {failed && (
        <div className="call-failed">
          <ErrorNotice error={failed.error} onDismiss={failed.forget} />
        </div>
      )}
    </section>
  );
}

/** How many wait for what this counter serves, and the longest of them for how long. */
function Waiting({ waiting, now }: { readonly waiting: TicketList['tickets']; readonly now: string }): ReactElement {
  const { t } = useTranslation(['counter', 'front-desk', 'common']);
  const services = [...new Set(waiting.map(({ service }) => service))];
  const longest = waiting.map(({ since }) => since).toSorted()[0] as string;
  return (
    <>
      {services.map((service) => (
        <span key={service}>
          {t('calling.wait', {
            service: t(`front-desk:service.${service}`),
            count: waiting.filter((each) => each.service === service).length,
          })}
        </span>
      ))}
      <span className="soft">{t('calling.longest', { ...ageWords(t, longest, now) })}</span>
    </>
  );
}
