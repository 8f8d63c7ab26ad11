import type { ReactElement, ReactNode } from 'react';
import type { ShownCall } from '#shared/contract/index.ts';
import { classNames } from '../components/index.ts';
import { TwoLines } from './two-lines.tsx';
import type { ScreenWords } from './words.ts';

export interface NowServingProps {
  readonly called: ShownCall | null;
  readonly before: readonly ShownCall[];
  readonly words: ScreenWords;
  /** Nothing stands beside it. */
  readonly alone: boolean;
  /** What stands below. */
  readonly children: ReactNode;
}

/** The number that is called, a quarter of the screen high, and the last five before it. */
export function NowServing({ called, before, words, alone, children }: NowServingProps): ReactElement {
  return (
    <main className={classNames('signage-calls', alone && 'signage-calls-alone')}>
      <p className="signage-label">
        <TwoLines words={words} say={(t) => t(called === null ? 'now.none' : 'now.label')} />
      </p>
      {called !== null && (
        // Another call is another element: it comes in calmly, whether the number is new or called again.
        <div className="signage-now" key={`${called.ticketId} ${called.times}`} aria-live="polite">
          <span className="signage-number">{called.number}</span>
          <span className="signage-to">
            <span className="signage-window">
              <TwoLines words={words} say={(t) => (t === words.en ? t('window', { code: Number(called.counter) }) : called.counterName)} />
            </span>
            {called.name !== null && (
              <span className="signage-name serif" lang="zh-CN">
                {called.name}
              </span>
            )}
          </span>
        </div>
      )}
      {before.length > 0 && (
        <ol className="signage-before" aria-label={words.zh('before')}>
          {before.map((call) => (
            <li key={call.ticketId}>
              <span className="signage-before-number">{call.number}</span>
              <span className="signage-before-window">{call.counterName}</span>
              <span className="serif">{call.name}</span>
            </li>
          ))}
        </ol>
      )}
      {children}
    </main>
  );
}
