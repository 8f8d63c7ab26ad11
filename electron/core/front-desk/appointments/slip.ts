import type { TFunction } from 'i18next';
import { failure } from '#shared/contract/index.ts';
import { endOfHalfHour } from '#shared/law/appointments/index.ts';
import { dateWords } from '#shared/locales/date-words.ts';
import { formatDeskCode, ok, type AppointmentSettings } from '#shared/model/index.ts';
import { formOf, rowValues, type AppointmentSlipValues } from '../../documents/forms.ts';
import { drawPapers, recordPapers, type PlannedPaper, type StoredPaper } from '../../documents/planned.ts';
import { getOffice } from '../../office/index.ts';
import { writing, type HandlersFor } from '../../ports.ts';
import type { FrontDeskDeps } from '../deps.ts';
import { settingsOf } from './agree.ts';
import { findAppointment, type AppointmentRow } from './records.ts';

/** 预约单: lies about and is lost, so nobody's number stands on it, nor in its code. */
export function createSlip(deps: FrontDeskDeps): HandlersFor<'appointments.slip'> {
  const { store, clock } = deps;
  return {
    'appointments.slip': writing('appointments.slip', {
      act: async ({ author, input: { id } }) => {
        const row = store.read((db) => findAppointment(db, id));
        if (!row) return failure('appointment.notFound', {});
        if (row.state === 'cancelled') return failure('appointment.over', {});
        const drawn = await drawPapers(deps, [planSlip(deps, row)], clock.now().toString());
        if (!drawn.ok) return drawn;
        const [slip] = drawn.value as readonly [StoredPaper];
        return store.commit(author, (transaction) => {
          const [documentId] = recordPapers(transaction, null, [slip]) as [string];
          return ok({ documentId, pages: slip.pages });
        });
      },
      answer: (receipt) => receipt,
    }),
  };
}

/** Lies about and is lost, so nobody's number stands on it. */
export function planSlip({ store, t }: Pick<FrontDeskDeps, 'store' | 't'>, { code, plan, counter }: AppointmentRow): PlannedPaper {
  const { office, settings } = store.read((db) => ({ office: getOffice(db), settings: settingsOf(db) }));
  const slipCode = formatDeskCode('appointment', code);
  const values: AppointmentSlipValues = {
    officeName: office.name,
    address: [office.address, office.phone].filter((line) => line !== '').join('　'),
    service: t(`front-desk:service.${plan.service}`),
    when: t('front-desk:appointments.slip.when', { date: dateWords(t, plan.on), from: plan.from, until: endOfHalfHour(plan.from) }),
    people: plan.people.map(({ name }) => name).join('、'),
    counter: office.counters.find((each) => each.code === counter)?.name ?? counter,
    code: slipCode,
    codeText: slipCode.replace(/^(.{2})(.{5})(.{5})(.)$/, '$1 $2 $3 $4'),
    ...rowValues(
      'bring',
      bringLines(t, settings, plan.service).map((text) => ({ text })),
    ),
  };
  return {
    kind: 'appointmentSlip',
    party: null,
    form: formOf('appointmentSlip', office),
    on: plan.on,
    stock: false,
    outlined: null,
    sheet: null,
    values,
    pictures: {},
    barcode: null,
    watermark: store.training ? t('papers:training') : null,
    title: t('terms:documentKind.appointmentSlip'),
  };
}

function bringLines(t: TFunction, { bring }: AppointmentSettings, service: AppointmentRow['plan']['service']): string[] {
  const words = bring[service] || t(`front-desk:appointments.bring.${service}`);
  return [...words.split('\n').filter((line) => line.trim() !== ''), t('front-desk:appointments.slip.convenience')];
}
