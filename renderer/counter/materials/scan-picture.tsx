import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { Scan } from '#shared/model/index.ts';
import { ErrorNotice, useAsk } from '../../client/index.ts';

/** A stored scan as it lies in the file. */
export function ScanPicture({ scan, className }: { readonly scan: Scan; readonly className: string }): ReactElement {
  const { t } = useTranslation(['counter', 'terms']);
  const stored = useAsk('attachments.get', { attachmentId: scan.id });
  if (stored.error) return <ErrorNotice error={stored.error} />;
  if (!stored.value) return <span className={`${className} soft small`}>{t('photo.loading')}</span>;
  return (
    <img className={className} src={`data:${stored.value.mime};base64,${stored.value.data}`} alt={t(`terms:materialKind.${scan.kind}`)} />
  );
}
