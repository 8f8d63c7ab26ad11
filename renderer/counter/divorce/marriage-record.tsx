import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { slots, type DissolvedMarriage } from '#shared/model/index.ts';
import { Button, Checkbox, DateField, Panel, Segmented, TextField } from '../../components/index.ts';
import { useDivorce } from '../case-context.ts';
import { useShortcut } from '../use-shortcut.ts';
import { CertificateOf } from './certificate-of.tsx';
import { differingMessages, useMarriageRecord } from './use-marriage-record.ts';

type RegisteredBy = NonNullable<DissolvedMarriage['registeredBy']>;
const keyOf: Readonly<Record<RegisteredBy, string>> = { mainlandOffice: 'Alt+1', chineseMission: 'Alt+2', foreignAuthority: 'Alt+3' };
const authorities = Object.keys(keyOf) as readonly RegisteredBy[];
const sameKey = 'Alt+S';

/** The marriage to be dissolved, as its certificates say it, and what was shown of them (民发〔2020〕116号). */
export function MarriageRecord(): ReactElement {
  const { t } = useTranslation('counter');
  const { findings, editable } = useDivorce();
  const { marriage, change, isAsToday, takeFromToday } = useMarriageRecord();
  const { registeredBy, registeredOn, authority, number, certificates, archiveCopy, differenceConclusion } = marriage;
  const choose = (wanted: RegisteredBy): void => change({ registeredBy: wanted });
  useShortcut(keyOf.mainlandOffice, editable ? () => choose('mainlandOffice') : null);
  useShortcut(keyOf.chineseMission, editable ? () => choose('chineseMission') : null);
  useShortcut(keyOf.foreignAuthority, editable ? () => choose('foreignAuthority') : null);
  useShortcut(sameKey, editable && !isAsToday ? takeFromToday : null);
  const differs = findings.some(({ rule, message }) => rule === 'M-47' && differingMessages.includes(message));
  const bothLost = slots.every((slot) => certificates[slot] === 'lost');
  const isDisabled = !editable;
  return (
    <Panel
      title={t('divorce.record.title')}
      className="marriage-record"
      actions={
        editable && (
          <Button small keys={sameKey} isDisabled={isAsToday} onPress={takeFromToday}>
            {t('divorce.record.sameAsToday')}
          </Button>
        )
      }
    >
      <Segmented
        label={t('divorce.record.registeredBy')}
        value={registeredBy}
        onChange={choose}
        options={authorities.map((id) => ({ id, label: t(`divorce.record.by.${id}`), keys: keyOf[id] }))}
        isDisabled={isDisabled}
      />
      <div className="record-fields">
        <DateField
          label={t('divorce.record.registeredOn')}
          value={registeredOn}
          onChange={(on) => change({ registeredOn: on })}
          isDisabled={isDisabled}
          isRequired
        />
        <TextField
          label={t('divorce.record.number')}
          value={number}
          onChange={(text) => change({ number: text })}
          onBlur={() => change({ number: number.normalize('NFKC').replaceAll(/\s/g, '').toUpperCase() })}
          maxLength={40}
          autoComplete="off"
          isDisabled={isDisabled}
          isRequired
          serif
          grows
        />
        <TextField
          label={t('divorce.record.authority')}
          value={authority}
          onChange={(text) => change({ authority: text })}
          maxLength={60}
          autoComplete="off"
          isDisabled={isDisabled}
          isRequired
          serif
          grows
        />
      </div>
      <div className="record-couple">
        {slots.map((slot) => (
          <CertificateOf key={slot} slot={slot} />
        ))}
      </div>
      {(bothLost || archiveCopy) && (
        <Checkbox isSelected={archiveCopy} onChange={(seen) => change({ archiveCopy: seen })} isDisabled={isDisabled}>
          {t('divorce.record.archiveCopy')}
        </Checkbox>
      )}
      {(differs || differenceConclusion !== '') && (
        <TextField
          label={t('divorce.record.difference')}
          hint={t('divorce.record.differenceHint')}
          value={differenceConclusion}
          onChange={(conclusion) => change({ differenceConclusion: conclusion })}
          rows={2}
          maxLength={200}
          isDisabled={isDisabled}
        />
      )}
    </Panel>
  );
}
