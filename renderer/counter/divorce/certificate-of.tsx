import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { ShownCertificate, normaliseIdNumber, type Slot } from '#shared/model/index.ts';
import { Segmented, TextField } from '../../components/index.ts';
import { useDivorce } from '../case-context.ts';
import { normaliseName } from '../party/party-name.ts';
import { useMarriageRecord } from './use-marriage-record.ts';

/** One party's certificate: shown or lost, and as whom it names them. */
export function CertificateOf({ slot }: { readonly slot: Slot }): ReactElement {
  const { t } = useTranslation(['counter', 'terms']);
  const { editable } = useDivorce();
  const { marriage, change } = useMarriageRecord();
  const named = marriage.parties[slot];
  const rename = (wanted: Partial<typeof named>): void => change({ parties: { ...marriage.parties, [slot]: { ...named, ...wanted } } });
  const isDisabled = !editable;
  return (
    <fieldset className="certificate-of">
      <legend className="unseen">{t('divorce.record.of', { party: t(`terms:slot.${slot}`) })}</legend>
      <Segmented
        label={t('divorce.record.of', { party: t(`terms:slot.${slot}`) })}
        value={marriage.certificates[slot]}
        onChange={(shown) => change({ certificates: { ...marriage.certificates, [slot]: shown } })}
        options={ShownCertificate.options.map((id) => ({ id, label: t(`divorce.record.${id}`) }))}
        isDisabled={isDisabled}
      />
      <div className="record-named">
        <TextField
          label={t('divorce.record.name')}
          value={named.name}
          onChange={(name) => rename({ name: normaliseName(name) })}
          maxLength={60}
          autoComplete="off"
          isDisabled={isDisabled}
          isRequired
          serif
          grows
        />
        <TextField
          label={t('divorce.record.idNumber')}
          value={named.idNumber}
          onChange={(idNumber) => rename({ idNumber: normaliseIdNumber(idNumber).slice(0, 30) })}
          autoComplete="off"
          isDisabled={isDisabled}
          serif
        />
      </div>
    </fieldset>
  );
}
