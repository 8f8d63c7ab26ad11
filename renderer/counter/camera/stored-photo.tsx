import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorNotice, useAsk } from '../../client/index.ts';

/** The couple's photo as it was stored. */
export function StoredPhoto({ attachmentId }: { readonly attachmentId: string | null }): ReactElement | null {
  return attachmentId === null ? null : <Photo attachmentId={attachmentId} />;
}

function Photo({ attachmentId }: { readonly attachmentId: string }): ReactElement {
  const { t } = useTranslation('counter');
  const photo = useAsk('attachments.get', { attachmentId });
  if (photo.error) return <ErrorNotice error={photo.error} />;
  return photo.value ? (
    <img className="stored-photo" src={`data:${photo.value.mime};base64,${photo.value.data}`} alt={t('photo.ofCouple')} />
  ) : (
    <p className="soft">{t('photo.loading')}</p>
  );
}
