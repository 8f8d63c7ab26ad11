import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { CounsellingCase, Session } from '#shared/contract/index.ts';
import { useAsk } from '../../client/index.ts';
import { Segmented } from '../../components/index.ts';
import { Page, Waiting } from '../page.tsx';
import { CoupleTable } from './couple-table.tsx';
import { emptySession, RecordPanel, type TypedSession } from './record-panel.tsx';
import { SessionList } from './session-list.tsx';
import { StatisticsPanel } from './statistics-panel.tsx';
import './counselling.css';

/** 婚姻家庭辅导: counsellors keep their own record here; a supervisor sees figures and nobody's name. */
export function CounsellingPage({ session }: { readonly session: Session }): ReactElement {
  const { t } = useTranslation('supervisor');
  if (session.staff.roles.includes('counsellor')) return <Couples />;
  return (
    <Page title={t('page.counselling')}>
      <p className="soft">{t('counselling.forCounsellors')}</p>
      <StatisticsPanel />
    </Page>
  );
}

function Couples(): ReactElement {
  const { t } = useTranslation('supervisor');
  const [ended, setEnded] = useState(false);
  const [chosen, setChosen] = useState<CounsellingCase | null>(null);
  // What was typed of a couple waits while another is looked at.
  const [typed, setTyped] = useState<Readonly<Record<string, TypedSession>>>({});
  const list = useAsk('counselling.cases', { ended }, { keep: true });
  const sessions = useAsk('counselling.sessions', { caseId: chosen?.caseId ?? '' }, { enabled: chosen !== null });
  const keep = (caseId: string, session: TypedSession): void => setTyped((before) => ({ ...before, [caseId]: session }));
  return (
    <Page
      title={t('page.counselling')}
      actions={
        <Segmented
          label={t('counselling.which')}
          value={ended ? 'ended' : 'open'}
          onChange={(which) => {
            setEnded(which === 'ended');
            setChosen(null);
          }}
          options={[
            { id: 'open', label: t('counselling.open') },
            { id: 'ended', label: t('counselling.ended') },
          ]}
        />
      }
      aside={
        chosen === null || list.value === undefined ? (
          <StatisticsPanel />
        ) : (
          <RecordPanel
            key={chosen.caseId}
            couple={chosen}
            today={list.value.today}
            session={typed[chosen.caseId] ?? emptySession}
            onChange={(session) => keep(chosen.caseId, session)}
            onRecorded={() => {
              list.again();
              sessions.again();
            }}
            onClose={() => setChosen(null)}
          />
        )
      }
    >
      {list.value === undefined ? (
        <Waiting error={list.error} />
      ) : list.value.cases.length === 0 ? (
        <p className="soft">{t(ended ? 'counselling.noneEnded' : 'counselling.none')}</p>
      ) : (
        <CoupleTable cases={list.value.cases} today={list.value.today} chosen={chosen?.caseId ?? null} onChoose={setChosen} />
      )}
      {chosen !== null && <SessionList couple={chosen} sessions={sessions} />}
    </Page>
  );
}
