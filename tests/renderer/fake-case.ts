import { v7 as uuidV7 } from 'uuid';
import { actionsIn, examineMarriage, initialMarriageFacts, marriageMaterials, nextStep } from '#shared/law/marriage/index.ts';
import {
  emptyApplication,
  emptyParty,
  type CaseDocument,
  type MarriageRow,
  type MarriageView,
  type CivilDate,
  type Couple,
  type DocumentKind,
  type Finding,
  type MarriageApplication,
  type MarriageDeclaration,
  type MarriageState,
  type RequiredMaterial,
  type Slot,
} from '#shared/model/index.ts';
import { withCircumstances, manFromCard, womanFromCard } from './fake-couple.ts';

export const today = '2026-11-22' as CivilDate;

/** A case of the fake hall, with what the registrar has confirmed so far. */
export interface FakeCase {
  view: MarriageView;
  bothPresent: boolean | null;
  askedApart: boolean | null;
  declared: MarriageDeclaration | null;
}

/** The real law about the fake case. */
export function findingsOf(each: FakeCase, couple: Couple, application: MarriageApplication = each.view.application): Finding[] {
  return examineMarriage(
    {
      ...initialMarriageFacts(nextStep(each.view.state) ?? 'register', couple, today),
      application,
      onlineCheck: each.view.onlineCheck,
      scans: each.view.scans,
      bothPresent: each.bothPresent,
      askedApart: each.askedApart,
      declared: each.declared,
      hasPhoto: each.view.photo !== null,
      capabilities: ['mainland', 'hongKongMacao', 'taiwan', 'overseasChinese', 'foreign'],
      registrar: { idNumber: null, certificate: { number: 'DJ-2025-003', validUntil: '2027-12-31' as CivilDate } },
      offline: {
        authorisation: {
          number: '民登〔2026〕12号',
          businesses: ['marriage'],
          validFrom: '2026-01-01' as CivilDate,
          validUntil: '2026-12-31' as CivilDate,
        },
        dayOpen: true,
      },
      preparedOn: each.view.certificates?.preparedOn ?? null,
    },
    today,
  );
}

/** The real closed list of the fake case. */
export function materialsOf(
  each: FakeCase,
  couple: Couple = each.view.couple,
  application: MarriageApplication = each.view.application,
): RequiredMaterial[] {
  return marriageMaterials(couple, application, { onlineCheck: each.view.onlineCheck, on: today, scans: each.view.scans });
}

export function rowOf(view: MarriageView): MarriageRow {
  const { id, number, business, state, openedAt, openedOn, changedAt, counter, registrarId, registrarName, registrationNumber } = view;
  const { discrepancies, offline } = view;
  return {
    id,
    number,
    business,
    state,
    openedAt,
    openedOn,
    changedAt,
    counter,
    registrarId,
    registrarName,
    registrationNumber,
    discrepancies,
    offline,
    manName: view.couple.man.name,
    womanName: view.couple.woman.name,
  };
}

export function fakeDocument(kind: DocumentKind, party: Slot | null, title: string): CaseDocument {
  return { id: uuidV7(), kind, party, title, pages: 1, drawnAt: '2026-11-22T01:20:00Z', print: 'drawn', current: true };
}

const order: readonly MarriageState[] = [
  'opened',
  'identified',
  'prechecked',
  'declared',
  'photographed',
  'examined',
  'prepared',
  'registered',
];

/** A case as it stands in a state, everything before it done. */
export function fakeCase(state: MarriageState, change: Partial<MarriageView> = {}): FakeCase {
  const reached = (wanted: MarriageState): boolean => order.indexOf(state) >= order.indexOf(wanted);
  const man = reached('identified') ? manFromCard() : emptyParty;
  const woman = reached('identified') ? womanFromCard() : emptyParty;
  const couple = reached('prechecked') ? { man: withCircumstances(man), woman: withCircumstances(woman) } : { man, woman };
  const documents: CaseDocument[] = [];
  if (reached('declared'))
    for (const party of ['man', 'woman'] as const)
      documents.push({ ...fakeDocument('declaration', party, 'Declaration'), print: 'confirmed' });
  if (reached('examined')) documents.push(fakeDocument('examinationForm', null, 'Examination form'));
  if (reached('prepared'))
    for (const party of ['man', 'woman'] as const)
      documents.push(fakeDocument('certificate', party, 'Certificate'), fakeDocument('certificatePreview', party, 'Certificate preview'));
  const registrationNumber = reached('prepared') ? 'J110105-2026-001207' : null;
  const view: MarriageView = {
    reached: state,
    id: uuidV7(),
    number: '03-1122-007',
    business: 'marriage',
    state,
    openedAt: '2026-11-22T01:10:00Z',
    openedOn: today,
    changedAt: '2026-11-22T01:20:00Z',
    counter: '03',
    registrarId: '01890000-0000-7000-8000-000000000003',
    registrarName: '李敏',
    manName: couple.man.name,
    womanName: couple.woman.name,
    registrationNumber,
    couple,
    application: emptyApplication,
    draftRevision: 3,
    findings: [],
    actions: actionsIn(state, ['registrar']),
    onlineCheck: { state: 'notAvailable', at: null },
    checks: { man: null, woman: null },
    discrepancies: 0,
    offline: null,
    photo: reached('photographed') ? uuidV7() : null,
    materials: [],
    scans: [],
    confirmation: null,
    concerns: [],
    mine: true,
    certificates:
      registrationNumber === null ? null : { registrationNumber, manBlank: '110000123456', womanBlank: '110000123457', preparedOn: today },
    registeredOn: state === 'registered' ? today : null,
    documents,
    rareCharacters: [],
    closedReason: null,
    ...change,
  };
  const each: FakeCase = {
    view,
    bothPresent: reached('prechecked') ? true : null,
    askedApart: reached('prechecked') ? true : null,
    declared: reached('declared') ? { noSpouse: true, noKinship: true, voluntary: true, signed: { man: true, woman: true } } : null,
  };
  each.view = { ...view, findings: findingsOf(each, view.couple), materials: materialsOf(each) };
  return each;
}
