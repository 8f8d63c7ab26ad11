import { useEffect, useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useClient } from '../../client/index.ts';
import { Seal } from '../parts/seal.tsx';
import '../entry.css';

/** Covers the window while the store has no open key; what is behind it stays as it is. */
export function Rotating(): ReactElement {
  const { t } = useTranslation('entry');
  const client = useClient();
  const [part, setPart] = useState(0);
  useEffect(
    () =>
      client.onEvent((event) => {
        if (event.event === 'rotation.progress') setPart(event.part);
      }),
    [client],
  );
  const percent = Math.round(part * 100);
  return (
    <div className="lock-screen">
      <main className="entry-page">
        <Seal />
        <section className="entry-card" role="status" aria-label={t('rotating.title')}>
          <h1>{t('rotating.title')}</h1>
          <p>{t('rotating.lead')}</p>
          <div className="progress">
            <progress value={percent} max={100} aria-label={t('rotating.title')} />
            <span className="soft small">{t('rotating.part', { percent })}</span>
          </div>
          <p className="soft small">{t('rotating.safe')}</p>
        </section>
      </main>
    </div>
  );
}
