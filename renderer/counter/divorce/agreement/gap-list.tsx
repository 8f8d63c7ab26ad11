import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { isStatutory, type AgreementGap } from '#shared/law/divorce/agreement.ts';
import type { DivorceAgreement } from '#shared/model/index.ts';
import { StateMark } from '../../../components/index.ts';

export interface GapListProps {
  readonly agreement: DivorceAgreement;
  readonly gaps: readonly AgreementGap[];
}

/** What is missing, in words: first what the statute wants of an agreement, then the parts of it. */
export function GapList({ agreement, gaps }: GapListProps): ReactElement {
  const { t } = useTranslation('counter');
  const nameOf = ({ element, child }: AgreementGap): string => {
    const saidTwice = child === null && isSaidTwice(agreement, element);
    const name = saidTwice ? t(`agreement.twice.${element}`) : t(`agreement.element.${element}`);
    return child === null ? name : t('agreement.ofChild', { child: childName(agreement, child), name: t(`agreement.part.${element}`) });
  };
  const lines = [
    { id: 'statutory', missing: gaps.filter(isStatutory) },
    { id: 'parts', missing: gaps.filter((gap) => !isStatutory(gap)) },
  ] as const;
  return (
    <div className="agreement-gaps" role="status" aria-label={t('agreement.gaps')}>
      {gaps.length === 0 && <StateMark tone="done">{t('agreement.complete')}</StateMark>}
      {lines.map(
        ({ id, missing }) =>
          missing.length > 0 && (
            <p key={id} className="agreement-gap-line">
              <StateMark tone="waiting" icon="warning">
                {t(`agreement.missing.${id}`)}
              </StateMark>{' '}
              {missing.map(nameOf).join(t('agreement.between'))}
            </p>
          ),
      )}
    </div>
  );

  function childName({ children }: DivorceAgreement, child: number): string {
    return children[child]?.name.trim() || t('agreement.child', { number: child + 1 });
  }
}

/** Written down, and said not to be there. */
function isSaidTwice(
  { from, noChildren, children, noProperty, property, noDebts, debts }: DivorceAgreement,
  element: string,
): element is 'children' | 'property' | 'debts' {
  if (from === 'own') return false;
  switch (element) {
    case 'children':
      return noChildren && children.length > 0;
    case 'property':
      return noProperty && property.trim() !== '';
    case 'debts':
      return noDebts && debts.trim() !== '';
    default:
      return false;
  }
}
