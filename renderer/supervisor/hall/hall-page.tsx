import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { Session } from '#shared/contract/index.ts';
import { ageWords, clockTime, useAsk } from '../../client/index.ts';
import { Panel, StateMark } from '../../components/index.ts';
import { KioskNotices } from '../../front-desk/kiosk/kiosk-notices.tsx';
import { CaseState } from '../../counter/case-state.tsx';
import { Page, Waiting } from '../page.tsx';
import { CounterTable } from './counter-table.tsx';
import { hallNow, namesOf, type HallNow } from './hall-view.ts';
import { RatingsPanel } from './ratings-panel.tsx';
import './hall.css';

/** ms; events bring what happens, this the minutes that pass. */
const askedAgainAfter = 30_000;

/** 大厅: auditors see how couples said it was, and of those who wait nothing. */
export function HallPage({ session }: { readonly session: Session }): ReactElement {
  return session.staff.roles.includes('supervisor') ? <Board /> : <RatingsAlone />;
}

function RatingsAlone(): ReactElement {
  const { t } = useTranslation('signage');
  const office = useAsk('office.get', {}, { keep: true });
  return (
    <Page title={t('hall.title')}>{office.value ? <RatingsPanel today={office.value.today} /> : <Waiting error={office.error} />}</Page>
  );
}

/** Who serves where, who waits for what and for how long, who is away, and who is still inside at closing. */
function Board(): ReactElement {
  const { t } = useTranslation(['signage', 'common']);
  const office = useAsk('office.get', {}, { keep: true, every: askedAgainAfter });
  const list = useAsk('tickets.list', {}, { keep: true, every: askedAgainAfter });
  const board = useAsk('tickets.board', {}, { keep: true, every: askedAgainAfter });
  const desks = useAsk('tickets.desks', {}, { keep: true });
  const cases = useAsk('cases.worklist', {}, { keep: true });
  if (!office.value || !list.value || !board.value || !desks.value || !cases.value)
    return (
      <Page title={t('hall.title')}>
        <Waiting error={office.error ?? list.error ?? board.error ?? desks.error ?? cases.error} />
      </Page>
    );
  const { now, tickets } = list.value;
  const hall = hallNow({ office: office.value.office, tickets, cases: cases.value, desks: desks.value });
  const { state } = office.value.hours;
  return (
    <Page title={t('hall.title')} actions={<span className="soft">{clockTime(now)}</span>}>
      <KioskNotices />
      <Panel title={t('hall.counters')}>
        <CounterTable counters={hall.counters} now={now} />
      </Panel>
      {(state === 'closingSoon' || state === 'afterClosing' || state === 'closedToday') && <Inside inside={hall.inside} />}
      <div className="hall-columns">
        <Panel title={t('hall.waiting')}>
          {hall.longest === null ? (
            <p className="soft">{t('hall.nobody')}</p>
          ) : (
            <>
              <p>
                <StateMark tone="waiting">
                  {t('hall.longest', { number: hall.longest.number, ...ageWords(t, hall.longest.since, now) })}
                </StateMark>
              </p>
              <ul className="hall-lines">
                {board.value.waiting
                  .filter(({ count }) => count > 0)
                  .map(({ service, count, since }) => (
                    <li key={service}>
                      <span>{t(`service.${service}`)}</span>
                      <strong>{t('hall.line', { count })}</strong>
                      <span className="soft">{since !== null && ageWords(t, since, now).age}</span>
                    </li>
                  ))}
              </ul>
            </>
          )}
        </Panel>
        <Panel title={t('hall.away')}>
          {hall.away.length === 0 && <p className="soft">{t('hall.noAway')}</p>}
          <ul className="hall-lines">
            {hall.away.map(({ id, number, name, state: away, calledAt }) => (
              <li key={id}>
                <strong>{number}</strong>
                <span className="serif">{name}</span>
                <span>
                  <StateMark tone={away === 'parked' ? 'waiting' : 'neutral'}>
                    {t(away === 'parked' ? 'hall.state.parked' : 'hall.state.passed')}
                  </StateMark>
                  <span className="soft"> {calledAt !== null && clockTime(calledAt)}</span>
                </span>
              </li>
            ))}
          </ul>
        </Panel>
        <Panel title={t('hall.next')}>
          {board.value.next.length === 0 && <p className="soft">{t('hall.noNext')}</p>}
          <ul className="hall-lines">
            {board.value.next.map(({ time, name, service }, i) => (
              <li key={i}>
                <strong>{time}</strong>
                <span className="serif">{name}</span>
                <span>{t(`service.${service}`)}</span>
              </li>
            ))}
          </ul>
        </Panel>
      </div>
      <RatingsPanel today={list.value.today} />
    </Page>
  );
}

/** Whoever was inside before closing is served; what each of them waits for. */
function Inside({ inside }: Pick<HallNow, 'inside'>): ReactElement {
  const { t } = useTranslation('signage');
  return (
    <Panel title={t('hall.inside')}>
      <p className="soft">{t(inside.length === 0 ? 'hall.insideNone' : 'hall.insideWhy')}</p>
      <ul className="hall-lines">
        {inside.map(({ ticket, serves }) => (
          <li key={ticket.id}>
            <strong>{ticket.number}</strong>
            <span className="serif">{namesOf(ticket, serves)}</span>
            {ticket.state === 'waiting' || ticket.state === 'parked' ? (
              <StateMark tone="waiting">{t(ticket.state === 'waiting' ? 'hall.waitsForCall' : 'hall.awayStill')}</StateMark>
            ) : serves === null ? (
              <StateMark tone="neutral">{t('hall.noCase')}</StateMark>
            ) : (
              <CaseState row={serves} />
            )}
          </li>
        ))}
      </ul>
    </Panel>
  );
}
