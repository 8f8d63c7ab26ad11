import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, Notice } from '../../components/index.ts';

/** On the first page: nothing is numbered until two people have said from paper where it goes on. */
export function GapNotice({ onOpen }: { readonly onOpen: () => void }): ReactElement {
  const { t } = useTranslation('supervisor');
  return (
    <Notice
      tone="waiting"
      title={t('today.gap.title')}
      actions={
        <Button small onPress={onOpen}>
          {t('today.gap.open')}
        </Button>
      }
    >
      {t('today.gap.text')}
    </Notice>
  );
}
