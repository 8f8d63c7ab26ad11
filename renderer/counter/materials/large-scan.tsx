import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { Scan } from '#shared/model/index.ts';
import { ErrorNotice, momentWords, useAct } from '../../client/index.ts';
import { Button, ReasonPanel } from '../../components/index.ts';
import { ScanPicture } from './scan-picture.tsx';

export interface LargeScanProps {
  readonly scan: Scan;
  readonly mayWithdraw: boolean;
  readonly onClose: () => void;
}

/** One scan as large as the drawer, with the way to withdraw it. */
export function LargeScan({ scan, mayWithdraw, onClose }: LargeScanProps): ReactElement {
  const { t } = useTranslation(['counter', 'common', 'terms']);
  const withdraw = useAct('attachments.withdraw');
  const [asking, setAsking] = useState(false);
  const name = t(`terms:materialKind.${scan.kind}`);
  const confirm = async (reason: string): Promise<void> => {
    const answer = await withdraw.run({ attachmentId: scan.id, reason });
    if (answer.ok) onClose();
  };
  return (
    <section className="large-scan" aria-label={name}>
      <header className="materials-head">
        <h3 className="panel-title">{name}</h3>
        <p className="soft small">
          {t('materials.added', {
            of: t(`terms:scanOf.${scan.of}`),
            at: momentWords(t, scan.addedAt),
            by: scan.addedBy ?? t('materials.byFolder'),
          })}
        </p>
        {mayWithdraw && !asking && (
          <Button small onPress={() => setAsking(true)}>
            {t('materials.withdraw')}
          </Button>
        )}
        <Button variant="quiet" small keys="Esc" onPress={onClose}>
          {t('common:action.back')}
        </Button>
      </header>
      {asking && (
        <ReasonPanel
          title={t('materials.withdrawTitle', { name })}
          explain={t('materials.withdrawExplain')}
          confirm={t('materials.withdraw')}
          suggestions={[t('materials.wrongPaper'), t('materials.unclear')]}
          busy={withdraw.busy}
          error={<ErrorNotice error={withdraw.error} />}
          onCancel={() => setAsking(false)}
          onConfirm={(reason) => void confirm(reason)}
        />
      )}
      <div className="large-scan-frame">
        <ScanPicture scan={scan} className="large-scan-picture" />
      </div>
    </section>
  );
}
