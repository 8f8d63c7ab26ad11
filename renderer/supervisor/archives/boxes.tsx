import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { ArchiveBox, ArchiveFile } from '#shared/model/index.ts';
import { ErrorNotice, useAct } from '../../client/index.ts';
import { Button, Checkbox, Panel, ReasonPanel, TextField } from '../../components/index.ts';
import { SheetPrint } from '../../front-desk/sheet-print.tsx';
import { RefusalNotice } from '../second-person.tsx';
import type { ChosenYear } from './archives-page.tsx';

export interface BoxFormProps {
  readonly of: ChosenYear;
  readonly files: readonly ArchiveFile[];
  readonly onDone: (words: string) => void;
  readonly onCancel: () => void;
}

/** 装盒: a run of files that are in no box yet. */
export function BoxForm({ of, files, onDone, onCancel }: BoxFormProps): ReactElement {
  const { t } = useTranslation(['archives', 'common']);
  const loose = files.filter(({ boxNumber }) => boxNumber === null).map(({ roomNumber }) => roomNumber);
  const [from, setFrom] = useState(String(loose[0] ?? ''));
  const [until, setUntil] = useState(String(loose.at(-1) ?? ''));
  const box = useAct('archives.box');
  const run = { from: Number(from), until: Number(until) };
  const inside = loose.filter((number) => number >= run.from && number <= run.until).length;
  const send = async (): Promise<void> => {
    const answer = await box.run({ ...of, ...run });
    if (answer.ok) onDone(t('box.made', { number: answer.value.number, count: answer.value.files }));
  };
  return (
    <Panel title={t('box.make')}>
      <form
        className="task-form"
        noValidate
        aria-label={t('box.make')}
        onSubmit={(event) => {
          event.preventDefault();
          if (inside > 0 && !box.busy) void send();
        }}
      >
        <div className="task-pair">
          <TextField label={t('box.from')} value={from} onChange={setFrom} inputMode="numeric" isRequired autoFocus />
          <TextField label={t('box.until')} value={until} onChange={setUntil} inputMode="numeric" isRequired />
        </div>
        <p className="task-preview">{t('box.inside', { count: inside })}</p>
        <RefusalNotice problem={null} error={box.error} safe={t('box.not')} />
        <div className="task-actions">
          <Button onPress={onCancel}>{t('common:action.back')}</Button>
          <Button variant="primary" type="submit" keys="Enter" isDisabled={inside === 0} busy={box.busy}>
            {t('box.do')}
          </Button>
        </div>
      </form>
    </Panel>
  );
}

export interface BoxListProps {
  readonly of: ChosenYear;
  readonly boxes: readonly ArchiveBox[];
  readonly onDone: (words: string) => void;
}

/** Labels on one sheet. */
const mostLabels = 4;

/** The boxes of a year and class, their catalogues and the labels of their spines. */
export function BoxList({ of, boxes, onDone }: BoxListProps): ReactElement {
  const { t } = useTranslation(['archives', 'common']);
  const [emptying, setEmptying] = useState<ArchiveBox | null>(null);
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const empty = useAct('archives.unbox');
  const label = useAct('archives.draw');
  const catalogue = useAct('archives.draw');
  const boxIds = boxes.map(({ id }) => id).filter((id) => chosen.includes(id));
  const send = async (boxId: string, reason: string): Promise<void> => {
    const answer = await empty.run({ boxId, reason });
    if (!answer.ok) return;
    setEmptying(null);
    onDone(t('box.emptied', { number: answer.value.number }));
  };
  if (boxes.length === 0) return <p className="soft small">{t('box.none')}</p>;
  return (
    <>
      <h2 className="archive-heading">{t('box.list')}</h2>
      <ul className="archive-boxes">
        {boxes.map((box) => (
          <li key={box.id}>
            <Checkbox
              isSelected={chosen.includes(box.id)}
              isDisabled={!chosen.includes(box.id) && boxIds.length >= mostLabels}
              onChange={(on) => setChosen(on ? [...chosen, box.id] : chosen.filter((id) => id !== box.id))}
            >
              {t('box.line', { number: box.number, from: box.from, until: box.until, count: box.files })}
            </Checkbox>
            <Button small aria-label={t('box.emptyOf', { number: box.number })} onPress={() => setEmptying(box)}>
              {t('box.empty')}
            </Button>
          </li>
        ))}
      </ul>
      {boxIds.length > 0 && (
        <div className="archive-print" key={boxIds.join(' ')}>
          <SheetPrint
            kind="archiveSpines"
            label={t('box.spines', { count: boxIds.length })}
            draw={{ run: () => label.run({ of: 'spines', ...of, boxIds: [...boxIds] }), busy: label.busy, error: label.error }}
          />
          {boxIds.length === 1 && (
            <SheetPrint
              kind="archiveCatalogue"
              label={t('box.catalogue')}
              draw={{
                run: () => catalogue.run({ of: 'catalogue', ...of, boxId: boxIds[0]! }),
                busy: catalogue.busy,
                error: catalogue.error,
              }}
            />
          )}
        </div>
      )}
      {emptying !== null && (
        <ReasonPanel
          title={t('box.emptyOf', { number: emptying.number })}
          explain={t('box.emptyExplain')}
          confirm={t('box.doEmpty')}
          busy={empty.busy}
          error={<ErrorNotice error={empty.error} onDismiss={empty.forget} />}
          onCancel={() => setEmptying(null)}
          onConfirm={(reason) => void send(emptying.id, reason)}
        />
      )}
    </>
  );
}
