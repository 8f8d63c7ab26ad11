import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { IncomingPage } from '#shared/model/index.ts';
import { momentWords } from '../../client/index.ts';
import { classNames, StateMark, type IconName, type Tone } from '../../components/index.ts';

const marks: Readonly<Record<IncomingPage['state'], readonly [Tone, IconName]>> = {
  filed: ['done', 'check'],
  duplicate: ['neutral', 'dot'],
  blank: ['waiting', 'clock'],
  unsorted: ['waiting', 'warning'],
  setAside: ['neutral', 'stop'],
};

/** One page: which, what became of it, and what is wrong with the picture. */
export function PageLine({
  page,
  current,
  onOpen,
}: {
  readonly page: IncomingPage;
  readonly current: boolean;
  readonly onOpen: () => void;
}): ReactElement {
  const { t } = useTranslation(['archives', 'common']);
  const { fileName, page: number, pages, state, reason, caseNumber, takenAt, takenBy, findings, measure, setAsideBecause } = page;
  const [tone, icon] = marks[state];
  const what = [
    state === 'unsorted' && reason !== null ? t(`intake.reason.${reason}`) : t(`intake.state.${state}`),
    caseNumber ?? '',
    setAsideBecause ?? '',
  ];
  return (
    <button type="button" className={classNames('record-line', current && 'record-line-current')} aria-current={current} onClick={onOpen}>
      <span>{t('intake.page', { fileName, page: number, pages })}</span>
      <StateMark tone={tone} icon={icon}>
        {what.filter((part) => part !== '').join(' · ')}
      </StateMark>
      {findings.length > 0 && (
        <span className="small">
          {findings
            .map((finding) => t(`intake.finding.${finding}`, { dpi: measure.dpi ?? '', skew: Math.abs(measure.skew).toFixed(1) }))
            .join(t('common:listComma'))}
        </span>
      )}
      <span className="small soft">{`${momentWords(t, takenAt)} ${takenBy ?? t('folder.by')}`}</span>
    </button>
  );
}
