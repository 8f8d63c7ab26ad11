import type { ReactElement } from 'react';
import { ageWords } from '../client/index.ts';
import type { ShownBoard } from './board.ts';
import { TwoLines } from './two-lines.tsx';
import type { ScreenWords } from './words.ts';

export interface QueueProps {
  readonly waiting: ShownBoard['waiting'];
  readonly now: string;
  readonly words: ScreenWords;
}

/** How many wait for what, and the longest of them for how long. */
export function Queue({ waiting, now, words }: QueueProps): ReactElement {
  return (
    <section className="signage-block">
      <h2>
        <TwoLines words={words} say={(t) => t('queue.title')} />
      </h2>
      {waiting.every(({ count }) => count === 0) ? (
        <p className="signage-nobody">
          <TwoLines words={words} say={(t) => t('queue.none')} />
        </p>
      ) : (
        <ul className="signage-rows">
          {waiting
            .filter(({ count }) => count > 0)
            .map(({ service, count, since }) => (
              <li key={service}>
                <TwoLines words={words} say={(t) => t(`service.${service}`)} />
                <strong className="signage-count">{words.zh('queue.count', { count })}</strong>
                <span className="signage-longest">
                  {since !== null && <TwoLines words={words} say={(t) => t('queue.longest', { ...ageWords(t, since, now) })} />}
                </span>
              </li>
            ))}
        </ul>
      )}
    </section>
  );
}
