import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { isStatutory, type AgreementGap } from '#shared/law/divorce/agreement.ts';
import type { DivorceAgreement } from '#shared/model/index.ts';
import { StateMark } from '../../../components/index.ts';
import { isSaidTwice } from './said-twice.ts';

export interface GapListProps {
  readonly agreement: DivorceAgreement;
  readonly gaps: readonly AgreementGap[];
}

/** What is missing, in words: what contradicts itself, what the statute wants of an agreement, then the parts of it. */
export function GapList({ agreement, gaps }: GapListProps): ReactElement {
  const { t } = useTranslation(['counter', 'common']);
  const twice = (['children', 'property', 'debts'] as const).filter((element) => isSaidTwice(agreement, element));
  const missing = gaps.filter(({ element, child }) => child !== null || !twice.some((each) => each === element));
  const lines = [
    { id: 'twice', words: twice.map((element) => t(`agreement.twice.${element}`)) },
    { id: 'statutory', words: wordsOf(missing.filter(isStatutory)) },
    { id: 'parts', words: wordsOf(missing.filter((gap) => !isStatutory(gap))) },
  ] as const;
  return (
    <div className="agreement-gaps" role="status" aria-label={t('agreement.gaps')}>
      {gaps.length === 0 && <StateMark tone="done">{t('agreement.complete')}</StateMark>}
      {lines.map(
        ({ id, words }) =>
          words.length > 0 && (
            <p key={id} className="agreement-gap-line">
              <StateMark tone="waiting" icon="warning">
                {t(`agreement.missing.${id}`)}
              </StateMark>
              <span>{words.join(t('agreement.between'))}</span>
            </p>
          ),
      )}
    </div>
  );

  /** First what concerns the whole, then child by child. */
  function wordsOf(some: readonly AgreementGap[]): string[] {
    const whole = some.filter(({ child }) => child === null).map(({ element }) => t(`agreement.element.${element}`));
    const ofEach = agreement.children.flatMap(({ name }, child) => {
      const parts = some.filter((gap) => gap.child === child).map(({ element }) => t(`agreement.part.${element}`));
      if (parts.length === 0) return [];
      return [
        t('agreement.ofChild', {
          child: name.trim() || t('agreement.child', { number: child + 1 }),
          parts: parts.join(t('common:listComma')),
        }),
      ];
    });
    return [...whole, ...ofEach];
  }
}
