import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorNotice } from '../../client/index.ts';
import { Button, Notice, StateMark } from '../../components/index.ts';
import type { DeskReader } from './use-desk-reader.ts';
import './read-card.css';

export interface ReadCardProps<P extends string> {
  readonly reader: DeskReader<P>;
  readonly place: P;
  /** The key that asks for this card. */
  readonly keys: string;
  /** Whose fields they are. */
  readonly title?: string;
  readonly filled: boolean;
}

/** Above the fields a card fills: the key that asks for it, or that it is waited for. Nothing where there is no reader. */
export function ReadCard<P extends string>({ reader, place, keys, title, filled }: ReadCardProps<P>): ReactElement | null {
  const { t } = useTranslation('front-desk');
  const words = t(filled ? 'card.readAgain' : 'card.read');
  if (reader.is === 'none' && title === undefined) return null;
  return (
    <div className="read-card">
      {title !== undefined && <h3 className="read-card-title">{title}</h3>}
      {reader.is === 'lost' && <span className="soft small">{t('card.byHand')}</span>}
      {reader.is === 'ready' &&
        (reader.place === place ? (
          <span role="status">
            <StateMark tone="waiting" icon="card">
              {t(`card.${reader.card}`)}
            </StateMark>
          </span>
        ) : (
          <Button
            small
            icon="card"
            keys={keys}
            {...(title === undefined ? {} : { 'aria-label': t('card.of', { words, who: title }) })}
            onPress={() => reader.read(place)}
          >
            {words}
          </Button>
        ))}
    </div>
  );
}

/** Why the reader gave nothing. */
export function ReaderNotices<P extends string>({ reader }: { readonly reader: DeskReader<P> }): ReactElement {
  const { t } = useTranslation(['front-desk', 'devices']);
  return (
    <>
      <ErrorNotice error={reader.error} onDismiss={reader.forget} />
      {reader.displaced && (
        <Notice tone="waiting" onDismiss={reader.forget}>
          {t('card.displaced')}
        </Notice>
      )}
      {reader.problem && <Notice tone="error">{t(`devices:card.${reader.problem}`)}</Notice>}
    </>
  );
}
