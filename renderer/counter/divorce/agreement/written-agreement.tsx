import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Checkbox } from '../../../components/index.ts';
import { Children } from './children.tsx';
import { MissingMark } from './missing-mark.tsx';
import { PhraseField } from './phrase-field.tsx';
import { SaidOrNone } from './said-or-none.tsx';
import { hasGap, type AgreementForm } from './use-agreement.ts';

/** The agreement drafted with the couple, clause by clause as the paper prints it. */
export function WrittenAgreement({ form }: { readonly form: AgreementForm }): ReactElement {
  const { t } = useTranslation('counter');
  const { agreement, gaps, editable, change } = form;
  return (
    <ol className="agreement-clauses">
      <li>
        <h3>{t('agreement.element.willing')}</h3>
        <div className="agreement-clause agreement-line">
          <Checkbox isSelected={agreement.willing} onChange={(willing) => change({ willing })} isDisabled={!editable}>
            {t('agreement.willing')}
          </Checkbox>
          <MissingMark shown={hasGap(gaps, 'willing')} />
        </div>
      </li>
      <li>
        <h3>{t('agreement.clause.children')}</h3>
        <Children form={form} />
      </li>
      <li>
        <h3>{t('agreement.element.property')}</h3>
        <SaidOrNone of="property" form={form} />
      </li>
      <li>
        <h3>{t('agreement.element.debts')}</h3>
        <SaidOrNone of="debts" form={form} />
      </li>
      <li>
        <h3>{t('agreement.clause.more')}</h3>
        <PhraseField
          phrases="more"
          label={t('agreement.more')}
          value={agreement.more}
          onChange={(more) => change({ more })}
          maxLength={8000}
          rows={2}
          isDisabled={!editable}
          className="agreement-text"
        />
      </li>
    </ol>
  );
}
