import { z } from 'zod';
import { initialDivorcePoint } from '#shared/law/divorce/process.ts';
import { initialMarriageState } from '#shared/law/marriage/index.ts';
import { initialReissueState } from '#shared/law/reissue/index.ts';
import {
  Business,
  CaseNumber,
  DivorceApplication,
  emptyApplication,
  emptyParty,
  ReissueApplication,
  type Couple,
} from '#shared/model/index.ts';
import { defineAct } from '../store/types.ts';
import { updateCase } from './common-record.ts';

/** How a case of each business begins. */
const initial = {
  marriage: { state: initialMarriageState, application: emptyApplication },
  divorce: { state: initialDivorcePoint, application: DivorceApplication.parse({}) },
  reissue: { state: initialReissueState, application: ReissueApplication.parse({}) },
} as const satisfies Readonly<Record<Business, object>>;

const emptyCouple: Couple = { man: emptyParty, woman: emptyParty };

export const caseOpened = defineAct({
  type: 'case.opened',
  payload: z.object({
    number: CaseNumber,
    business: Business,
    /** Opened after closing time, for a couple that was inside before. */
    insideBeforeClosing: z.boolean().default(false),
  }),
  project(db, payload, header) {
    db.prepare(
      `INSERT INTO cases
         (id, number, business, state, opened_at, opened_on, changed_at, counter, registrar_id, revision, couple, application, online_check, findings)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 0, ?, ?, ?, '[]')`,
    ).run(
      header.caseId,
      payload.number,
      payload.business,
      initial[payload.business].state,
      header.at,
      header.on,
      header.at,
      header.counter,
      header.staffId,
      JSON.stringify(emptyCouple),
      JSON.stringify(initial[payload.business].application),
      JSON.stringify({ state: 'notAvailable', at: null }),
    );
    if (payload.business === 'divorce') db.prepare(`INSERT INTO divorces (case_id) VALUES (?)`).run(header.caseId);
    if (payload.business === 'reissue') db.prepare(`INSERT INTO reissues (case_id) VALUES (?)`).run(header.caseId);
  },
});

/** Another registrar serves the case from now on, at their own counter. Its number stays. */
export const caseTakenOver = defineAct({
  type: 'case.takenOver',
  payload: z.object({ reason: z.string(), registrarId: z.uuid(), counter: z.string() }),
  project: (db, { registrarId, counter }, header) => updateCase(db, header, { registrar_id: registrarId, counter }),
});

export const caseCancelled = defineAct({
  type: 'case.cancelled',
  payload: z.object({ reason: z.string() }),
  project: (db, payload, header) => updateCase(db, header, { state: 'cancelled', closed_on: header.on, closed_reason: payload.reason }),
});
