import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useAct } from '../../client/index.ts';
import { SheetPrint } from '../sheet-print.tsx';

/** Prints the words of a ceremony. */
export function ScriptPrint({ id }: { readonly id: string }): ReactElement {
  const { t } = useTranslation('front-desk');
  const draw = useAct('ceremonies.print');
  return (
    <SheetPrint
      kind="ceremonyScript"
      label={t('ceremonies.print')}
      draw={{ run: () => draw.run({ id }), busy: draw.busy, error: draw.error }}
    />
  );
}
