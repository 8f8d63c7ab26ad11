import { useCallback, useMemo } from 'react';
import { agreementElements, agreementGaps, type AgreementGap } from '#shared/law/divorce/agreement.ts';
import { agreementPoints } from '#shared/law/divorce/process.ts';
import type { AgreedChild, AgreementElement, DivorceAgreement } from '#shared/model/index.ts';
import { useDivorce } from '../../case-context.ts';

/** The agreement of the open case as it is being written, and what the law misses in it. */
export interface AgreementForm {
  readonly agreement: DivorceAgreement;
  /** What it does not say, or says twice, as it stands now; nothing before anybody chose how it is made. */
  readonly gaps: readonly AgreementGap[];
  /** What it has to say. */
  readonly wanted: readonly AgreementElement[];
  /** It may be made or changed now, by the caller. */
  readonly editable: boolean;
  readonly change: (change: Partial<DivorceAgreement>) => void;
  /** `child` counts from 0. */
  readonly changeChild: (child: number, change: Partial<AgreedChild>) => void;
}

export function useAgreement(): AgreementForm {
  const { view, draft, keeper } = useDivorce();
  const { agreement } = draft.application;
  // Two changes in one moment must not undo each other: each starts from what is kept now.
  const change = useCallback(
    (wanted: Partial<DivorceAgreement>) => keeper.changeApplication({ agreement: { ...keeper.state().application.agreement, ...wanted } }),
    [keeper],
  );
  const changeChild = useCallback(
    (child: number, wanted: Partial<AgreedChild>) => {
      const { children } = keeper.state().application.agreement;
      change({ children: children.map((each, i) => (i === child ? { ...each, ...wanted } : each)) });
    },
    [keeper, change],
  );
  const gaps = useMemo(() => (agreement.from === null ? [] : agreementGaps(agreement)), [agreement]);
  const wanted = useMemo(() => agreementElements(agreement), [agreement]);
  return { agreement, gaps, wanted, editable: view.mine && agreementPoints.includes(view.point), change, changeChild };
}

/** Whether something is missing, of the whole or of one child. */
export function hasGap(gaps: readonly AgreementGap[], element: AgreementElement, child: number | null = null): boolean {
  return gaps.some((gap) => gap.element === element && gap.child === child);
}
