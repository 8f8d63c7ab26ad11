import { slots, type CaseDocument, type Couple, type DivorceApplication, type DivorcePoint, type Slot } from '#shared/model/index.ts';
import { inventedIdNumber, people, type Person } from '../../../../emulators/people.ts';
import { confirmPrint, printPaper, typedCouple, type Caller } from '../../test-desk.ts';
import { applicationOf, both, getDivorce, interviews, returnBoth } from '../divorce-desk.ts';
import { dayAfter } from './almanac.ts';

/** A couple nobody else is, by their number. */
export function coupleOf(number: number): Couple {
  const birthDate = dayAfter('1972-01-01', number).replaceAll('-', '');
  const invented = (like: Person, sequence: number): Person => ({
    ...like,
    birthDate,
    idNumber: inventedIdNumber('329901', birthDate, sequence),
  });
  return typedCouple(invented(people.wangWei, 901), invented(people.chenJing, 902));
}

/** As couples bring it; of a marriage registered in this hall, with its number and day. */
export function applicationFor(couple: Couple, married: { readonly number: string; readonly on: string } | null): DivorceApplication {
  const application = applicationOf(couple);
  if (married === null) return application;
  const marriage = {
    ...application.marriage,
    number: married.number,
    registeredOn: married.on as never,
    authority: '清江县民政局婚姻登记处',
  };
  return { ...application, marriage };
}

/**
 * Goes on with the second visit from wherever it stands until a point, as the registrar does who looks at the screen: a step
 * that was cut off is seen to be done or taken again.
 */
export async function goOn(caller: Caller, caseId: string, until: DivorcePoint, picture: string): Promise<void> {
  for (;;) {
    const { point, documents, scans, photos } = await getDivorce(caller, caseId);
    const print = (kind: CaseDocument['kind'], party: Slot | null) => ensurePrinted(caller, caseId, documents, kind, party);
    if (point === until) return;
    switch (point) {
      case 'issuable':
        await returnBoth(caller, caseId);
        break;
      case 'issuable.returned':
        if (!scans.some(({ kind }) => kind === 'divorceAgreement'))
          await caller.ask('attachments.add', { caseId, kind: 'divorceAgreement', party: null, picture, from: 'file', of: 'original' });
        for (const party of slots) await print('interviewRecord', party);
        await caller.ask('divorce.question', { caseId, interviews });
        break;
      case 'issuable.questioned':
        for (const party of slots) await print('divorceDeclaration', party);
        await caller.ask('divorce.declare', { caseId, declared: both, agreementSigned: both });
        break;
      case 'issuable.declared':
      case 'issuable.photographed': {
        const missing = slots.find((slot) => photos[slot] === null);
        if (missing) await caller.ask('divorce.photograph', { caseId, party: missing, picture, from: 'file' });
        else await caller.ask('divorce.examine', { caseId });
        break;
      }
      case 'issuable.examined':
        await caller.ask('divorce.prepare', { caseId });
        break;
      case 'issuable.prepared':
        for (const party of slots) await print('divorceCertificate', party);
        await print('divorceExaminationForm', null);
        await caller.ask('divorce.register', { caseId, signedForReceipt: both, certificatesMarked: true });
        break;
      default:
        throw new Error(`no visit goes on from ${point}`);
    }
  }
}

async function ensurePrinted(
  caller: Caller,
  caseId: string,
  documents: readonly CaseDocument[],
  kind: CaseDocument['kind'],
  party: Slot | null,
): Promise<void> {
  const drawn = documents.find((each) => each.current && each.kind === kind && each.party === party);
  if (!drawn) await printPaper(caller, caseId, kind, party);
  else if (drawn.print === 'drawn') await confirmPrint(caller, drawn.id);
  else if (drawn.print === 'spooled') {
    const job = (await caller.ask('documents.jobs', { caseId })).find(({ documentId }) => documentId === drawn.id);
    await caller.ask('documents.confirmPrinted', { jobId: job!.id });
  }
}
