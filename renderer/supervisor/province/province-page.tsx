import { type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { ProvinceView, Session } from '#shared/contract/index.ts';
import { dayWords, momentWords, useAsk } from '../../client/index.ts';
import { Notice, Panel, StateMark, type Tone } from '../../components/index.ts';
import { Page, Waiting } from '../page.tsx';
import { ByHandPanel } from './by-hand-panel.tsx';
import { CertificateTable } from './certificate-table.tsx';
import { EnrolmentPanel } from './enrolment-panel.tsx';
import { Fingerprints } from './fingerprints.tsx';
import { SettingsPanel } from './settings-panel.tsx';
import './province.css';

/** 省平台: whether this station is enrolled, until when, with whom; and the two files that get it there. */
export function ProvincePage({ session }: { readonly session: Session }): ReactElement {
  const { t } = useTranslation(['supervisor', 'terms', 'common']);
  const asked = useAsk('province.view', {}, { keep: true });
  const view = asked.value;
  const mayChange = session.staff.roles.some((role) => role === 'supervisor' || role === 'administrator');
  const state = view && stateOf(view);
  return (
    <Page
      title={t('page.province')}
      actions={state && <StateMark tone={toneOf[state]}>{t(`province.state.${state}`)}</StateMark>}
      aside={view && mayChange ? <EnrolmentPanel view={view} session={session} onChanged={asked.again} /> : undefined}
    >
      {view === undefined || state === undefined ? (
        <Waiting error={asked.error} />
      ) : (
        <div className="province">
          <Warning view={view} />
          {view.revoked.length > 0 && <Revoked revoked={view.revoked} />}
          <Panel title={t('province.here', { office: view.office, station: view.station })}>
            <div className="province-text">
              <p>{t(`province.explain.${state}`)}</p>
              {view.requested && <p>{t('province.requested', { by: view.requested.by, at: momentWords(t, view.requested.at) })}</p>}
              {view.enrolled && (
                <p>
                  {t('province.enrolled', {
                    by: view.enrolled.by,
                    approvedBy: view.enrolled.approvedBy,
                    date: dayWords(t, view.enrolled.at),
                    address: view.enrolled.address,
                  })}
                </p>
              )}
              {view.training && <p className="soft small">{t('province.training')}</p>}
            </div>
          </Panel>
          {view.enrolled && (
            <>
              <CertificateTable certificates={view.enrolled.certificates} />
              <Panel title={t('province.pinned')}>
                <Fingerprints authorities={view.enrolled.authorities} />
              </Panel>
            </>
          )}
          {mayChange && view.enrolled && !view.training && <ByHandPanel />}
          {mayChange && <SettingsPanel settings={view.settings} onChanged={asked.again} />}
          <p className="soft small province-plain">{t('province.notCertified')}</p>
        </div>
      )}
    </Page>
  );
}

/** Keys in use that the province believes no more: nothing goes, until they are others. */
function Revoked({ revoked }: Pick<ProvinceView, 'revoked'>): ReactElement {
  const { t } = useTranslation(['supervisor', 'terms', 'common']);
  const certificates = revoked.map(({ use, since }) =>
    t('province.revoked.one', { certificate: t(`terms:answerCertificate.${use}`), date: dayWords(t, since) }),
  );
  return (
    <Notice tone="error" title={t('province.revoked.title')}>
      {t('province.revoked.text', { certificates: certificates.join(t('common:listComma')) })}
    </Notice>
  );
}

type State = 'none' | 'requested' | 'enrolled' | 'renewing' | 'lost' | 'ended' | 'revoked';

const toneOf: Readonly<Record<State, Tone>> = {
  none: 'neutral',
  requested: 'waiting',
  enrolled: 'done',
  renewing: 'waiting',
  lost: 'refused',
  ended: 'refused',
  revoked: 'refused',
};

function stateOf({ requested, enrolled, warning, revoked }: ProvinceView): State {
  if (enrolled === null) return requested === null ? 'none' : 'requested';
  if (enrolled.lost) return 'lost';
  if (revoked.length > 0) return 'revoked';
  if (warning === 'ended') return 'ended';
  return requested === null ? 'enrolled' : 'renewing';
}

/** What is to be done before it is too late, or is too late already. */
function Warning({ view: { requested, warning } }: { readonly view: ProvinceView }): ReactElement | null {
  const { t } = useTranslation('supervisor');
  if (requested?.lost) {
    return (
      <Notice tone="error" title={t('province.requestLost.title')}>
        {t('province.requestLost.text')}
      </Notice>
    );
  }
  if (warning === null) return null;
  return (
    <Notice tone={warning === 'ended' || warning === 'days3' ? 'error' : 'waiting'} title={t(`province.warning.${warning}`)}>
      {t('province.warning.text')}
    </Notice>
  );
}
