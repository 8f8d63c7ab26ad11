import { useCallback, useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { PrivacyNotice } from '../../applicant/index.ts';
import { useAsk } from '../../client/index.ts';
import { Button, Panel } from '../../components/index.ts';
import { useOpenCase } from '../case-context.ts';

/** A quiet line where something of the couple is read or taken, with the notice they are shown. */
export function PrivacyLine(): ReactElement {
  const { t, i18n } = useTranslation('counter');
  const { view } = useOpenCase();
  const office = useAsk('office.get', {});
  const [open, setOpen] = useState(false);
  const showWhole = useCallback((part: HTMLElement | null) => part?.scrollIntoView({ block: 'nearest' }), []);
  if (!open)
    return (
      <p className="privacy-line soft small">
        {t('confirm.noticeLine')}
        <Button small variant="quiet" onPress={() => setOpen(true)}>
          {t('confirm.noticeShow')}
        </Button>
      </p>
    );
  return (
    <Panel
      ref={showWhole}
      title={t('confirm.notice')}
      className="privacy-panel"
      actions={
        <Button small onPress={() => setOpen(false)}>
          {t('confirm.noticeClose')}
        </Button>
      }
    >
      <PrivacyNotice
        business={view.business}
        language={i18n.language === 'en' ? 'en' : 'zh-CN'}
        officeName={office.value?.office.name ?? ''}
      />
    </Panel>
  );
}
