import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { CivilDate } from '#shared/model/index.ts';
import { dateWords, useAsk } from '../../client/index.ts';
import { Button, DateField, Notice } from '../../components/index.ts';
import { Page, Waiting } from '../page.tsx';
import type { ArchivePartProps } from './archives-page.tsx';
import { SchemeForm } from './scheme-form.tsx';

/** 保管和编号: files whose period of retention ends, and how files are numbered. */
export function KeepingPart({ parts, session }: ArchivePartProps): ReactElement {
  const { t } = useTranslation(['archives', 'common']);
  const today = useAsk('office.get', {}).value?.today ?? null;
  const [typed, setTyped] = useState<CivilDate | null | undefined>(undefined);
  const by = typed === undefined ? today : typed;
  const asked = useAsk('archives.expiring', { by: by ?? ('2000-01-01' as CivilDate) }, { enabled: by !== null, keep: true });
  const scheme = useAsk('archives.scheme', {});
  const [setting, setSetting] = useState(false);
  const [saved, setSaved] = useState(false);
  const maySet = session.staff.roles.includes('supervisor');
  return (
    <Page
      title={t('title')}
      parts={parts}
      actions={
        maySet &&
        scheme.value && (
          <Button
            icon="paper"
            aria-expanded={setting}
            onPress={() => {
              setSetting(!setting);
              setSaved(false);
            }}
          >
            {t('scheme.change')}
          </Button>
        )
      }
      aside={
        setting && scheme.value ? (
          <SchemeForm
            scheme={scheme.value}
            session={session}
            onCancel={() => setSetting(false)}
            onDone={() => {
              setSetting(false);
              setSaved(true);
            }}
          />
        ) : undefined
      }
    >
      {saved && (
        <Notice tone="done" onDismiss={() => setSaved(false)}>
          {t('scheme.saved')}
        </Notice>
      )}
      {scheme.value && (
        <p>
          {t('scheme.now', {
            fonds: scheme.value.fonds === '' ? t('scheme.noFonds') : scheme.value.fonds,
            ...scheme.value.codes,
            years: scheme.value.retentionYears,
          })}
        </p>
      )}
      <div className="table-tools">
        <DateField label={t('keeping.by')} value={by} onChange={setTyped} isRequired />
      </div>
      <p className="soft small">{t('keeping.explain')}</p>
      {asked.value === undefined ? (
        <Waiting error={asked.error} />
      ) : asked.value.length === 0 ? (
        <p className="soft">{t('keeping.none')}</p>
      ) : (
        <table className="table archive-table">
          <thead>
            <tr>
              {(['fileNumber', 'couple', 'until'] as const).map((column) => (
                <th key={column} scope="col">
                  {t(`keeping.${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {asked.value.map(({ id, fileNumber, manName, womanName, keptUntil }) => (
              <tr key={id}>
                <th scope="row">{fileNumber}</th>
                <td className="serif">{`${manName} · ${womanName}`}</td>
                <td>{dateWords(t, keptUntil)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Page>
  );
}
