import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { slots, type ReissuedRecord, type Slot } from '#shared/model/index.ts';
import { dateWords } from '../../client/index.ts';
import { Button, DateField, TextField } from '../../components/index.ts';
import { useReissue } from '../case-context.ts';

/** The registration as it stands on the declaration: read where the register or an answer says it, typed from a copy or as evidence says. */
export function RegistrationFields(): ReactElement {
  const { draft } = useReissue();
  const { source, record } = draft.application;
  return source === 'register' || source === 'otherOffice' ? <Proved record={record} /> : <Typed />;
}

function Proved({ record }: { readonly record: ReissuedRecord }): ReactElement {
  const { t } = useTranslation(['counter', 'terms']);
  const rows = [
    [t('reissue.registration.number'), record.number],
    [t('reissue.registration.registeredOn'), record.registeredOn === null ? '' : dateWords(t, record.registeredOn)],
    [t('reissue.registration.authority'), record.authority],
    ...slots.map((slot) => [t(`terms:slot.${slot}`), `${record.parties[slot].name} ${record.parties[slot].idNumber}`.trim()]),
  ] as const;
  return (
    <dl className="reissue-proved">
      {rows.map(([name, value]) => (
        <div key={name}>
          <dt className="soft">{name}</dt>
          <dd className="serif">{value === '' ? '—' : value}</dd>
        </div>
      ))}
    </dl>
  );
}

function Typed(): ReactElement {
  const { t } = useTranslation(['counter', 'terms']);
  const { draft, keeper, editable } = useReissue();
  const { record } = draft.application;
  const change = (part: Partial<ReissuedRecord>): void => keeper.changeApplication({ record: { ...record, ...part } });
  const name = (slot: Slot, part: Partial<ReissuedRecord['parties'][Slot]>): void =>
    change({ parties: { ...record.parties, [slot]: { ...record.parties[slot], ...part } } });
  const fromToday = (): void => {
    const today = (slot: Slot) => ({
      name: draft.couple[slot].name,
      idNumber: draft.couple[slot].idNumber,
      born: draft.couple[slot].birthDate,
    });
    change({ parties: { man: today('man'), woman: today('woman') } });
  };
  return (
    <>
      <div className="reissue-fields">
        <TextField
          label={t('reissue.registration.number')}
          value={record.number}
          onChange={(text) => change({ number: text })}
          maxLength={40}
          autoComplete="off"
          isDisabled={!editable}
        />
        <DateField
          label={t('reissue.registration.registeredOn')}
          value={record.registeredOn}
          onChange={(on) => change({ registeredOn: on })}
          isDisabled={!editable}
          isRequired
        />
        <TextField
          label={t('reissue.registration.authority')}
          value={record.authority}
          onChange={(text) => change({ authority: text })}
          maxLength={60}
          autoComplete="off"
          isDisabled={!editable}
          isRequired
        />
      </div>
      <div className="reissue-fields">
        {slots.map((slot) => (
          <TextField
            key={slot}
            label={t('reissue.registration.nameOf', { party: t(`terms:slot.${slot}`) })}
            value={record.parties[slot].name}
            onChange={(text) => name(slot, { name: text })}
            maxLength={60}
            autoComplete="off"
            isDisabled={!editable}
            isRequired
          />
        ))}
        {slots.map((slot) => (
          <TextField
            key={slot}
            label={t('reissue.registration.numberOf', { party: t(`terms:slot.${slot}`) })}
            value={record.parties[slot].idNumber}
            onChange={(text) => name(slot, { idNumber: text })}
            maxLength={30}
            autoComplete="off"
            isDisabled={!editable}
          />
        ))}
      </div>
      {editable && (
        <div>
          <Button small onPress={fromToday}>
            {t('divorce.record.sameAsToday')}
          </Button>
        </div>
      )}
    </>
  );
}
