import type { HallConfigInput } from '#shared/contract/index.ts';
import { signersOf } from '#shared/law/reissue/index.ts';
import type { CaseView, Couple, ReissueApplication, ReissueState, ReissueView } from '#shared/model/index.ts';
import { confirmPrint, printPaper, testHall, testPhoto, typedCouple, type Caller } from './test-desk.ts';

/** A hall that also issues certificates anew: numbers BJ and BL, blanks of both kinds, and the province's word for doing so offline. */
export const reissuingHall: HallConfigInput = {
  ...testHall,
  office: {
    ...testHall.office,
    offlineAuthorisation: {
      number: '培训授权1号',
      businesses: ['marriage', 'divorce', 'reissue'],
      validFrom: '2026-01-01',
      validUntil: '2027-12-31',
    },
  },
  staff: [
    ...testHall.staff,
    { code: 'A1', name: '钱批', roles: ['approver'], password: 'qianpi-2026' },
    { code: 'D1', name: '孙档', roles: ['archivist'], password: 'sundang-2026' },
  ],
  numberBlocks: [
    ...testHall.numberBlocks,
    { prefix: 'L', regionCode: '329901', year: 2026, first: 1, last: 50 },
    { prefix: 'BJ', regionCode: '329901', year: 2026, first: 7, last: 50 },
    { prefix: 'BL', regionCode: '329901', year: 2026, first: 3, last: 50 },
  ],
  blankBatches: [...testHall.blankBatches, { kind: 'divorce', first: 'B00000001', last: 'B00000020' }],
};

export async function openReissue(caller: Caller): Promise<ReissueView> {
  return asReissue(await caller.ask('cases.open', { business: 'reissue' }));
}

export async function getReissue(caller: Caller, caseId: string): Promise<ReissueView> {
  return asReissue(await caller.ask('cases.get', { caseId }));
}

function asReissue(view: CaseView): ReissueView {
  if (view.business !== 'reissue') throw new Error(`${view.number} is no reissue`);
  return view;
}

export async function fill(caller: Caller, view: ReissueView, change: Partial<ReissueApplication>, couple?: Couple): Promise<ReissueView> {
  const now = await getReissue(caller, view.id);
  await caller.ask('cases.saveDraft', {
    caseId: view.id,
    revision: now.draftRevision,
    couple: couple ?? now.couple,
    reissueApplication: { ...now.application, ...change },
  });
  return getReissue(caller, view.id);
}

/** Both have lost the certificate of what this hall registered, a marriage unless said otherwise; courts and later records were looked into. */
export async function applyFor(caller: Caller, view: ReissueView, more: Partial<ReissueApplication> = {}): Promise<ReissueView> {
  await fill(caller, view, { applicants: ['man', 'woman'] }, typedCouple());
  const { found } = await caller.ask('reissue.seek', { caseId: view.id, number: null });
  const registration = found.find(({ source, kind }) => source === 'register' && kind === (more.kind ?? 'marriage'));
  const record = registration === undefined ? {} : { source: 'register' as const, record: registration.record };
  return fill(caller, view, { kind: 'marriage', reason: 'lost', court: 'nothing', laterLooked: true, ...record, ...more });
}

/** From a filled form to a state, the way a registrar would. */
export async function takeReissueTo(caller: Caller, { id: caseId }: ReissueView, target: ReissueState): Promise<ReissueView> {
  const signers = async () => signersOf((await getReissue(caller, caseId)).application);
  const steps: ReadonlyArray<readonly [ReissueState, () => Promise<ReissueView>]> = [
    ['identified', () => caller.ask('reissue.identify', { caseId })],
    ['prechecked', () => caller.ask('reissue.precheck', { caseId, inPerson: true })],
    [
      'declared',
      async () => {
        for (const slot of await signers()) await printPaper(caller, caseId, 'reissueDeclaration', slot);
        return caller.ask('reissue.declare', { caseId, declared: { man: true, woman: true } });
      },
    ],
    ['photographed', async () => caller.ask('reissue.photograph', { caseId, picture: await testPhoto(), from: 'file' })],
    ['examined', () => caller.ask('reissue.examine', { caseId })],
    ['prepared', () => caller.ask('reissue.prepare', { caseId })],
    [
      'issued',
      async () => {
        await printCertificates(caller, caseId);
        return caller.ask('reissue.issue', { caseId, signedForReceipt: { man: true, woman: true } });
      },
    ],
  ];
  const from = steps.findIndex(([state]) => state === target);
  const { state: now } = await getReissue(caller, caseId);
  let view = await getReissue(caller, caseId);
  for (const [, take] of steps.slice(steps.findIndex(([state]) => state === now) + 1, from + 1)) view = await take();
  return view;
}

export async function printCertificates(caller: Caller, caseId: string): Promise<void> {
  const { documents } = await getReissue(caller, caseId);
  const wanted = ['certificate', 'divorceCertificate', 'reissueExaminationForm'];
  for (const { id, kind, current, print } of documents)
    if (current && print === 'drawn' && wanted.includes(kind)) await confirmPrint(caller, id);
}
