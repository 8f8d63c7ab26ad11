import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { DraftService } from '#shared/contract/index.ts';
import { useAct, useAsk } from '../../../client/index.ts';
import { BigButton } from '../../frame/big.tsx';
import { KioskError, KioskNotice } from '../../frame/kiosk-notice.tsx';
import { dateWords } from '../parts/day-words.ts';
import { useDraftChanged } from './use-draft.ts';
import '../parts/services.css';

/** What was filled in before is there, and can be erased at once by whoever it belongs to (个人信息保护法 art. 47); nothing where there is none. */
export function DiscardDraft({ service }: { readonly service: DraftService }): ReactElement | null {
  const { t } = useTranslation('kiosk');
  const { value: kept } = useAsk('kiosk.draft', { service });
  const discard = useAct('kiosk.discardDraft');
  const changed = useDraftChanged();
  const [asking, setAsking] = useState(false);
  const [erased, setErased] = useState(false);
  const erase = async (): Promise<void> => {
    const answer = await discard.run({ service });
    if (!answer.ok) return;
    setErased(true);
    changed();
  };
  if (erased) return <KioskNotice tone="done">{t('services.ahead.erased')}</KioskNotice>;
  const erasedOn = kept?.erasedOn ?? null;
  if (erasedOn === null) return null;
  return (
    <section className="kiosk-card" role="group" aria-label={t('services.ahead.kept', { date: dateWords(t, erasedOn) })}>
      <p>{t(asking ? 'services.ahead.sure' : 'services.ahead.kept', { date: dateWords(t, erasedOn) })}</p>
      <KioskError error={discard.error} />
      <div className="kiosk-actions">
        {asking ? (
          <>
            <BigButton icon="cross" busy={discard.busy} onPress={() => void erase()}>
              {t('services.ahead.erase')}
            </BigButton>
            <BigButton onPress={() => setAsking(false)}>{t('services.ahead.keep')}</BigButton>
          </>
        ) : (
          <BigButton icon="cross" onPress={() => setAsking(true)}>
            {t('services.ahead.erase')}
          </BigButton>
        )}
      </div>
    </section>
  );
}
