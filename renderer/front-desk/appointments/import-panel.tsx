import { useState, type ReactElement } from 'react';
import { FileTrigger } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { ImportedRow } from '#shared/contract/index.ts';
import { encodeFile, ErrorNotice, useAct } from '../../client/index.ts';
import { Button, Notice, Panel, StateMark, type Tone } from '../../components/index.ts';

const tones: Readonly<Record<ImportedRow['outcome'], Tone>> = {
  new: 'done',
  changed: 'waiting',
  cancelled: 'neutral',
  none: 'neutral',
  odd: 'refused',
};

/** An export of the province's or city's bookings: looked at first, taken in then. */
export function ImportPanel({ onClose }: { readonly onClose: () => void }): ReactElement {
  const { t } = useTranslation(['front-desk', 'common']);
  const read = useAct('appointments.read');
  const take = useAct('appointments.takeIn');
  const [file, setFile] = useState<{ readonly fileId: string; readonly rows: readonly ImportedRow[] } | null>(null);
  const [taken, setTaken] = useState<number | null>(null);
  const [left, setLeft] = useState<readonly ImportedRow[]>([]);
  const choose = async (chosen: File | undefined): Promise<void> => {
    if (!chosen) return;
    setFile(null);
    setTaken(null);
    const answer = await read.run({ content: await encodeFile(chosen) });
    if (answer.ok) setFile(answer.value);
  };
  const takeAll = async (fileId: string): Promise<void> => {
    let [next, count]: [number | null, number] = [0, 0];
    const odd: ImportedRow[] = [];
    while (next !== null) {
      const answer = await take.run({ fileId, from: next });
      if (!answer.ok) break;
      count += answer.value.taken;
      odd.push(...answer.value.odd);
      next = answer.value.next;
    }
    setTaken(count);
    setLeft(odd);
    setFile(null);
  };
  const good = file?.rows.filter(({ outcome }) => outcome !== 'odd' && outcome !== 'none').length ?? 0;
  const rows = file?.rows ?? left;
  return (
    <Panel
      title={t('appointments.import.title')}
      actions={
        <Button variant="quiet" small icon="back" onPress={onClose}>
          {t('common:action.back')}
        </Button>
      }
    >
      <div className="task-form">
        <p>{t('appointments.import.explain')}</p>
        <FileTrigger acceptedFileTypes={['.csv', '.json', '.txt']} onSelect={(files) => void choose(files?.[0])}>
          <Button icon="paper" busy={read.busy}>
            {t('appointments.import.choose')}
          </Button>
        </FileTrigger>
        <ErrorNotice error={read.error ?? take.error} />
        {taken !== null && <Notice tone="done">{t('appointments.import.taken', { count: taken })}</Notice>}
        {rows.length > 0 && (
          <ul className="import-rows">
            {rows.map(({ line, number, names, on, from, outcome, problem }) => (
              <li key={line}>
                <StateMark tone={tones[outcome]}>{t(`appointments.import.outcome.${outcome}`)}</StateMark>
                <div>
                  <span className="serif">{names.join('、')}</span>{' '}
                  <span className="import-when">{`${on ?? ''} ${from ?? ''}`.trim()}</span>
                  <span className="table-two small soft">{t('appointments.import.row', { line, number })}</span>
                  {problem && (
                    <span className="table-two">{t(`appointments.import.problem.${problem.why}`, { value: problem.value })}</span>
                  )}
                </div>
              </li>
            ))}
          </ul>
        )}
        {file && (
          <div className="task-actions">
            <Button variant="primary" icon="check" isDisabled={good === 0} busy={take.busy} onPress={() => void takeAll(file.fileId)}>
              {t('appointments.import.take', { count: good })}
            </Button>
          </div>
        )}
      </div>
    </Panel>
  );
}
