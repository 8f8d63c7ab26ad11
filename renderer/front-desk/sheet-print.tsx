import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { HallError } from '#shared/contract/index.ts';
import type { DocumentKind } from '#shared/model/index.ts';
import { ErrorNotice } from '../client/index.ts';
import { Button, Notice, Select } from '../components/index.ts';
import { usePrinter } from '../counter/papers/use-printer.ts';
import { useSheet, type Drawn } from '../supervisor/use-sheet.ts';

export interface SheetPrintProps {
  readonly kind: DocumentKind;
  readonly label: string;
  readonly draw: { readonly run: () => Promise<Drawn>; readonly busy: boolean; readonly error: HallError | undefined };
}

/** Prints a sheet and asks how it came out. Among several printers one may hold certificate blanks: somebody says which, once. */
export function SheetPrint({ kind, label, draw }: SheetPrintProps): ReactElement {
  const { t } = useTranslation('front-desk');
  const sheet = useSheet();
  const { all, isChosen, name, choose } = usePrinter(kind);
  const [done, setDone] = useState(false);
  const printer = isChosen || all.length === 1 ? name : null;
  return (
    <>
      {done && <Notice tone="done">{t('sheet.printed')}</Notice>}
      <ErrorNotice error={draw.error ?? sheet.error} />
      {sheet.job === null ? (
        <div className="task-actions">
          {all.length > 1 && (
            <Select
              label={t('sheet.printer')}
              options={all.map((each) => ({ id: each.name, label: each.name }))}
              value={printer}
              placeholder={t('sheet.choosePrinter')}
              onChange={choose}
            />
          )}
          <Button
            small
            icon="printer"
            busy={draw.busy || sheet.busy}
            isDisabled={printer === null}
            onPress={() => {
              setDone(false);
              void sheet.print(draw.run, printer!);
            }}
          >
            {label}
          </Button>
        </div>
      ) : (
        <div className="task-actions">
          <span className="soft">{t('sheet.came', { printer: sheet.job.printer })}</span>
          <Button small isDisabled={sheet.busy} onPress={() => void sheet.spoil(t('sheet.spoilt'))}>
            {t('sheet.no')}
          </Button>
          <Button small variant="primary" icon="check" busy={sheet.busy} onPress={() => void sheet.confirm().then(setDone)}>
            {t('sheet.yes')}
          </Button>
        </div>
      )}
    </>
  );
}
