import type { ReactElement } from 'react';
import type { ShownBoard } from './board.ts';
import { TwoLines } from './two-lines.tsx';
import type { ScreenWords } from './words.ts';

/** More do not fit beside the queue. */
const most = 4;

/** Who is expected next, by the half hour. */
export function NextAppointments({ next, words }: { readonly next: ShownBoard['next']; readonly words: ScreenWords }): ReactElement {
  return (
    <section className="signage-block">
      <h2>
        <TwoLines words={words} say={(t) => t('next.title')} />
      </h2>
      <ul className="signage-rows signage-next">
        {next.slice(0, most).map(({ time, name, service }, i) => (
          <li key={i}>
            <span className="signage-time">{time}</span>
            <span className="serif" lang="zh-CN">
              {name}
            </span>
            <TwoLines words={words} say={(t) => t(`service.${service}`)} />
          </li>
        ))}
      </ul>
    </section>
  );
}
