import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorNotice, useAsk } from '../../client/index.ts';

export interface StoredPhotoProps {
  readonly attachmentId: string | null;
  /** Whose picture it is, in words; by default the couple's. */
  readonly of?: string;
}

/** A photo as it was stored. */
export function StoredPhoto({ attachmentId, of }: StoredPhotoProps): ReactElement | null {
  return attachmentId === null ? null : <Photo attachmentId={attachmentId} {...(of === undefined ? {} : { of })} />;
}

function Photo({ attachmentId, of }: { readonly attachmentId: string; readonly of?: string }): ReactElement {
  const { t } = useTranslation('counter');
  const photo = useAsk('attachments.get', { attachmentId });
  if (photo.error) return <ErrorNotice error={photo.error} />;
  return photo.value ? (
    <img className="stored-photo" src={`data:${photo.value.mime};base64,${photo.value.data}`} alt={of ?? t('photo.ofCouple')} />
  ) : (
    <p className="soft">{t('photo.loading')}</p>
  );
}
