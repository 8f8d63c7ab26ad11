import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { CalendarView } from '#shared/contract/index.ts';
import { dateWords, momentWords } from '../../client/index.ts';
import { StateMark } from '../../components/index.ts';

/** Which years are known, through which day, and from where. */
export function KnownYears({ view }: { readonly view: CalendarView }): ReactElement {
  const { t } = useTranslation(['supervisor', 'common']);
  return (
    <table className="table">
      <thead>
        <tr>
          <th scope="col">{t('calendar.known.year')}</th>
          <th scope="col">{t('calendar.known.days')}</th>
          <th scope="col">{t('calendar.known.source')}</th>
          <th scope="col">{t('calendar.known.imported')}</th>
        </tr>
      </thead>
      <tbody>
        {view.overlays.map(({ region, year, papers, applies, imported }) => (
          <tr key={`${region}-${year}`}>
            <th scope="row">
              <span className="table-two">{t('calendar.year', { year })}</span>
              <span className="table-two small">{t('calendar.known.region', { region })}</span>
            </th>
            <td>
              <StateMark tone={applies ? 'done' : 'neutral'}>
                {t(applies ? 'calendar.known.applies' : 'calendar.known.elsewhere')}
              </StateMark>
            </td>
            <Papers papers={papers} />
            <Imported imported={imported} />
          </tr>
        ))}
        {view.years.map(({ year, coversThrough, papers, off, work, imported }) => (
          <tr key={year}>
            <th scope="row">{t('calendar.year', { year })}</th>
            <td>
              <span className="table-two">{t('calendar.known.counts', { off, work })}</span>
              {!coversThrough.endsWith('-12-31') && (
                <span className="table-two small">{t('calendar.known.through', { date: dateWords(t, coversThrough) })}</span>
              )}
            </td>
            <Papers papers={papers} />
            <Imported imported={imported} />
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Papers({ papers }: { readonly papers: readonly string[] }): ReactElement {
  return (
    <td className="table-wrap calendar-papers small">
      {papers.map((paper) => (
        <span key={paper} className="table-two">
          {paper}
        </span>
      ))}
    </td>
  );
}

function Imported({ imported }: { readonly imported: CalendarView['years'][number]['imported'] }): ReactElement {
  const { t } = useTranslation(['supervisor', 'common']);
  if (imported === null) return <td className="soft">{t('calendar.known.shipped')}</td>;
  return (
    <td className="table-wrap table-name">
      <span className="table-two">{t('calendar.known.by', { first: imported.by, second: imported.approvedBy })}</span>
      <span className="table-two soft small">{momentWords(t, imported.at)}</span>
      <span className="table-two soft small">{imported.fileName}</span>
    </td>
  );
}
