import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useAct } from '../../../client/index.ts';
import { useMarriage } from '../../case-context.ts';
import { GiveOut } from '../../certificates/give-out.tsx';
import type { WantedPaper } from '../../papers/paper-plan.ts';

const wanted: readonly WantedPaper[] = [
  { kind: 'examinationForm', party: null },
  { kind: 'certificate', party: 'man' },
  { kind: 'certificate', party: 'woman' },
];

/** ⑦ 登记发证: certificates on their blanks, both sign for receipt, and the marriage is registered. */
export function RegisterStep(): ReactElement {
  const { t } = useTranslation('counter');
  const { view } = useMarriage();
  const register = useAct('marriage.register');
  return (
    <GiveOut
      wanted={wanted}
      register={{ ...register, run: (signedForReceipt) => void register.run({ caseId: view.id, signedForReceipt }), missing: null }}
      explain={t('register.receiptExplain')}
    />
  );
}
