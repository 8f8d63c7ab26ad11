import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { AgreementElement } from '#shared/model/index.ts';
import { Checkbox, StateMark } from '../../../components/index.ts';
import { useDivorce } from '../../case-context.ts';
import type { AgreementForm } from './use-agreement.ts';

/** The couple's own agreement, held against the list of what one has to say. */
export function OwnAgreement({ agreement, wanted, editable, change }: AgreementForm): ReactElement {
  const { t } = useTranslation('counter');
  const { view } = useDivorce();
  const { found, noChildren } = agreement;
  const scans = view.scans.filter(({ kind }) => kind === 'divorceAgreement').length;
  const tick = (element: AgreementElement, there: boolean): void =>
    change({ found: AgreementElement.options.filter((each) => (each === element ? there : found.includes(each))) });
  const tickOf = (element: AgreementElement): ReactElement => (
    <Checkbox key={element} isSelected={found.includes(element)} onChange={(there) => tick(element, there)} isDisabled={!editable}>
      {t(`agreement.found.${element}`)}
    </Checkbox>
  );
  return (
    <fieldset className="agreement-own">
      <legend>{t('agreement.foundTitle')}</legend>
      <div className="agreement-found">
        {tickOf('willing')}
        {!noChildren && tickOf('children')}
        <Checkbox isSelected={noChildren} onChange={(none) => change({ noChildren: none })} isDisabled={!editable}>
          {t('agreement.found.noChildren')}
        </Checkbox>
        {wanted.filter((element) => element !== 'willing' && element !== 'children').map(tickOf)}
      </div>
      <p className="agreement-scan">
        {scans > 0 ? (
          <StateMark tone="done">{t('agreement.scanned', { count: scans })}</StateMark>
        ) : (
          <StateMark tone="waiting" icon="scan">
            {t('agreement.notScanned')}
          </StateMark>
        )}
      </p>
    </fieldset>
  );
}
