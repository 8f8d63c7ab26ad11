import type { ReactElement } from 'react';
import { headBoxAlone, headBoxes } from './head-boxes.ts';

export interface HeadGuideProps {
  readonly widthMm: number;
  readonly heightMm: number;
  /** One person's picture, not the couple's. */
  readonly alone?: boolean;
}

/** The heads, their eyes on one line, drawn over the picture. */
export function HeadGuide({ widthMm, heightMm, alone = false }: HeadGuideProps): ReactElement {
  const [left, right] = alone ? [headBoxAlone(widthMm, heightMm)] : headBoxes(widthMm, heightMm);
  const heads = right ? [left, right] : [left];
  const shoulders = left.cy + left.ry;
  return (
    <svg className="head-guide" viewBox={`0 0 ${widthMm} ${heightMm}`} preserveAspectRatio="none" aria-hidden="true">
      {(['head-guide-ground', 'head-guide-line'] as const).map((className) => (
        <g key={className} className={className}>
          {heads.map(({ cx, cy, rx, ry }) => (
            <g key={cx}>
              <ellipse cx={cx} cy={cy} rx={rx} ry={ry} />
              <path
                d={`M${cx - rx * 1.35} ${heightMm} C${cx - rx * 1.35} ${shoulders + ry * 0.4} ${cx - rx * 0.4} ${shoulders + ry * 0.2} ${cx} ${shoulders + ry * 0.2} S${cx + rx * 1.35} ${shoulders + ry * 0.4} ${cx + rx * 1.35} ${heightMm}`}
              />
            </g>
          ))}
          <path d={`M${left.cx - left.rx} ${left.cy} H${(right ?? left).cx + left.rx}`} />
        </g>
      ))}
    </svg>
  );
}
