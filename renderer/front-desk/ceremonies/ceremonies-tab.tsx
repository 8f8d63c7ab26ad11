import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { Ceremony, Session } from '#shared/contract/index.ts';
import { addDays } from '#shared/law/dates.ts';
import { dateWords, useAsk } from '../../client/index.ts';
import { Button, Notice, Panel, StateMark, type Tone } from '../../components/index.ts';
import { DeskPage, DeskWaiting } from '../desk-page.tsx';
import { useScannedSlip, type Slip } from '../scanned-slip.ts';
import { CeremonyDetail } from './ceremony-detail.tsx';
import { CeremonyForm } from './ceremony-form.tsx';
import { CeremonySettingsPanel } from './ceremony-settings.tsx';
import { Registration } from './registration.tsx';
import './ceremonies.css';

const tones: Readonly<Record<Ceremony['state'], Tone>> = { booked: 'waiting', held: 'done', cancelled: 'neutral' };
/** How far ahead the list reaches, in days, and how far back. */
const [ahead, back] = [180, 7];

type Doing = { readonly what: 'nothing' | 'booking' | 'setting' } | { readonly what: 'looking' | 'changing'; readonly id: string };

/** 颁证仪式: what is agreed with whom, by time. */
export function CeremoniesTab({ session, slip = null }: { readonly session: Session; readonly slip?: Slip | null }): ReactElement {
  const { t } = useTranslation(['front-desk', 'common']);
  const office = useAsk('office.get', {}, { keep: true });
  const today = office.value?.today ?? null;
  const list = useAsk(
    'ceremonies.list',
    { from: today === null ? '2000-01-01' : addDays(today, -back), until: today === null ? '2000-01-01' : addDays(today, ahead) },
    { enabled: today !== null, keep: true },
  );
  const settings = useAsk('frontDesk.settings', {});
  const [asked, setDoing] = useState<Doing>({ what: 'nothing' });
  const [code, letGo] = useScannedSlip(slip, 'ceremony', () => setDoing({ what: 'nothing' }));
  const [done, setDone] = useState(false);
  if (today === null || list.value === undefined || settings.value === undefined)
    return <DeskWaiting error={list.error ?? office.error ?? settings.error} />;
  if (asked.what === 'setting')
    return (
      <CeremonySettingsPanel settings={settings.value.ceremonies} onSaved={settings.again} onClose={() => setDoing({ what: 'nothing' })} />
    );
  const { ceremonies, staff } = list.value;
  const ofSlip = asked.what === 'nothing' ? ceremonies.find((each) => each.code === code) : undefined;
  const doing: Doing = ofSlip ? { what: 'looking', id: ofSlip.id } : asked;
  const chosen = 'id' in doing ? ceremonies.find(({ id }) => id === doing.id) : undefined;
  const finish = (): void => {
    letGo();
    setDoing({ what: 'nothing' });
    setDone(true);
    list.again();
  };
  const close = (): void => {
    letGo();
    setDoing({ what: 'nothing' });
  };
  const form = { today, staff, settings: settings.value.ceremonies, onDone: finish, onClose: close };
  return (
    <DeskPage
      aside={
        doing.what === 'booking' ? (
          <CeremonyForm {...form} ceremony={null} />
        ) : doing.what === 'changing' && chosen ? (
          <CeremonyForm {...form} key={chosen.id} ceremony={chosen} />
        ) : doing.what === 'looking' && chosen ? (
          <CeremonyDetail
            key={chosen.id}
            ceremony={chosen}
            mayPrint={session.staff.roles.some((role) => role === 'registrar' || role === 'supervisor')}
            onChange={() => setDoing({ what: 'changing', id: chosen.id })}
            onDone={list.again}
            onClose={form.onClose}
          />
        ) : (
          <Panel title={t('ceremonies.title')}>
            <p>{t('ceremonies.explain')}</p>
            {done && <Notice tone="done">{t('ceremonies.saved')}</Notice>}
          </Panel>
        )
      }
    >
      <div className="desk-tools">
        <Button
          variant="primary"
          icon="plus"
          onPress={() => {
            setDone(false);
            setDoing({ what: 'booking' });
          }}
        >
          {t('ceremonies.book')}
        </Button>
        {session.staff.roles.includes('supervisor') && (
          <Button small icon="edit" onPress={() => setDoing({ what: 'setting' })}>
            {t('ceremonies.settings.open')}
          </Button>
        )}
      </div>
      {code !== null && asked.what === 'nothing' && !ofSlip && <Notice tone="waiting">{t('scan.gone.ceremony')}</Notice>}
      {ceremonies.length === 0 ? (
        <p className="soft">{t('ceremonies.none')}</p>
      ) : (
        <table className="table">
          <thead>
            <tr>
              <th>{t('ceremonies.column.time')}</th>
              <th>{t('ceremonies.column.couple')}</th>
              <th>{t('ceremonies.column.place')}</th>
              <th>{t('ceremonies.column.officiant')}</th>
              <th>{t('ceremonies.column.registration')}</th>
              <th>{t('ceremonies.column.state')}</th>
              <th scope="col" className="table-actions">
                <span className="unseen">{t('ceremonies.look')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {ceremonies.map((ceremony) => {
              const { id, plan, until, officiantName, state } = ceremony;
              const couple = t('ceremonies.couple', { man: plan.manName, woman: plan.womanName });
              return (
                <tr key={id} className={chosen?.id === id ? 'table-current' : undefined}>
                  <td>
                    {dateWords(t, plan.on)}
                    <span className="table-two small soft">{t('rooms.span', { from: plan.from, until })}</span>
                  </td>
                  <th scope="row" className="serif table-wrap">
                    {couple}
                  </th>
                  <td>{plan.place}</td>
                  <td>{officiantName ?? t('ceremonies.open')}</td>
                  <td>
                    <Registration ceremony={ceremony} />
                  </td>
                  <td>
                    <StateMark tone={tones[state]}>{t(`ceremonies.state.${state}`)}</StateMark>
                  </td>
                  <td className="table-actions">
                    <Button small aria-label={t('ceremonies.lookAt', { couple })} onPress={() => setDoing({ what: 'looking', id })}>
                      {t('ceremonies.look')}
                    </Button>
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      )}
    </DeskPage>
  );
}
