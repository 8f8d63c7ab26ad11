import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { slots, type PartyCheck, type ProvinceRecord, type Slot } from '#shared/model/index.ts';
import { dateWords } from '../../client/index.ts';
import { groupIdNumber, Panel, RecordTable, StateMark, type RecordRow } from '../../components/index.ts';
import { useOpenCase } from '../case-context.ts';
import { findPerson, numberOf } from './persons.ts';
import './checks.css';

/** Where the online check does not agree: what was read here and what the province holds, side by side (M-22). */
export function MismatchRecords(): ReactElement | null {
  const { t } = useTranslation(['counter', 'terms', 'common']);
  const { view, findings } = useOpenCase();
  // Papers and a conclusion account for it: it may be looked at still.
  const isAnswered = findings.some(({ rule, message }) => rule === 'M-155' && message === 'mismatchAnswered');
  const differing = slots.flatMap((slot) => {
    const check = view.checks[slot];
    return check?.state === 'mismatched' ? [{ slot, check }] : [];
  });
  if (differing.length === 0) return null;
  return (
    <div className="case-notice">
      <Panel
        title={t('check.records.title')}
        actions={<StateMark tone="refused">{t('check.state.mismatched')}</StateMark>}
        className="check-records"
      >
        <details key={String(isAnswered)} open={!isAnswered}>
          <summary className="small">{t('check.records.show')}</summary>
          {differing.map(({ slot, check }) => (
            <Compared key={slot} slot={slot} check={check} />
          ))}
        </details>
      </Panel>
    </div>
  );
}

function Compared({ slot, check }: { readonly slot: Slot; readonly check: PartyCheck }): ReactElement {
  const { t } = useTranslation(['counter', 'terms', 'common']);
  const { view } = useOpenCase();
  const { person, answer, mismatches } = check;
  const records = answer?.inForce ?? [];
  const theirs = records.map((record) => findPerson(record, person)).find((found) => found !== null) ?? null;
  const expected = view.business === 'divorce' ? view.application.marriage.number : null;
  const spouse = view.couple[slot === 'man' ? 'woman' : 'man'];
  const marriageDiffers = mismatches.some((mismatch) => mismatch !== 'identityDiffers');
  const rows: RecordRow[] = [
    {
      label: t('check.records.name'),
      ours: person.name,
      theirs: theirs?.name ?? t(answer?.identity === 'differs' ? 'check.records.otherName' : 'check.records.none'),
      differs: mismatches.includes('identityDiffers'),
    },
    {
      label: t('check.records.number'),
      ours: groupIdNumber(numberOf(person)),
      theirs: theirs === null ? t('check.records.none') : groupIdNumber(numberOf(theirs)),
      differs: false,
    },
    {
      label: t('check.records.marriage'),
      ours: expected ?? t('check.records.noMarriage'),
      theirs:
        records.length === 0
          ? t('check.records.noMarriage')
          : records.map((record) => <Marriage key={record.registrationNumber} record={record} />),
      differs: marriageDiffers,
    },
    {
      label: t('check.records.spouse'),
      ours: view.business === 'divorce' ? spouse.name : t('check.records.none'),
      theirs:
        records.length === 0 ? t('check.records.none') : records.map((record) => spouseName(record, person)).join(t('common:listComma')),
      differs: marriageDiffers && records.length > 0,
    },
  ];
  return (
    <section className="check-compared">
      <h3 className="small">{`${t(`terms:slot.${slot}`)} · ${mismatches.map((each) => t(`check.mismatch.${each}`)).join(t('common:listComma'))}`}</h3>
      <RecordTable caption={t('check.records.title')} ours={t('check.records.ours')} theirs={t('check.records.theirs')} rows={rows} />
    </section>
  );
}

function Marriage({ record }: { readonly record: ProvinceRecord }): ReactElement {
  const { t } = useTranslation('common');
  return (
    <span className="check-record">
      {record.registrationNumber}
      <span className="soft">{`${record.officeName} ${dateWords(t, record.registeredOn)}`}</span>
    </span>
  );
}

function spouseName(record: ProvinceRecord, person: PartyCheck['person']): string {
  const own = findPerson(record, person);
  return [record.man, record.woman].find((each) => each !== null && each !== own)?.name ?? '';
}
