import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { FilingWorklist, Output } from '#shared/contract/index.ts';
import type { FileContents } from '#shared/model/index.ts';
import { dateWords, useAsk } from '../../client/index.ts';
import { Button, Checkbox, Notice, StateMark } from '../../components/index.ts';
import { Page, Waiting } from '../page.tsx';
import type { ArchivePartProps } from './archives-page.tsx';
import { DueYears } from './due-years.tsx';
import { FileForm } from './file-form.tsx';
import { missingWords } from './missing-words.ts';
import { YearFields } from './year-fields.tsx';

/** More are not drawn at once; they come up as those before them are filed. */
const shownAtOnce = 200;

/** 归档: what of a year is over and not filed. Numbers follow the order of handling, so that a choice is always the oldest so many. */
export function FilingPart({ parts, of, choose }: ArchivePartProps): ReactElement {
  const { t } = useTranslation(['archives', 'terms', 'common']);
  const asked = useAsk('archives.worklist', of, { keep: true });
  const [count, setCount] = useState(0);
  const [filed, setFiled] = useState<Output<'archives.file'>['files']>([]);
  const list = asked.value;
  const chosen = list?.rows.slice(0, count) ?? [];
  const whole = list === undefined ? 0 : wholeOnes(list.rows);
  const begin = (next: number): void => {
    setCount(next);
    setFiled([]);
  };
  const change = (next: typeof of): void => {
    begin(0);
    choose(next);
  };
  return (
    <Page
      title={t('title')}
      parts={parts}
      actions={
        whole > 0 && (
          <Button icon="check" onPress={() => begin(whole)}>
            {t('filing.chooseWhole', { count: whole })}
          </Button>
        )
      }
      aside={
        list !== undefined && chosen.length > 0 ? (
          <FileForm
            of={of}
            rows={chosen}
            onFiled={(files) => {
              setCount(0);
              setFiled(files);
            }}
            onCancel={() => begin(0)}
          />
        ) : undefined
      }
    >
      <div className="table-tools">
        <YearFields of={of} choose={change} />
        {list && <p className="small">{t('filing.soFar', { count: list.filed, next: list.nextNumber })}</p>}
      </div>
      <DueYears of={of} choose={change} />
      {filed.length > 0 && (
        <Notice tone="done" onDismiss={() => setFiled([])}>
          {t(filed.length === 1 ? 'filing.doneOne' : 'filing.done', {
            count: filed.length,
            first: filed[0]!.fileNumber,
            last: filed.at(-1)!.fileNumber,
          })}
        </Notice>
      )}
      {list === undefined ? (
        <Waiting error={asked.error} />
      ) : (
        <>
          <Deadline list={list} />
          {list.rows.length === 0 ? (
            <p className="soft">{t('filing.none')}</p>
          ) : (
            <Worklist rows={list.rows.slice(0, shownAtOnce)} count={count} onCount={begin} />
          )}
          {list.rows.length > shownAtOnce && <p className="soft small">{t('filing.more', { count: list.rows.length - shownAtOnce })}</p>}
        </>
      )}
    </Page>
  );
}

/** How many of the oldest are whole, as many as are drawn at most. */
function wholeOnes(rows: readonly FileContents[]): number {
  const first = rows.findIndex(({ missing }) => missing.length > 0);
  return Math.min(shownAtOnce, first < 0 ? rows.length : first);
}

function Deadline({ list: { deadline, daysLeft, rows } }: { readonly list: FilingWorklist }): ReactElement {
  const { t } = useTranslation(['archives', 'common']);
  const on = dateWords(t, deadline);
  if (rows.length === 0 || daysLeft >= 60)
    return <p className="soft small">{t(daysLeft < 0 ? 'filing.wasDue' : 'filing.due', { on, count: Math.abs(daysLeft) })}</p>;
  return (
    <p>
      <StateMark tone={daysLeft < 0 ? 'refused' : 'waiting'} icon="warning">
        {t(daysLeft < 0 ? 'filing.overdue' : 'filing.due', { on, count: Math.abs(daysLeft) })}
      </StateMark>
    </p>
  );
}

interface WorklistProps {
  readonly rows: readonly FileContents[];
  readonly count: number;
  readonly onCount: (count: number) => void;
}

function Worklist({ rows, count, onCount }: WorklistProps): ReactElement {
  const { t } = useTranslation(['archives', 'terms', 'common']);
  return (
    <>
      <p className="soft small">{t('filing.order')}</p>
      <table className="table archive-table">
        <thead>
          <tr>
            <th scope="col">{t('filing.file')}</th>
            <th scope="col">{t('filing.on')}</th>
            <th scope="col">{t('filing.act')}</th>
            <th scope="col">{t('filing.couple')}</th>
            <th scope="col" className="table-figure">
              {t('filing.pages')}
            </th>
            <th scope="col">{t('filing.state')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <tr key={`${row.actId} ${row.act}`} className={index < count ? 'table-current' : undefined}>
              <td>
                <Checkbox
                  aria-label={t('filing.upTo', { number: row.number })}
                  isSelected={index < count}
                  onChange={(on) => onCount(on ? index + 1 : index)}
                >
                  {null}
                </Checkbox>
              </td>
              <td>{row.on}</td>
              <th scope="row">
                {row.number}
                <span className="table-two small soft">{t(`act.${row.act}`)}</span>
              </th>
              <td className="serif">{`${row.manName} · ${row.womanName}`}</td>
              <td className="table-figure">{row.pages}</td>
              <td className="table-wrap">
                {row.missing.length === 0 ? (
                  <StateMark tone="done">{t('filing.whole')}</StateMark>
                ) : (
                  <>
                    <StateMark tone="waiting" icon="warning">
                      {t('filing.lacks', { count: row.missing.length })}
                    </StateMark>
                    <span className="table-two small soft">{missingWords(t, row)}</span>
                  </>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
