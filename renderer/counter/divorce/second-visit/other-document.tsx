import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { isReadByReader, waysToTell } from '#shared/law/divorce/index.ts';
import { identityDocumentsOf, isMainland, numberOf } from '#shared/law/marriage/index.ts';
import type { PartyDraft } from '#shared/model/index.ts';
import { Button, Segmented, Select, TextField } from '../../../components/index.ts';
import { MrzEntry } from '../../party/mrz-entry.tsx';
import { numberName } from '../../party/party-kind.ts';
import { PeriodFields } from './period-fields.tsx';
import { ReasonField } from './reason-field.tsx';
import type { OtherShown } from './shows.ts';
import { useOtherMrz } from './use-other-mrz.ts';

export interface OtherDocumentProps {
  /** As they applied. */
  readonly party: PartyDraft;
  readonly shown: OtherShown;
  readonly onChange: (shown: OtherShown) => void;
}

/** Another document than that of the application: which, what it says, and what tells that it is the same person's. */
export function OtherDocument({ party, shown, onChange }: OtherDocumentProps): ReactElement {
  const { t } = useTranslation(['counter', 'terms']);
  const [entering, setEntering] = useState(false);
  const fill = useOtherMrz(party, shown, onChange);
  const change = (wanted: Partial<OtherShown>): void => onChange({ ...shown, ...wanted });
  const { document, number, name, period, sameBy, reason } = shown;
  const regional = numberOf(party.type) === 'regionalCard';
  const ways = waysToTell(party.type);
  const bare = document === 'passport' || document === 'internationalTravelDocument';
  return (
    <div className="shown-again-typed">
      <Select
        label={t('divorce.return.other.document')}
        value={document}
        onChange={(wanted) => change({ document: wanted, period: { ...period, longTerm: false } })}
        options={identityDocumentsOf(party.type).map((id) => ({ id, label: t(`terms:materialKind.${id}`) }))}
        mark={
          !isMainland(party.type) && (
            <Button
              // Beside the list, not the button that opens it.
              slot={null}
              variant="quiet"
              small
              className="mark-button"
              icon="scan"
              onPress={() => setEntering(!entering)}
              aria-expanded={entering}
            >
              {t('party.mrz.open')}
            </Button>
          )
        }
      />
      {entering && <MrzEntry fill={fill} onClose={() => setEntering(false)} />}
      <TextField
        label={regional ? t(`party.documentNumber.${document}`) : t(`party.number.${numberName({ type: party.type, document })}`)}
        value={number}
        onChange={(text) => change({ number: text })}
        maxLength={30}
        autoComplete="off"
        serif
        isRequired
      />
      <TextField
        label={t('divorce.return.other.name')}
        value={name}
        onChange={(text) => change({ name: text })}
        maxLength={60}
        autoComplete="off"
        serif
        grows
        isRequired
      />
      <PeriodFields
        period={period}
        onChange={(wanted) => change({ period: wanted })}
        mayLast={document === 'residentCard'}
        begins={!bare}
      />
      {ways.length === 1 ? (
        <p className="soft small">{t('divorce.return.other.byNumber')}</p>
      ) : (
        <Segmented
          label={t('divorce.return.other.sameBy')}
          value={sameBy}
          onChange={(way) => change({ sameBy: way })}
          options={ways.map((id) => ({ id, label: t(`divorce.return.other.way.${id}`) }))}
        />
      )}
      {isReadByReader(document) && <ReasonField value={reason} onChange={(text) => change({ reason: text })} />}
    </div>
  );
}
