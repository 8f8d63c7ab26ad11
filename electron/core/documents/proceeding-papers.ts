import type { TFunction } from 'i18next';
import {
  ok,
  type CivilDate,
  type DocumentKind,
  type Office,
  type ProceedingAct,
  type RegisterRecord,
  type Result,
} from '#shared/model/index.ts';
import type { ClockDep } from '../ports.ts';
import type { ReadableDb, StoreDep, Transaction } from '../store/types.ts';
import { dateText } from './date-text.ts';
import { formOf, type ProceedingLetterValues } from './forms.ts';
import { drawPapers, recordPapers, type StoredPaper } from './planned.ts';
import type { DrawingDep, DrawingError } from './types.ts';

type LetterKind = Extract<
  DocumentKind,
  'revocationNotice' | 'revocationDecision' | 'revocationDeclined' | 'correctionDecision' | 'serviceReceipt' | 'courtGuide'
>;

interface Sheet {
  readonly kind: LetterKind;
  readonly on: CivilDate;
  readonly number: string;
  readonly record: RegisterRecord;
  /** Every step until now, the one that draws it last. */
  readonly said: readonly ProceedingAct[];
  readonly until: CivilDate | null;
}

interface Deps extends StoreDep, ClockDep, DrawingDep {
  readonly getOffice: (db: ReadableDb) => Office;
  readonly t: TFunction;
}

/** Notices and decisions of revocations and corrections, receipts of service, and the guide to the court. */
export function createProceedingPapers(deps: Deps) {
  const { store, clock, getOffice, t } = deps;

  const drawLetter = async (
    kind: LetterKind,
    on: CivilDate,
    values: ProceedingLetterValues,
  ): Promise<Result<(transaction: Transaction) => string, DrawingError>> => {
    const office = store.read(getOffice);
    const paper = {
      kind,
      party: null,
      form: formOf(kind, office),
      on,
      stock: false,
      outlined: null,
      sheet: null,
      values,
      pictures: {},
      barcode: null,
      watermark: store.training ? t('papers:training') : null,
      title: t(`terms:documentKind.${kind}`),
    };
    const drawn = await drawPapers(deps, [paper], clock.now().toString());
    if (!drawn.ok) return drawn;
    const [stored] = drawn.value as readonly [StoredPaper];
    return ok((transaction: Transaction) => recordPapers(transaction, null, [stored])[0]!);
  };

  return {
    draw: (sheet: Sheet) => drawLetter(sheet.kind, sheet.on, letterOf(sheet, store.read(getOffice), t)),
    guide(on: CivilDate) {
      const office = store.read(getOffice);
      const said = { court: office.court, office: office.name };
      const words = { to: t('papers:proceeding.guide.to'), body: t('papers:proceeding.guide.body', said), signing: '', number: '' };
      return drawLetter('courtGuide', on, {
        title: t('terms:documentKind.courtGuide'),
        ...words,
        officeName: office.name,
        issuedOn: dateText(on, t),
      });
    },
  };
}

function letterOf({ kind, on, number, record, said, until }: Sheet, office: Office, t: TFunction): ProceedingLetterValues {
  const find = <A extends ProceedingAct['step']>(step: A) =>
    said.findLast((each) => each.step === step) as Extract<ProceedingAct, { step: A }> | undefined;
  const opening = find('open')!;
  const decision = find('decide');
  const service = kind === 'serviceReceipt' ? find('serve') : undefined;
  const couple = t('papers:proceeding.couple', { man: record.man.name, woman: record.woman.name });
  const words = {
    couple,
    what: t(`papers:lookUp.kind.${record.kind}`),
    registrationNumber: record.registrationNumber || t('papers:proceeding.noNumber'),
    registeredOn: dateText(record.registeredOn, t),
    registeredBy: record.office.name,
    basis: opening.document === '' ? t(`terms:proceedingSource.${opening.source}`) : t('papers:proceeding.basis', opening),
    facts: find('review')?.facts ?? opening.facts,
    evidence: (find('review')?.evidence ?? []).map((line, index) => `${index + 1}. ${line}`).join('；'),
    statement: find('hear')?.text ? t('papers:proceeding.heard', { text: find('hear')!.text }) : '',
    reasons: decision?.reasons ?? '',
    until: until === null ? '' : dateText(until, t),
    changes: opening.changes
      .map(({ field, before, after }) =>
        t('papers:proceeding.change', { field: t(`terms:recordField.${field}`), before: before || t('papers:proceeding.blank'), after }),
      )
      .join('\n'),
    office: office.name,
    reviewAuthority: office.reviewAuthority,
    court: office.court,
    document: decision === undefined ? '' : t(`terms:documentKind.${decisionKind(opening.kind, decision.outcome)}`),
    decision: decision?.number ?? '',
    name: service?.name ?? '',
    way: service === undefined ? '' : t(`terms:serviceWay.${service.way}`),
    servedOn: service === undefined ? '' : dateText(service.on, t),
    remark: service?.text === '' || service === undefined ? t('papers:proceeding.none') : service.text,
  };
  return {
    title: t(`terms:documentKind.${kind}`),
    number: t('papers:proceeding.number', { number: decision?.number ?? number }),
    to: service === undefined ? t('papers:proceeding.to', { couple }) : '',
    body: t(`papers:proceeding.body.${kind}`, words),
    signing: t(`papers:proceeding.signing.${kind === 'serviceReceipt' ? 'receipt' : 'letter'}`, { name: words.name }),
    officeName: office.name,
    issuedOn: dateText(on, t),
  };
}

const decisionKind = (kind: 'revocation' | 'correction', outcome: 'granted' | 'declined') =>
  kind === 'correction'
    ? ('correctionDecision' as const)
    : outcome === 'granted'
      ? ('revocationDecision' as const)
      : ('revocationDeclined' as const);
