import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Checkbox } from '../../../components/index.ts';
import { MissingMark } from './missing-mark.tsx';
import { PhraseField } from './phrase-field.tsx';
import { isSaidTwice } from './said-twice.ts';
import { hasGap, type AgreementForm } from './use-agreement.ts';

const noneOf = { property: 'noProperty', debts: 'noDebts' } as const;

/** What they agreed of property or debts in their own words, or that there are none. What was written stays either way. */
export function SaidOrNone({ of, form }: { readonly of: 'property' | 'debts'; readonly form: AgreementForm }): ReactElement {
  const { t } = useTranslation('counter');
  const { agreement, gaps, editable, change } = form;
  const text = agreement[of];
  const none = agreement[noneOf[of]];
  return (
    <div className="agreement-clause">
      <Checkbox isSelected={none} onChange={(there) => change({ [noneOf[of]]: there })} isDisabled={!editable}>
        {t(`agreement.${noneOf[of]}`)}
      </Checkbox>
      {(!none || text !== '') && (
        <PhraseField
          phrases={of}
          label={t(`agreement.${of}`)}
          mark={<MissingMark shown={hasGap(gaps, of)} twice={isSaidTwice(agreement, of)} />}
          value={text}
          onChange={(typed) => change({ [of]: typed })}
          maxLength={4000}
          rows={3}
          isDisabled={!editable}
          className="agreement-text"
        />
      )}
    </div>
  );
}
