import type { ReactElement } from 'react';
import { headBoxes } from './head-boxes.ts';

export interface HeadGuideProps {
  readonly widthMm: number;
  readonly heightMm: number;
}

/** Two heads, their eyes on one line, and the middle between them, drawn over the picture. */
export function HeadGuide({ widthMm, heightMm }: HeadGuideProps): ReactElement {
  const heads = headBoxes(widthMm, heightMm);
  const [left, right] = heads;
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
          <path d={`M${left.cx - left.rx} ${left.cy} H${right.cx + right.rx}`} />
        </g>
      ))}
    </svg>
  );
}
