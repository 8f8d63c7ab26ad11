import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { isBarredByClosing, isFirm } from '#shared/law/divorce/index.ts';
import { slots, type Slot } from '#shared/model/index.ts';
import { ErrorNotice, useAct } from '../../../client/index.ts';
import { Button, Checkbox, Panel, Segmented } from '../../../components/index.ts';
import { useDivorce } from '../../case-context.ts';
import { PaperList } from '../../papers/paper-list.tsx';
import { usePapers } from '../../papers/use-papers.ts';
import { useShortcut } from '../../use-shortcut.ts';
import { dayOfWeekWords } from '../day-words.ts';
import { InsideNotice } from '../inside-notice.tsx';
import { useClosing, useToday } from '../use-today.ts';
import './divorce-panels.css';

/** 离婚登记申请受理回执单: given back, or lost and said so in writing. */
type Receipt = 'shown' | 'lost';

/** 撤回 by one party alone (民法典 1077: 任何一方), in person, until the office closes on the last day. */
export function WithdrawPanel({ onClose }: { readonly onClose: () => void }): ReactElement {
  const { t } = useTranslation(['counter', 'terms', 'common']);
  const { view } = useDivorce();
  const closing = useClosing();
  const [by, setBy] = useState<Slot | null>(null);
  const [receipt, setReceipt] = useState<Receipt | null>(null);
  const [seen, setSeen] = useState({ card: false, lossStated: false, signed: false });
  useShortcut('Escape', onClose);
  const { dates } = view;
  return (
    <div className="case-panel">
      <Panel title={t('divorce.withdraw.title')} className="reason-panel">
        <div className="reason-body">
          <p>
            {t('divorce.withdraw.explain')}
            {dates !== null &&
              t(isFirm(dates, 'withdrawUntil') ? 'divorce.withdraw.until' : 'divorce.withdraw.untilProvisional', {
                date: dayOfWeekWords(t, dates.withdrawUntil),
                closing: closing(dates.withdrawUntil),
              })}
          </p>
          <div className="withdraw-choices">
            <Segmented
              label={t('divorce.withdraw.by')}
              value={by}
              onChange={(chosen) => {
                setBy(chosen);
                // Whatever was seen was the other's.
                setSeen({ card: false, lossStated: false, signed: false });
                setReceipt(null);
              }}
              options={slots.map((id) => ({
                id,
                label: t('divorce.withdraw.party', { party: t(`terms:slot.${id}`), name: view.couple[id].name }),
              }))}
            />
            <Segmented
              label={t('divorce.withdraw.receipt')}
              value={receipt}
              onChange={(said) => {
                setReceipt(said);
                setSeen({ ...seen, lossStated: false, signed: false });
              }}
              isDisabled={by === null}
              options={(['shown', 'lost'] as const).map((id) => ({ id, label: t(`divorce.withdraw.receipt_${id}`) }))}
            />
          </div>
          {by !== null && receipt !== null && (
            <Paper key={`${by} ${receipt}`} by={by} receipt={receipt} seen={seen} onSeen={setSeen} onClose={onClose} />
          )}
        </div>
        {(by === null || receipt === null) && (
          <div className="reason-actions">
            <Button onPress={onClose}>{t('common:action.back')}</Button>
          </div>
        )}
      </Panel>
    </div>
  );
}

type Seen = Readonly<Record<'card' | 'lossStated' | 'signed', boolean>>;

interface PaperProps {
  readonly by: Slot;
  readonly receipt: Receipt;
  readonly seen: Seen;
  readonly onSeen: (seen: Seen) => void;
  readonly onClose: () => void;
}

/** 《撤回离婚登记申请书》 of this party, signed before the registrar, and the end of the application. */
function Paper({ by, receipt, seen, onSeen, onClose }: PaperProps): ReactElement {
  const { t } = useTranslation(['counter', 'terms', 'common']);
  const { view } = useDivorce();
  const withdraw = useAct('divorce.withdraw');
  const papers = usePapers([{ kind: 'withdrawalApplication', party: by, receiptLost: receipt === 'lost' }]);
  const printed = papers.papers.every(({ state }) => state === 'confirmed');
  const party = t(`terms:slot.${by}`);
  const checks = ['card', ...(receipt === 'lost' ? (['lossStated'] as const) : []), 'signed'] as const;
  const today = useToday();
  const { error } = withdraw;
  const { dates } = view;
  const onlyClosed =
    error?.code === 'case.refusedByLaw' &&
    dates !== null &&
    today !== undefined &&
    error.details.findings.every((finding) => isBarredByClosing(finding, dates, today));
  const withdrawNow = async (insideBeforeClosing = false): Promise<void> => {
    const withdrawal = {
      by,
      documentSeen: seen.card,
      receiptShown: receipt === 'shown',
      lossStated: receipt === 'lost' && seen.lossStated,
      signed: seen.signed,
    };
    const answer = await withdraw.run({ caseId: view.id, withdrawal, insideBeforeClosing });
    if (answer.ok) onClose();
  };
  return (
    <>
      <PaperList title={t('divorce.withdraw.paper')} papers={papers} shown={null} onShow={null} />
      <div className="withdraw-checks">
        {checks.map((check) => (
          <Checkbox
            key={check}
            isSelected={seen[check]}
            isDisabled={check !== 'card' && !printed}
            onChange={(yes) => onSeen({ ...seen, [check]: yes })}
          >
            {t(`divorce.withdraw.${check}`, { party })}
          </Checkbox>
        ))}
      </div>
      <ErrorNotice error={error} onDismiss={withdraw.forget} />
      {onlyClosed && (
        <InsideNotice confirm={t('inside.withdraw', { party })} busy={withdraw.busy} onConfirm={() => void withdrawNow(true)} />
      )}
      <div className="reason-actions">
        <Button onPress={onClose}>{t('common:action.back')}</Button>
        <Button
          className="button-decisive"
          isDisabled={!printed || checks.some((check) => !seen[check])}
          busy={withdraw.busy}
          onPress={() => void withdrawNow()}
        >
          {t('divorce.withdraw.confirm', { party })}
        </Button>
      </div>
    </>
  );
}
