import type { ReactElement, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { readTableDate } from '#shared/law/backfill/table-date.ts';
import { slots, type EntryKey, type KeyField, type Slot } from '#shared/model/index.ts';
import { dateWords } from '../../../client/index.ts';
import { TextField } from '../../../components/index.ts';

export const noKey: EntryKey = {
  registrationNumber: '',
  registered: '',
  man: { name: '', idNumber: '' },
  woman: { name: '', idNumber: '' },
};

export interface KeyFieldsProps<K extends EntryKey> {
  readonly typed: K;
  readonly onChange: (typed: K) => void;
  /** What is wrong with a field, beside it. */
  readonly marks?: Readonly<Partial<Record<KeyField, ReactNode>>>;
  /** What else is typed of somebody. */
  readonly person?: (slot: Slot) => ReactNode;
}

/** What two people type: the numbers and names by which a record is found. */
export function KeyFields<K extends EntryKey>({ typed, onChange, marks = {}, person }: KeyFieldsProps<K>): ReactElement {
  const { t } = useTranslation(['backfill', 'terms', 'common']);
  const put = (slot: Slot, part: Partial<EntryKey['man']>): void => onChange({ ...typed, [slot]: { ...typed[slot], ...part } });
  return (
    <>
      <div className="task-pair">
        <TextField
          label={t('entry.number')}
          value={typed.registrationNumber}
          onChange={(registrationNumber) => onChange({ ...typed, registrationNumber })}
          maxLength={60}
          serif
          autoFocus
          error={marks.registrationNumber}
        />
        <TextField
          label={t('entry.registered')}
          value={typed.registered}
          onChange={(registered) => onChange({ ...typed, registered })}
          maxLength={40}
          serif
          hint={readAs(t, typed.registered)}
          error={marks.registered}
        />
      </div>
      <div className="task-pair">
        {slots.map((slot) => (
          <fieldset key={slot} className="record-person">
            <legend>{t(`terms:slot.${slot}`)}</legend>
            <TextField
              label={t('entry.name')}
              value={typed[slot].name}
              onChange={(name) => put(slot, { name })}
              maxLength={60}
              serif
              error={marks[`${slot}.name`]}
            />
            <TextField
              label={t('entry.idNumber')}
              value={typed[slot].idNumber}
              onChange={(idNumber) => put(slot, { idNumber })}
              maxLength={30}
              error={marks[`${slot}.idNumber`]}
            />
            {person?.(slot)}
          </fieldset>
        ))}
      </div>
    </>
  );
}

/** How a date is read, or that it is kept as it stands. */
export function readAs(t: ReturnType<typeof useTranslation<['backfill', 'terms', 'common']>>['t'], text: string): string {
  if (text.trim() === '') return t('entry.dateHint');
  const { on } = readTableDate(text.trim());
  return on === null ? t('entry.asWritten') : t('entry.readAs', { date: dateWords(t, on) });
}
