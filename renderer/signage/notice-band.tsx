import type { ReactElement } from 'react';
import type { SignageNotice } from '#shared/model/index.ts';
import { Icon } from '../components/index.ts';
import { useTurn } from './use-turn.ts';
import type { ScreenWords } from './words.ts';

export interface NoticeBandProps {
  readonly notices: readonly SignageNotice[];
  readonly seconds: number;
  readonly words: ScreenWords;
}

/** One notice at a time, at the foot: it never runs, and stays long enough to be read twice. */
export function NoticeBand({ notices, seconds, words }: NoticeBandProps): ReactElement {
  const notice = notices[useTurn(notices.length, seconds)]!;
  return (
    <footer className="signage-notice" key={notice.id}>
      <Icon name="warning" />
      <p>
        <span lang="zh-CN">{notice.chinese}</span>
        {words.en && notice.english !== '' && (
          <span lang="en" className="two-lines-en">
            {notice.english}
          </span>
        )}
      </p>
    </footer>
  );
}
