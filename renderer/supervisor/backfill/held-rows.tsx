import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { isHeld, type BackfillBatch } from '#shared/model/index.ts';
import type { HeldRow } from '#shared/contract/index.ts';
import { ErrorNotice, useAct, useAsk } from '../../client/index.ts';
import { Button, Checkbox, classNames, ReasonPanel } from '../../components/index.ts';
import { Waiting } from '../page.tsx';

export interface HeldRowsProps {
  readonly batch: BackfillBatch;
  readonly onClose: () => void;
}

/** Rows that wait: as they stand in the file, what is wrong with each, and that some are no records at all. */
export function HeldRows({ batch, onClose }: HeldRowsProps): ReactElement {
  const { t } = useTranslation(['backfill', 'common']);
  const [after, setAfter] = useState(0);
  const [chosen, setChosen] = useState<ReadonlySet<number>>(new Set());
  const [isSettingAside, setSettingAside] = useState(false);
  const asked = useAsk('backfill.held', { batchId: batch.id, after }, { keep: true });
  const setAside = useAct('backfill.setAside');
  const toggle = (line: number): void => {
    const next = new Set(chosen);
    if (!next.delete(line)) next.add(line);
    setChosen(next);
  };
  const confirm = async (reason: string): Promise<void> => {
    const answer = await setAside.run({ batchId: batch.id, lines: [...chosen], reason });
    if (!answer.ok) return;
    setChosen(new Set());
    setSettingAside(false);
  };
  return (
    <section className="backfill-held" aria-label={t('held.title')}>
      <header>
        <h2>{t('held.of', { fileName: batch.fileName, held: batch.held })}</h2>
        <Button onPress={onClose}>{t('common:action.back')}</Button>
        <Button isDisabled={chosen.size === 0} aria-expanded={isSettingAside} onPress={() => setSettingAside(!isSettingAside)}>
          {t('held.setAside', { count: chosen.size })}
        </Button>
      </header>
      {isSettingAside && (
        <ReasonPanel
          title={t('held.setAside', { count: chosen.size })}
          explain={t('held.setAsideExplain')}
          confirm={t('held.confirm')}
          busy={setAside.busy}
          suggestions={[t('held.because.total'), t('held.because.head'), t('held.because.note')]}
          error={<ErrorNotice error={setAside.error} />}
          onCancel={() => setSettingAside(false)}
          onConfirm={(reason) => void confirm(reason)}
        />
      )}
      {asked.value === undefined ? (
        <Waiting error={asked.error} />
      ) : asked.value.rows.length === 0 ? (
        <p className="soft">{t('held.none')}</p>
      ) : (
        <ul className="backfill-rows">
          {asked.value.rows.map((row) => (
            <HeldLine key={row.line} head={asked.value!.head} row={row} isChosen={chosen.has(row.line)} onToggle={() => toggle(row.line)} />
          ))}
        </ul>
      )}
      {asked.value?.more && <Button onPress={() => setAfter(asked.value!.rows.at(-1)!.line)}>{t('held.more')}</Button>}
    </section>
  );
}

interface HeldLineProps {
  readonly head: readonly string[];
  readonly row: HeldRow;
  readonly isChosen: boolean;
  readonly onToggle: () => void;
}

function HeldLine({ head, row: { line, cells, problems }, isChosen, onToggle }: HeldLineProps): ReactElement {
  const { t } = useTranslation('backfill');
  const faulty = new Set(problems.filter(isHeld).map(({ column }) => column));
  const filled = cells.flatMap((text, place) => {
    const name = head[place] || t('held.beyond');
    return text === '' && !faulty.has(name) ? [] : [{ name, text: text || t('held.empty') }];
  });
  return (
    <li>
      <Checkbox isSelected={isChosen} onChange={onToggle}>
        {t('held.line', { line })}
      </Checkbox>
      <ul className="backfill-problems">
        {problems.filter(isHeld).map(({ check, column }, index) => (
          <li key={`${check} ${index}`}>
            {column === null ? '' : t('held.column', { column })}
            {t(`check.${check}`)}
          </li>
        ))}
      </ul>
      <dl className="backfill-cells">
        {filled.map(({ name, text }, index) => (
          <div key={index} className={classNames(faulty.has(name) && 'backfill-faulty')}>
            <dt>{name}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
    </li>
  );
}
