import type { TFunction } from 'i18next';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { Diagnostics, Health } from '#shared/contract/index.ts';
import { ageWords, momentWords, offsetWords } from '../../client/index.ts';
import { Button, StateMark } from '../../components/index.ts';
import { sizeWords } from '../../entry/index.ts';
import type { SupervisorPage } from '../supervisor-app.tsx';
import type { Check } from './checks.ts';

export interface CheckListProps {
  readonly checks: readonly Check[];
  readonly view: Diagnostics;
  readonly health: Health;
  readonly onGoTo: (page: SupervisorPage) => void;
}

/** Where each is looked after. */
const pages: Readonly<Partial<Record<Check['what'], SupervisorPage>>> = {
  verify: 'backup',
  backup: 'backup',
  clock: 'today',
  keys: 'keys',
  reader: 'devices',
  printers: 'devices',
  outbox: 'today',
  province: 'province',
  program: 'program',
};

/** Each part of the hall: its state, what it is in figures, and in plain words what to do. */
export function CheckList({ checks, view, health, onGoTo }: CheckListProps): ReactElement {
  const { t } = useTranslation(['supervisor', 'devices', 'common']);
  return (
    <table className="table health-checks">
      <thead>
        <tr>
          <th scope="col">{t('health.part')}</th>
          <th scope="col">{t('health.state')}</th>
          <th scope="col">{t('health.facts')}</th>
          <th scope="col">
            <span className="unseen">{t('health.goTo')}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {checks.map(({ what, tone, words }) => {
          const page = pages[what];
          const open = tone === 'waiting' || tone === 'refused';
          return (
            <tr key={what}>
              <th scope="row">{t(`health.${what}.title`)}</th>
              <td>
                <StateMark tone={tone} {...(tone === 'waiting' && { icon: 'warning' })}>
                  {t(`health.${what}.${words}.state`)}
                </StateMark>
              </td>
              <td className="table-wrap">
                {factsOf(t, what, view, health)}
                {open && !saysWhatToDo(what, view) && (
                  <span className="table-two health-advice">{t(`health.${what}.${words}.advice`)}</span>
                )}
              </td>
              <td className="table-actions">
                {page !== undefined && (
                  <Button
                    variant={open ? 'secondary' : 'quiet'}
                    small
                    aria-label={t('health.goToPage', { page: t(`page.${page}`) })}
                    onPress={() => onGoTo(page)}
                  >
                    {t(`page.${page}`)}
                  </Button>
                )}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

/** A reader's problem is told with its remedy. */
function saysWhatToDo(what: Check['what'], { hall }: Diagnostics): boolean {
  return what === 'reader' && hall !== null && hall.reader.problem !== null;
}

function factsOf(t: TFunction, what: Check['what'], { hall, storage, process, at }: Diagnostics, health: Health): string {
  switch (what) {
    case 'store':
      return t('health.store.facts', {
        size: sizeWords(storage.databaseBytes),
        rows: health.journalRows ?? 0,
        schema: health.schema ?? '—',
        tip: hall ? `${hall.tip.station}-${hall.tip.seq}` : '—',
      });
    case 'verify':
      return hall?.lastVerify ? t('health.verify.facts', { at: momentWords(t, hall.lastVerify.at) }) : t('health.verify.none');
    case 'disk':
      return storage.freeBytes === null ? '—' : t('health.disk.facts', { size: sizeWords(storage.freeBytes) });
    case 'backup':
      return hall?.backup.lastAt
        ? t('health.backup.facts', { at: momentWords(t, hall.backup.lastAt), count: hall.backup.behind })
        : t('health.backup.noFacts');
    case 'clock':
      return typeof hall?.clockOffsetMs === 'number'
        ? t('health.clock.facts', { time: momentWords(t, at), offset: offsetWords(t, hall.clockOffsetMs) })
        : momentWords(t, at);
    case 'keys':
      return t(`health.keys.${hall?.keys ? (hall.keys.passphrase ? 'facts' : 'noFacts') : 'noFile'}`);
    case 'reader':
      return hall?.reader.problem ? t(`devices:card.${hall.reader.problem}`) : t(`devices:reader.${hall?.reader.state ?? 'none'}`);
    case 'printers':
      return t('health.printers.facts', {
        count: hall?.printers.length ?? 0,
        ready: hall?.printers.filter(({ ready }) => ready).length ?? 0,
      });
    case 'outbox':
      return hall?.outbox.oldestAt
        ? t('health.outbox.facts', { count: hall.outbox.pending, ...ageWords(t, hall.outbox.oldestAt, at) })
        : t('health.outbox.noFacts');
    case 'province':
      return t('health.province.facts');
    case 'program':
      return t('health.program.facts', {
        version: process.version,
        since: momentWords(t, process.startedAt),
        memory: sizeWords(process.memory),
      });
  }
}
