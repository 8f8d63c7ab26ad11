import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { slots } from '#shared/model/index.ts';
import { useAct } from '../../../client/index.ts';
import { Checkbox, Panel } from '../../../components/index.ts';
import { useDivorce } from '../../case-context.ts';
import { GiveOut } from '../../certificates/give-out.tsx';
import type { WantedPaper } from '../../papers/paper-plan.ts';

const wanted: readonly WantedPaper[] = [
  { kind: 'divorceExaminationForm', party: null },
  { kind: 'divorceCertificate', party: 'man' },
  { kind: 'divorceCertificate', party: 'woman' },
];

/** ⑦ 登记发证: certificates on their blanks, both sign for receipt, the marriage certificates are marked: they are divorced. */
export function RegisterStep(): ReactElement {
  const { t } = useTranslation('counter');
  const { view } = useDivorce();
  const register = useAct('divorce.register');
  const [marked, setMarked] = useState(false);
  const { certificates } = view.application.marriage;
  const lost = slots.filter((slot) => certificates[slot] === 'lost').length;
  const open = view.actions.includes('register');
  return (
    <GiveOut
      wanted={wanted}
      register={{
        ...register,
        run: (signedForReceipt) => void register.run({ caseId: view.id, signedForReceipt, certificatesMarked: marked && lost < 2 }),
        missing: marked ? null : t('divorce.missing.marked'),
      }}
      explain={t('divorce.register.receiptExplain')}
    >
      <Panel title={t('divorce.register.marriageCertificates')}>
        <Checkbox isSelected={marked} onChange={setMarked} isDisabled={!open}>
          {t(lost === 0 ? 'divorce.register.marked' : lost === 1 ? 'divorce.register.markedOne' : 'divorce.register.bothLost')}
        </Checkbox>
      </Panel>
    </GiveOut>
  );
}
