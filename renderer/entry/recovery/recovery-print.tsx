import { useEffect, useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { CallError } from '#shared/contract/index.ts';
import { ErrorNotice, useAct } from '../../client/index.ts';
import { Button, Notice, Select } from '../../components/index.ts';

/** Puts the recovery key on paper by a printer of the new hall. Without one there is nothing here: it is copied by hand. */
export function RecoveryPrint(): ReactElement | null {
  const { t } = useTranslation('entry');
  const [printers, setPrinters] = useState<readonly string[]>([]);
  const [chosen, setChosen] = useState<string | null>(null);
  const [printed, setPrinted] = useState<string | null>(null);
  const { run, busy, error } = useAct('setup.recoverySheet');
  const printer = chosen ?? printers[0] ?? null;

  useEffect(() => {
    void run({ printer: null }).then((answer) => answer.ok && setPrinters(answer.value.printers));
  }, [run]);

  const print = async (): Promise<void> => {
    setPrinted(null);
    const answer = await run({ printer });
    if (answer.ok) setPrinted(printer);
  };

  return (
    <>
      {printer !== null && (
        <div className="recovery-print">
          <Select
            label={t('recovery.printer')}
            options={printers.map((name) => ({ id: name, label: name }))}
            value={printer}
            onChange={(name) => {
              setChosen(name);
              setPrinted(null);
            }}
          />
          <Button icon="printer" busy={busy} onPress={() => void print()}>
            {t('recovery.print')}
          </Button>
        </div>
      )}
      <PrintError error={error} />
      {printed !== null && <Notice tone="done">{t('recovery.printed', { printer: printed })}</Notice>}
    </>
  );
}

function PrintError({ error }: { readonly error: CallError<'setup.recoverySheet'> | undefined }): ReactElement {
  const { t } = useTranslation('entry');
  if (error?.code === 'document.notFound') return <Notice tone="error">{t('recovery.printingOver')}</Notice>;
  return <ErrorNotice error={error} />;
}
