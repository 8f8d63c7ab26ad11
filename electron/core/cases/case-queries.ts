import { Couple, type CivilDate } from '#shared/model/index.ts';
import type { ReadableDb } from '../store/types.ts';
import { rowToCase, selectCases, type CaseRecord } from './case-record.ts';
import { numbersOf } from './common-record.ts';
import { unfinishedStates } from './states.ts';

/** The number without the place that gave it; the words of the index. */
const bareNumber = `substr(id_number, instr(id_number, ':') + 1)`;

export type CaseQuery =
  | { readonly by: 'number'; readonly number: string; readonly openedOn: CivilDate | null }
  | { readonly by: 'registrationNumber'; readonly registrationNumber: string }
  | { readonly by: 'identity'; readonly number: string }
  | { readonly by: 'name'; readonly name: string };

export function queryCases(db: ReadableDb, query: CaseQuery): CaseRecord[] {
  return db
    .prepare(`${selectCases} WHERE ${conditions[query.by]} ORDER BY c.opened_at DESC LIMIT 50`)
    .all(parametersOf(db, query))
    .map(rowToCase);
}

function parametersOf(db: ReadableDb, query: CaseQuery): Readonly<Record<string, string | null>> {
  const { by: _, ...parameters } = query;
  if (query.by === 'name') return { name: `%${namePattern(query.name)}%` };
  return query.by === 'identity' ? { number: query.number, drafts: JSON.stringify(draftsNaming(db, query.number)) } : parameters;
}

/** Any character stands for the dot between the parts of a name: input methods write it in many ways. */
function namePattern(name: string): string {
  return name.replace(/[\\%_]/g, '\\$&').replace(/\s*[·•‧∙・･.．]\s*/g, '_');
}

/** Forms not yet decided upon that name a number; there are few, and they hold it as it was typed. */
function draftsNaming(db: ReadableDb, number: string): string[] {
  const drafts = db.prepare(`SELECT case_id AS caseId, couple FROM drafts`).all() as { caseId: string; couple: string }[];
  return drafts
    .filter(({ couple }) => Object.values(Couple.parse(JSON.parse(couple))).some((party) => numbersOf(party).includes(number)))
    .map(({ caseId }) => caseId);
}

/** Forms not yet decided upon are found by their drafts. */
const conditions: Readonly<Record<CaseQuery['by'], string>> = {
  number: `c.number = :number AND c.opened_on = coalesce(:openedOn, c.opened_on)`,
  registrationNumber: `c.registration_number = :registrationNumber`,
  identity: `c.id IN (
    SELECT case_id FROM case_parties WHERE ${bareNumber} = :number
    UNION SELECT case_id FROM case_parties WHERE document_number = :number
    UNION SELECT case_id FROM later_numbers WHERE ${bareNumber} = :number
    UNION SELECT case_id FROM later_numbers WHERE document_number = :number
    UNION SELECT value FROM json_each(:drafts))`,
  name: `c.id IN (
    SELECT case_id FROM case_parties WHERE name LIKE :name ESCAPE '\\'
    UNION SELECT case_id FROM drafts
      WHERE couple ->> '$.man.name' LIKE :name ESCAPE '\\' OR couple ->> '$.woman.name' LIKE :name ESCAPE '\\'
    UNION SELECT case_id FROM divorces
      WHERE seen_again ->> '$.man.name' LIKE :name ESCAPE '\\' OR seen_again ->> '$.woman.name' LIKE :name ESCAPE '\\')`,
};

/** Cases opened in a period, both days included, in the order they were opened; the next ones after one of them. */
export function listOpenedBetween(
  db: ReadableDb,
  {
    from,
    to,
    after,
    count,
  }: { readonly from: CivilDate; readonly to: CivilDate; readonly after: CaseRecord | null; readonly count: number },
): CaseRecord[] {
  return db
    .prepare(
      `${selectCases} WHERE c.opened_on BETWEEN :from AND :to AND (c.opened_on, c.opened_at, c.id) > (:on, :at, :id)
       ORDER BY c.opened_on, c.opened_at, c.id LIMIT :count`,
    )
    .all({ from, to, count, on: after?.openedOn ?? '', at: after?.openedAt ?? '', id: after?.id ?? '' })
    .map(rowToCase);
}

/** How many cases this counter opened on a day, whoever serves them now. */
export function countOpened(db: ReadableDb, counter: string, on: CivilDate): number {
  const row = db
    .prepare(`SELECT count(*) AS n FROM cases WHERE opened_on = ? AND number >= ? AND number < ?`)
    .get(on, `${counter}-`, `${counter}.`);
  return (row as { n: number }).n;
}

/** How many cases opened on a day have not ended. */
export function countUnfinished(db: ReadableDb, on: CivilDate): number {
  return (db.prepare(`SELECT count(*) AS n FROM cases WHERE state IN ${unfinishedStates} AND opened_on = ?`).get(on) as { n: number }).n;
}
