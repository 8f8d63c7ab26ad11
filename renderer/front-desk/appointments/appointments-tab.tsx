import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { Overflow, Session } from '#shared/contract/index.ts';
import { addDays } from '#shared/law/dates.ts';
import { Service, type CivilDate } from '#shared/model/index.ts';
import { useAsk } from '../../client/index.ts';
import { Button, DateField, Notice, Panel, Select, TextField } from '../../components/index.ts';
import { useShortcut } from '../../counter/use-shortcut.ts';
import { DeskPage, DeskWaiting } from '../desk-page.tsx';
import { useScannedSlip, type Slip } from '../scanned-slip.ts';
import { AppointmentDetail } from './appointment-detail.tsx';
import { AppointmentList } from './appointment-list.tsx';
import { BookingForm, noTyping, type Typing } from './booking-form.tsx';
import { EditForm } from './edit-form.tsx';
import { ImportPanel } from './import-panel.tsx';
import { SettingsPage } from './settings/settings-page.tsx';
import { SlotGrid, type ChosenSlot } from './slot-grid.tsx';
import './appointments.css';

type Doing =
  { readonly what: 'booking' | 'importing' | 'setting' } | { readonly what: 'looking' | 'moving' | 'editing'; readonly id: string };

/** How many days stand beside each other. */
const shown = 5;

export interface AppointmentsTabProps {
  readonly session: Session;
  /** Who was called back from the overflow list, and gets an appointment now. */
  readonly calledBack?: Overflow | null;
  readonly onCalledBack?: (entry: null) => void;
  readonly slip?: Slip | null;
}

/** 预约: free half hours by what somebody comes for, today's couples, and whoever is looked for. */
export function AppointmentsTab({ session, calledBack = null, onCalledBack, slip = null }: AppointmentsTabProps): ReactElement {
  const { t } = useTranslation(['front-desk', 'common']);
  const [service, setService] = useState<Service>(calledBack?.service ?? 'marriage');
  const [from, setFrom] = useState<CivilDate | null>(calledBack?.on ?? null);
  const [application, setApplication] = useState('');
  const [slot, setSlot] = useState<ChosenSlot | null>(null);
  const [doing, setDoing] = useState<Doing>({ what: 'booking' });
  const [typed, setTyped] = useState<Typing>(calledBack ? { ...noTyping, phone: calledBack.phone, note: calledBack.note } : noTyping);
  const [search, setSearch] = useState('');
  const [listed, setListed] = useState<CivilDate | null>(null);
  const [scanned, letGo] = useScannedSlip(slip, 'appointment', (text) => {
    setSearch(text);
    setDoing({ what: 'booking' });
  });
  const list = useAsk('appointments.list', { on: listed }, { keep: true, every: 60_000 });
  const found = useAsk('appointments.find', { text: search.trim() }, { enabled: search.trim().length >= 2, keep: true });
  const today = list.value?.today ?? null;
  const begins = from ?? today;
  const asked = service === 'divorceIssue' && application.trim().length >= 6 ? application.trim() : '';
  const days = useAsk(
    'appointments.days',
    { service, from: begins ?? '2000-01-01', days: shown, application: asked },
    { enabled: begins !== null, keep: true },
  );
  const go = (next: CivilDate | null): void => {
    if (next === null) return;
    setFrom(next);
    setSlot(null);
  };
  useShortcut('Alt+I', () => setDoing({ what: 'importing' }));
  if (list.value === undefined || begins === null || days.value === undefined) return <DeskWaiting error={list.error ?? days.error} />;
  if (doing.what === 'setting') return <SettingsPage today={list.value.today} onClose={() => setDoing({ what: 'booking' })} />;
  const searching = search.trim().length >= 2;
  const appointments = searching ? (found.value ?? []) : list.value.appointments;
  const looked = appointments.find(({ id, code }) => ('id' in doing ? id === doing.id : searching && code === scanned));
  const look = (id: string): void => setDoing({ what: 'looking', id });
  return (
    <DeskPage
      aside={
        doing.what === 'importing' ? (
          <ImportPanel onClose={() => setDoing({ what: 'booking' })} />
        ) : looked && doing.what === 'editing' ? (
          <EditForm key={looked.id} appointment={looked} onDone={() => look(looked.id)} />
        ) : looked ? (
          <AppointmentDetail
            key={looked.id}
            appointment={looked}
            today={list.value.today}
            slot={doing.what === 'moving' ? slot : null}
            moving={doing.what === 'moving'}
            onMove={() => {
              setService(looked.service);
              setSlot(null);
              setDoing({ what: 'moving', id: looked.id });
            }}
            onEdit={() => setDoing({ what: 'editing', id: looked.id })}
            onChanged={() => {
              setSlot(null);
              look(looked.id);
            }}
            onClose={() => {
              setDoing({ what: 'booking' });
              if (scanned !== null) setSearch('');
              letGo();
            }}
          />
        ) : (
          <BookingForm
            service={service}
            slot={slot}
            application={asked}
            typed={typed}
            calledBack={calledBack}
            onNotThem={() => onCalledBack?.(null)}
            onType={setTyped}
            onBooked={(id, on) => {
              onCalledBack?.(null);
              setTyped(noTyping);
              setSlot(null);
              setSearch('');
              setListed(on);
              look(id);
            }}
            onOpen={(id, on) => {
              setSearch('');
              setListed(on);
              look(id);
            }}
          />
        )
      }
    >
      <div className="desk-tools">
        <Select
          label={t('appointments.service')}
          value={service}
          onChange={(next) => {
            setService(next);
            setSlot(null);
          }}
          options={Service.options.map((id) => ({ id, label: t(`service.${id}`) }))}
        />
        <Button small icon="back" onPress={() => go(addDays(begins, -shown))}>
          {t('appointments.earlier')}
        </Button>
        <DateField label={t('day.day')} value={begins} onChange={go} />
        <Button small icon="chevronRight" onPress={() => go(addDays(begins, shown))}>
          {t('appointments.later')}
        </Button>
        <Button small icon="paper" keys="Alt+I" onPress={() => setDoing({ what: 'importing' })}>
          {t('appointments.import.title')}
        </Button>
        {session.staff.roles.includes('supervisor') && (
          <Button small onPress={() => setDoing({ what: 'setting' })}>
            {t('appointments.settings.open')}
          </Button>
        )}
      </div>
      {service === 'divorceIssue' && (
        <div className="desk-tools">
          <TextField label={t('appointments.application')} value={application} onChange={setApplication} maxLength={40} />
          {asked !== '' && (
            <Notice tone={days.value.window ? 'info' : 'waiting'}>
              {days.value.window
                ? t(days.value.window.certain ? 'appointments.window' : 'appointments.windowProvisional', {
                    number: days.value.window.number,
                    from: days.value.window.from,
                    until: days.value.window.until,
                  })
                : t('appointments.noWindow')}
            </Notice>
          )}
        </div>
      )}
      <SlotGrid days={days.value.days} chosen={slot} onChoose={setSlot} />
      <Panel
        title={searching ? t('appointments.found') : t('appointments.ofDay', { date: list.value.on })}
        actions={
          <>
            <DateField
              label={t('appointments.day')}
              value={list.value.on}
              onChange={(on) => on && setListed(on)}
              className="appointments-day"
            />
            <TextField
              label={t('appointments.search')}
              value={search}
              onChange={setSearch}
              placeholder={t('appointments.searchHint')}
              className="appointments-search"
            />
          </>
        }
      >
        {scanned !== null && searching && found.value?.length === 0 && <Notice tone="waiting">{t('scan.gone.appointment')}</Notice>}
        <AppointmentList appointments={appointments} chosen={looked?.id ?? null} onLook={look} />
      </Panel>
    </DeskPage>
  );
}
