import type { ReactElement } from 'react';

/** 囍: two 喜 side by side, joined by their strokes, on paper cut with a scissor's even line. */
export function DoubleHappiness(): ReactElement {
  const half = 'M6 10h36M24 3v16M10 19h28M13 25h22v11H13zM18 36l3 7M30 36l-3 7M5 45h38M13 52h22v13H13z';
  return (
    <svg className="slide-art" viewBox="0 0 120 84" aria-hidden="true">
      <circle className="art-paper" cx="60" cy="42" r="40" />
      <circle className="art-line" cx="60" cy="42" r="36.5" />
      <g className="art-stroke" transform="translate(29.6 15.5) scale(.63 .78)">
        <path d={half} />
        <path d={half} transform="translate(48 0)" />
        <path d="M5 45h86M6 10h84" />
      </g>
    </svg>
  );
}

/** 同心结: one cord, crossed and crossed again, whose two ends hang side by side. */
export function LoversKnot(): ReactElement {
  return (
    <svg className="slide-art" viewBox="0 0 120 84" aria-hidden="true">
      <g className="art-cord">
        <path d="M60 4v9" />
        <path d="M60 13 86 36 60 59 34 36z" />
        <path d="M47 24.5 73 47.5M73 24.5 47 47.5" />
        <path d="M53.5 18.8 79.5 41.8M66.5 18.8 40.5 41.8" />
        <path d="M40.5 30.2 66.5 53.2M79.5 30.2 53.5 53.2" />
        <path d="M34 36c-12-4-14-15-5-17s12 6 11.500 11.200M86 36c12-4 14-15 5-17s-12 6-11.500 11.200" />
        <path d="M34 36c-12 4-14 15-5 17s12-6 11.500-11.200M86 36c12 4 14 15 5 17s-12-6-11.500-11.200" />
        <path d="M57 60c-1 6-3 8-3 13M63 60c1 6 3 8 3 13" />
      </g>
      <path className="art-fill" d="M51.500 72h5l.8 9h-6.600zM63.500 72h5l.8 9h-6.600z" />
    </svg>
  );
}

/** 敬茶: two cups with lids on one tray, and the warmth above them. */
export function Tea(): ReactElement {
  const cup = 'M-15 0h30c0 11-5.500 19-15 19S-15 11-15 0z';
  return (
    <svg className="slide-art" viewBox="0 0 120 84" aria-hidden="true">
      <g className="art-steam">
        <path d="M38 24c-4-5 4-8 0-14M82 24c-4-5 4-8 0-14" />
      </g>
      {[38, 82].map((x) => (
        <g key={x} transform={`translate(${x} 42)`}>
          <path className="art-paper" d={cup} />
          <path className="art-fill" d="M-13-4c2-6 8-8 13-8s11 2 13 8z" />
          <circle className="art-fill" cx="0" cy="-14" r="2.400" />
          <path className="art-fill" d="M-8 19H8l2 3.500h-20z" />
          <path className="art-line" d="M-9 6c4 3 14 3 18 0" />
        </g>
      ))}
      <path className="art-tray" d="M10 68h100l-6 6H16z" />
    </svg>
  );
}
