import type { TFunction } from 'i18next';
import { correctedRecord } from '#shared/law/records/corrected.ts';
import { countryName } from '#shared/locales/country-name.ts';
import { ok, type CivilDate, type DocumentKind, type LookUp, type Office, type RegisterRecord, type Result } from '#shared/model/index.ts';
import type { ClockDep } from '../ports.ts';
import type { ReadableDb, StoreDep, Transaction } from '../store/types.ts';
import { dateText } from './date-text.ts';
import { formOf, rowValues, type LookUpSheetValues } from './forms.ts';
import { drawPapers, recordPapers, type StoredPaper } from './planned.ts';
import type { DrawingDep, DrawingError } from './types.ts';

interface Sheet extends Pick<LookUp, 'number' | 'on' | 'applicant' | 'of' | 'matter' | 'given' | 'use'> {
  readonly records: readonly { readonly record: RegisterRecord; readonly pages: number }[];
}

interface Deps extends StoreDep, ClockDep, DrawingDep {
  readonly getOffice: (db: ReadableDb) => Office;
  readonly t: TFunction;
}

/** What a look-up hands out: the sheet before numbered copies, a proof of what is on record or that nothing is, an explanation. */
export function createLookUpPapers(deps: Deps) {
  const { store, clock, getOffice, t } = deps;
  return {
    async draw(sheet: Sheet): Promise<Result<(transaction: Transaction) => string, DrawingError>> {
      const office = store.read(getOffice);
      const kind = kindOf(sheet);
      const paper = {
        kind,
        party: null,
        form: formOf(kind, office),
        on: sheet.on,
        stock: false,
        outlined: null,
        sheet: null,
        values: valuesOf(kind, sheet, office, t),
        pictures: {},
        barcode: null,
        watermark: store.training ? t('papers:training') : null,
        title: t(`terms:documentKind.${kind}`),
      };
      const drawn = await drawPapers(deps, [paper], clock.now().toString());
      if (!drawn.ok) return drawn;
      const [stored] = drawn.value as readonly [StoredPaper];
      return ok((transaction: Transaction) => recordPapers(transaction, null, [stored])[0]!);
    },
  };
}

type SheetKind = Extract<DocumentKind, 'archiveCopy' | 'recordProof' | 'noRecordProof' | 'lookUpExplanation'>;

function kindOf({ given, records }: Sheet): SheetKind {
  if (given === 'explanation') return 'lookUpExplanation';
  if (given === 'proof') return records.length === 0 ? 'noRecordProof' : 'recordProof';
  return 'archiveCopy';
}

function valuesOf(kind: SheetKind, sheet: Sheet, office: Office, t: TFunction): LookUpSheetValues {
  const { number, on, applicant, of, matter, records, use } = sheet;
  const said = {
    name: of.name,
    idNumber: of.idNumber === '' ? t('papers:lookUp.noNumber') : of.idNumber,
    office: office.name,
    date: dateText(on, t),
    applicant: [applicant.unit, applicant.name].filter((part) => part !== '').join(' '),
    matter,
    pages: records.reduce((sum, { pages }) => sum + pages, 0),
    use: useText(use, t),
  };
  const sealed = kind !== 'lookUpExplanation';
  return {
    title: t(`papers:lookUp.title.${kind}`),
    number: t('papers:lookUp.number', { number }),
    opening: t(`papers:lookUp.opening.${kind}`, said),
    closing: t(`papers:lookUp.closing.${kind}`, said),
    seal: sealed ? t('papers:lookUp.seal') : '',
    officeName: office.name,
    issuedOn: dateText(on, t),
    receipt: sealed ? t('papers:lookUp.receipt') : '',
    // A letter has no table: where nothing is on record there is no line that somebody could fill in.
    ...(kind === 'lookUpExplanation'
      ? {}
      : rowValues(
          'record',
          records.map(({ record, pages }) => rowOf(record, pages, t)),
        )),
  };
}

function useText(use: Sheet['use'], t: TFunction): string {
  if (use?.for === 'taiwan') return t('papers:lookUp.use.taiwan');
  return use?.for === 'country' ? t('papers:lookUp.use.country', { country: countryName('zh-CN', use.country) }) : '';
}

/** Its notes stand below what was registered: whoever reads it must not take it for what holds today. */
function rowOf(original: RegisterRecord, pages: number, t: TFunction) {
  const record = correctedRecord(original);
  const noted = record.notes.map(({ kind, on }) => t('papers:lookUp.noted', { note: t(`terms:noteKind.${kind}`), date: plain(on) }));
  return {
    kind: t(`papers:lookUp.kind.${record.kind}`),
    couple: [`${record.man.name} ${record.woman.name}`, ...noted].join('\n'),
    registrationNumber: record.registrationNumber,
    registeredOn: plain(record.registeredOn),
    fileNumber: record.fileNumber ?? '',
    pages: pages === 0 ? '' : String(pages),
  };
}

const plain = (date: CivilDate): string => date.replaceAll('-', '.');
