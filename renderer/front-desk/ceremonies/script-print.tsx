import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorNotice, useAct, useAsk } from '../../client/index.ts';
import { Button, Notice } from '../../components/index.ts';
import { useSheet } from '../../supervisor/use-sheet.ts';

/** Prints the words of a ceremony and asks how the sheet came out. */
export function ScriptPrint({ id }: { readonly id: string }): ReactElement {
  const { t } = useTranslation('front-desk');
  const draw = useAct('ceremonies.print');
  const devices = useAsk('devices.status', {}, { keep: true });
  const sheet = useSheet();
  const [done, setDone] = useState(false);
  const printers = devices.value?.printers ?? [];
  const printer = (printers.find(({ ready }) => ready) ?? printers[0])?.name ?? null;
  return (
    <>
      {done && <Notice tone="done">{t('ceremonies.printed')}</Notice>}
      <ErrorNotice error={draw.error ?? sheet.error} />
      {sheet.job === null ? (
        <div className="task-actions">
          <Button
            small
            icon="printer"
            busy={draw.busy || sheet.busy}
            isDisabled={printer === null}
            onPress={() => {
              setDone(false);
              void sheet.print(() => draw.run({ id }), printer!);
            }}
          >
            {t('ceremonies.print')}
          </Button>
        </div>
      ) : (
        <div className="task-actions">
          <span className="soft">{t('ceremonies.came', { printer: sheet.job.printer })}</span>
          <Button small isDisabled={sheet.busy} onPress={() => void sheet.spoil(t('ceremonies.spoilt'))}>
            {t('ceremonies.no')}
          </Button>
          <Button small variant="primary" icon="check" busy={sheet.busy} onPress={() => void sheet.confirm().then(setDone)}>
            {t('ceremonies.yes')}
          </Button>
        </div>
      )}
    </>
  );
}
