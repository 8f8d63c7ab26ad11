import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { MyCase } from '#shared/contract/index.ts';
import type { CivilDate } from '#shared/model/index.ts';
import { useAsk } from '../../../client/index.ts';
import { BigButton, Own } from '../../frame/big.tsx';
import { KioskError, KioskNotice } from '../../frame/kiosk-notice.tsx';
import { KioskPage } from '../../frame/kiosk-page.tsx';
import { dayWords, daysUntil } from '../parts/day-words.ts';
import { Fact, Facts } from '../parts/fact.tsx';
import { PrintedNotice, usePrinting } from '../parts/printing.tsx';
import '../parts/services.css';

/** The visitor's own cases: where each is, and of a divorce on which days something may be done (民法典 1077). */
export function CasesPage(): ReactElement {
  const { t } = useTranslation('kiosk');
  const { value: mine, error } = useAsk('kiosk.mine', {});
  const isEmpty = mine !== undefined && mine.cases.length + mine.preReviews.length + mine.requests.length === 0;
  return (
    <KioskPage title={t('services.cases.title')} lead={t('services.cases.lead')}>
      <KioskError error={error} />
      {isEmpty && <KioskNotice tone="waiting">{t('services.cases.none')}</KioskNotice>}
      {mine?.cases.map((one) => (
        <CaseCard key={one.id} one={one} today={mine.today} />
      ))}
      {mine?.preReviews.map(({ id, code, service, state, reasons, note }) => (
        <section className="kiosk-card" key={id}>
          <h2>{t('services.cases.preReview', { service: t(`service.${service}`) })}</h2>
          <Facts>
            <Fact name={t('services.cases.state')}>{t(`services.cases.preReviewState.${state}`)}</Fact>
            {reasons.length > 0 && (
              <Fact name={t('services.cases.why')}>
                {reasons.map((reason) => t(`services.cases.reason.${reason}`)).join(t('services.listed'))}
                {note !== '' && ` ${note}`}
              </Fact>
            )}
            <Fact name={t('services.cases.code')}>
              <Own>{code}</Own>
            </Fact>
          </Facts>
        </section>
      ))}
      {mine?.requests.map(({ id, number, state, note }) => (
        <section className="kiosk-card" key={id}>
          <h2>{t('services.cases.proof')}</h2>
          <Facts>
            <Fact name={t('services.cases.state')}>{t(`services.cases.proofState.${state}`)}</Fact>
            {note !== '' && <Fact name={t('services.cases.why')}>{note}</Fact>}
            <Fact name={t('services.cases.number')}>
              <Own>{number}</Own>
            </Fact>
          </Facts>
        </section>
      ))}
    </KioskPage>
  );
}

function CaseCard({ one, today }: { readonly one: MyCase; readonly today: CivilDate }): ReactElement {
  const { t } = useTranslation('kiosk');
  const { value: state } = useAsk('kiosk.state', {});
  const print = usePrinting('kiosk.printReceipt');
  const { dates } = one;
  return (
    <section className="kiosk-card">
      <h2>{t(`services.cases.business.${one.business}`)}</h2>
      <Facts>
        <Fact name={t('services.cases.state')}>{t(`services.cases.stage.${one.stage}`)}</Fact>
        <Fact name={t('services.cases.number')}>
          <Own>{one.number}</Own>
        </Fact>
        {one.registeredOn !== null && <Fact name={t('services.cases.registeredOn')}>{dayWords(t, one.registeredOn)}</Fact>}
        {dates !== null && one.stage !== 'done' && one.stage !== 'ended' && (
          <>
            <Fact name={t('services.cases.appliedOn')}>{dayWords(t, dates.appliedOn)}</Fact>
            <Fact name={t('services.cases.coolsUntil')}>
              {dayWords(t, dates.coolsUntil)}
              <DaysLeft until={dates.coolsUntil} today={today} />
            </Fact>
            <Fact name={t('services.cases.window')}>
              {t('services.cases.fromUntil', { from: dayWords(t, dates.from), until: dayWords(t, dates.until) })}
              {one.stage === 'mayIssue' && <DaysLeft until={dates.until} today={today} />}
            </Fact>
          </>
        )}
      </Facts>
      {dates !== null && (one.stage === 'coolingOff' || one.stage === 'mayIssue') && (
        <>
          <p>{t(`services.cases.todo.${one.stage}`)}</p>
          {!dates.certain && <KioskNotice tone="waiting">{t('services.cases.provisional')}</KioskNotice>}
        </>
      )}
      <PrintedNotice of={print} />
      {one.hasReceipt && state?.prints === true && (
        <div className="kiosk-actions">
          <BigButton icon="printer" busy={print.busy} onPress={() => print.start({ caseId: one.id })}>
            {t('services.cases.printReceipt')}
          </BigButton>
        </div>
      )}
      {one.hasReceipt && state?.prints === false && <p>{t('services.cases.noPrinter')}</p>}
    </section>
  );
}

function DaysLeft({ until, today }: { readonly until: CivilDate; readonly today: CivilDate }): ReactElement | null {
  const { t } = useTranslation('kiosk');
  const days = daysUntil(today, until);
  if (days < 0) return null;
  return <> {days === 0 ? t('services.cases.lastDay') : t('services.cases.daysLeft', { count: days })}</>;
}
