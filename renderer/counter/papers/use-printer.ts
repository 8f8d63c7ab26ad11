import { useState } from 'react';
import type { PrinterInfo } from '#shared/contract/index.ts';
import type { DocumentKind } from '#shared/model/index.ts';
import { useAsk } from '../../client/index.ts';

export interface ChosenPrinter {
  readonly name: string | null;
  /** Somebody chose it at this counter for this kind of paper. */
  readonly isChosen: boolean;
  readonly all: readonly PrinterInfo[];
  readonly choose: (name: string) => void;
}

/** The printer for a kind of paper, as last chosen at this counter; else the first that is ready. */
export function usePrinter(kind: DocumentKind): ChosenPrinter {
  const devices = useAsk('devices.status', {}).value;
  const [chosen, setChosen] = useState(() => localStorage.getItem(`printer.${kind}`));
  const all = devices?.printers ?? [];
  const known = all.find((printer) => printer.name === chosen);
  return {
    name: (known ?? all.find((printer) => printer.ready) ?? all[0])?.name ?? null,
    isChosen: known !== undefined,
    all,
    choose: (name) => {
      localStorage.setItem(`printer.${kind}`, name);
      setChosen(name);
    },
  };
}
