import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { PrinterOffset } from '#shared/contract/index.ts';
import { offsetWords } from './offset-words.ts';

const width = 340;
const height = 200;
const middle = { x: width / 2, y: height / 2 };
/** Pixels: even a tenth of a millimetre must be seen, and 20 mm must stay inside. */
const nearest = 20;
const furthest = 70;
const perTenth = 1.5;

/** Where the cross should be, where it came out, and the way it will be moved. The direction is true, the distance only roughly. */
export function DeviationDrawing({ deviation }: { readonly deviation: PrinterOffset }): ReactElement {
  const { t } = useTranslation('supervisor');
  const distance = Math.hypot(deviation.x, deviation.y);
  const drawn = distance === 0 ? 0 : Math.min(furthest, nearest + distance * perTenth) / distance;
  const printed = { x: middle.x + deviation.x * drawn, y: middle.y + deviation.y * drawn };
  return (
    <svg
      className="deviation"
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={t('devices.drawing.label', { deviation: offsetWords(t, deviation) })}
    >
      <defs>
        <marker id="deviation-tip" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto">
          <path d="M0 0 8 4 0 8z" className="deviation-tip" />
        </marker>
      </defs>
      <path d={`M24 ${middle.y}H${width - 24}M${middle.x} 24V${height - 24}`} className="deviation-axes" />
      <text x={width - 4} y={middle.y - 8} textAnchor="end">
        {t('devices.drawing.right')}
      </text>
      <text x={4} y={middle.y - 8}>
        {t('devices.drawing.left')}
      </text>
      <text x={middle.x} y={height - 6} textAnchor="middle">
        {t('devices.drawing.down')}
      </text>
      <text x={middle.x} y={16} textAnchor="middle">
        {t('devices.drawing.up')}
      </text>
      <path d={crossAt(middle, 12)} className="deviation-target" />
      <circle cx={middle.x} cy={middle.y} r={8} className="deviation-target" />
      {distance > 0 && (
        <path d={`M${printed.x} ${printed.y}L${middle.x} ${middle.y}`} className="deviation-move" markerEnd="url(#deviation-tip)" />
      )}
      <path d={crossAt(printed, 10)} className="deviation-printed" />
    </svg>
  );
}

function crossAt({ x, y }: { readonly x: number; readonly y: number }, arm: number): string {
  return `M${x - arm} ${y}H${x + arm}M${x} ${y - arm}V${y + arm}`;
}
