import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { Source } from '#shared/model/index.ts';
import { clockTime } from '../../client/index.ts';
import { Icon } from '../../components/index.ts';

/** ◈ 09:12 for a value from the card or a machine readable zone; "已更改" with its reason for one edited since; nothing for a typed one. */
export function SourceMark({
  source,
  pending = false,
}: {
  readonly source: Source | undefined;
  readonly pending?: boolean;
}): ReactElement | null {
  const { t } = useTranslation('counter');
  if (pending) return <span className="source-mark tone-waiting">{t('card.reasonMissing')}</span>;
  if (source?.kind === 'card' || source?.kind === 'mrz') {
    const time = clockTime(source.at);
    const words = source.kind === 'card' ? t('card.fromCard', { time }) : t('party.mrz.from', { time });
    return (
      <span className="source-mark tone-done" title={words}>
        <span aria-hidden="true">◈ {time}</span>
        <span className="unseen">{words}</span>
      </span>
    );
  }
  if (source?.kind === 'edited') {
    return (
      <span className="source-mark tone-waiting" title={t('card.editedBecause', { reason: source.reason })}>
        <Icon name="edit" size={12} /> {t('card.edited', { time: clockTime(source.at) })}
      </span>
    );
  }
  return null;
}
