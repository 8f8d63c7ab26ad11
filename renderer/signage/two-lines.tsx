import type { ReactElement, ReactNode } from 'react';
import type { TFunction } from 'i18next';
import { classNames } from '../components/index.ts';
import type { ScreenWords } from './words.ts';

export interface TwoLinesProps {
  readonly words: ScreenWords;
  readonly say: (t: TFunction) => ReactNode;
  readonly className?: string;
}

/** The same in Chinese and, small under it, in English. */
export function TwoLines({ words: { zh, en }, say, className }: TwoLinesProps): ReactElement {
  return (
    <span className={classNames('two-lines', className)}>
      <span lang="zh-CN">{say(zh)}</span>
      {en && (
        <span lang="en" className="two-lines-en">
          {say(en)}
        </span>
      )}
    </span>
  );
}
