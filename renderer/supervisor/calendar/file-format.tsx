import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';

/** What a file looks like, for whoever writes one from the notice. */
const sample = `{
 "year": 2026,
 "papers": ["https://www.gov.cn/…"],
 "coversThrough": "2026-12-31",
 "off": [
  {"date": "2026-01-01", "name": "元旦"},
  {"date": "2026-01-02", "name": "元旦"}
 ],
 "work": [
  {"date": "2026-01-04", "name": "元旦"}
 ]
}`;

const members = ['year', 'papers', 'coversThrough', 'off', 'work', 'region'] as const;

/** Explains a calendar file, closed until somebody asks. */
export function FileFormat(): ReactElement {
  const { t } = useTranslation('supervisor');
  return (
    <details className="calendar-format">
      <summary>{t('calendar.format.title')}</summary>
      <p className="small">{t('calendar.format.explain')}</p>
      <pre className="small" aria-label={t('calendar.format.sample')}>
        {sample}
      </pre>
      <dl className="small">
        {members.map((member) => (
          <div key={member}>
            <dt>
              <code>{member}</code>
            </dt>
            <dd>{t(`calendar.format.${member}`)}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
