import type { CivilDate, FiledAct, FileClass, Registration } from '#shared/model/index.ts';
import type { ActPage, FiledActSource, FinishedAct } from '../archive/files/index.ts';
import type { ReadableDb } from '../store/types.ts';

interface Row {
  readonly id: string;
  readonly act: FiledAct;
  readonly on: CivilDate;
  readonly number: string;
  readonly manName: string | null;
  readonly womanName: string | null;
}

/** Each kind of finished act: the cases it is found among, and the day it was handled on. */
const kinds: readonly { readonly act: FiledAct; readonly fileClass: FileClass; readonly where: string; readonly on: string }[] = [
  { act: 'marriage', fileClass: 'marriage', where: `c.business = 'marriage'`, on: 'c.registered_on' },
  { act: 'divorce', fileClass: 'divorce', where: `c.business = 'divorce'`, on: 'c.registered_on' },
  { act: 'divorceWithdrawn', fileClass: 'divorce', where: `c.business = 'divorce' AND c.state = 'withdrawn'`, on: 'c.closed_on' },
  { act: 'divorceLapsed', fileClass: 'divorce', where: `c.business = 'divorce' AND c.state = 'lapsed'`, on: 'c.closed_on' },
  { act: 'marriageReissue', fileClass: 'reissue', where: issued('marriage'), on: 'c.closed_on' },
  { act: 'divorceReissue', fileClass: 'reissue', where: issued('divorce'), on: 'c.closed_on' },
];

/** A certificate of this kind was issued anew. */
function issued(kind: Registration): string {
  return `c.business = 'reissue' AND c.state = 'issued' AND json_extract(c.application, '$.kind') = '${kind}'`;
}

const select = (act: FiledAct, on: string) =>
  `SELECT c.id, '${act}' AS act, ${on} AS "on", coalesce(c.registration_number, c.number) AS number, m.name AS manName, w.name AS womanName
   FROM cases c LEFT JOIN case_parties m ON m.case_id = c.id AND m.slot = 'man'
     LEFT JOIN case_parties w ON w.case_id = c.id AND w.slot = 'woman'`;

/** Cases that are over and leave a file behind, with the scans that count of them. */
export const finishedCases: FiledActSource = {
  list(db, { fileClass, year }) {
    const span = { first: `${year}-01-01`, last: `${year}-12-31` };
    const pagesOf = pageReader(db);
    return kinds
      .filter((kind) => kind.fileClass === fileClass)
      .flatMap(
        ({ act, where, on }) => db.prepare(`${select(act, on)} WHERE ${where} AND ${on} BETWEEN :first AND :last`).all(span) as Row[],
      )
      .map((row) => actOf(row, pagesOf(row.id)));
  },
  find(db, id) {
    for (const { act, where, on } of kinds) {
      const row = db.prepare(`${select(act, on)} WHERE ${where} AND ${on} IS NOT NULL AND c.id = ?`).get(id) as Row | undefined;
      if (row) return actOf(row, pageReader(db)(row.id));
    }
    return null;
  },
  numbered: (db, number) =>
    db.prepare('SELECT id FROM cases WHERE registration_number = :number OR number = :number').pluck().all({ number }) as string[],
};

/** The scans that count of a case, oldest first. */
function pageReader(db: ReadableDb): (caseId: string) => ActPage[] {
  const pages = db.prepare(
    `SELECT kind, party, mime, digest FROM attachments
     WHERE case_id = ? AND kind <> 'photo' AND withdrawn_reason IS NULL ORDER BY added_at, id`,
  );
  return (caseId) => pages.all(caseId) as ActPage[];
}

function actOf({ manName, womanName, ...row }: Row, pages: readonly ActPage[]): FinishedAct {
  return { ...row, manName: manName ?? '', womanName: womanName ?? '', pages };
}
