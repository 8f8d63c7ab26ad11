import type { Act, ConflictsWith, Person, Registration, RegistryEntry } from './contents.ts';
import type { Store } from './store.ts';

/** A marriage or divorce as the registry holds it, of all offices. */
interface Row {
  readonly number: number;
  readonly actId: string;
  readonly business: 'marriage' | 'divorce';
  readonly registrationNumber: string;
  readonly office: string;
  readonly officeName: string;
  readonly registeredOn: string;
  readonly registeredAt: string;
  readonly man: string;
  readonly woman: string;
  readonly manKey: string;
  readonly womanKey: string;
  readonly inForce: 0 | 1;
}

/** What is known of a name and number: never registered here, registered with this name last, or with another. */
export type Identity = 'agrees' | 'differs' | 'unknown';

/** Who somebody is: the citizen number, else the nationality with the number of the document. Null where neither is there. */
export function personKey({ idNumber, nationality, documentNumber }: Person): string | null {
  if (idNumber !== '') return `id ${idNumber.toUpperCase()}`;
  return nationality !== '' && documentNumber !== '' ? `document ${nationality} ${documentNumber.toUpperCase()}` : null;
}

export function isNumberUsed(store: Store, business: string, registrationNumber: string): boolean {
  const find = store.prepare('SELECT 1 FROM registrations WHERE business = :business AND registrationNumber = :registrationNumber');
  return find.get({ business, registrationNumber }) !== undefined;
}

/** What registering found out. */
export interface Registered {
  readonly code: 'act.marriedAlready' | 'act.notMarried' | null;
  readonly conflictsWith: ConflictsWith | null;
  /** The registration it contradicts. */
  readonly other: RegistryEntry | null;
}

/** Puts both into a marriage in force, and names the earliest other one that one of them is in. */
export function registerMarriage(store: Store, act: Act, registration: Registration): Registered {
  const others = marriagesInForce(store, personKey(registration.man)).concat(marriagesInForce(store, personKey(registration.woman)));
  const other = others.sort((a, b) => a.number - b.number)[0];
  insert(store, act, registration, isDivorcedLater(store, registration) ? 0 : 1);
  if (!other) return { code: null, conflictsWith: null, other: null };
  return { code: 'act.marriedAlready', conflictsWith: conflictOf(other, registration), other: entryOf(other) };
}

/** Ends every marriage in force between the two that was registered before. */
export function registerDivorce(store: Store, act: Act, registration: Registration): Registered {
  insert(store, act, registration, 0);
  const update = store.prepare(
    `UPDATE registrations SET inForce = 0
     WHERE business = 'marriage' AND inForce = 1 AND registeredAt <= :until AND manKey IN (:a, :b) AND womanKey IN (:a, :b) AND manKey <> womanKey`,
  );
  const a = personKey(registration.man);
  const b = personKey(registration.woman);
  const { changes } = update.run({ until: registration.registeredAt, a, b });
  return { code: changes === 0 ? 'act.notMarried' : null, conflictsWith: null, other: null };
}

function isDivorcedLater(store: Store, { man, woman, registeredAt }: Registration): boolean {
  const find = store.prepare(
    `SELECT 1 FROM registrations
     WHERE business = 'divorce' AND registeredAt >= :registeredAt AND manKey IN (:a, :b) AND womanKey IN (:a, :b) AND manKey <> womanKey`,
  );
  return find.get({ registeredAt, a: personKey(man), b: personKey(woman) }) !== undefined;
}

/** `about`: which parties of the act sent are in the other registration. */
function conflictOf(other: Row, { man, woman }: Registration): ConflictsWith {
  const isIn = (person: Person) => [other.manKey, other.womanKey].includes(personKey(person) ?? '');
  const { registrationNumber, office, registeredOn } = other;
  const about = isIn(man) && isIn(woman) ? 'both' : isIn(man) ? 'man' : 'woman';
  return { registrationNumber, office, registeredOn, about };
}

function insert(store: Store, act: Act, registration: Registration, inForce: 0 | 1): void {
  const { business, registrationNumber, registeredOn, registeredAt, office, man, woman } = registration;
  store
    .prepare(
      `INSERT INTO registrations (actId, business, registrationNumber, office, officeName, registeredOn, registeredAt, man, woman, manKey, womanKey, inForce)
       VALUES (:actId, :business, :registrationNumber, :office, :officeName, :registeredOn, :registeredAt, :man, :woman, :manKey, :womanKey, :inForce)`,
    )
    .run({
      actId: act.id,
      business,
      registrationNumber,
      office: office.regionCode,
      officeName: office.name,
      registeredOn,
      registeredAt,
      man: JSON.stringify(personOf(man)),
      woman: JSON.stringify(personOf(woman)),
      manKey: personKey(man),
      womanKey: personKey(woman),
      inForce,
    });
}

/** `+business`: found by the person, whose marriages are few. */
function marriagesInForce(store: Store, key: string | null): Row[] {
  const find = store.prepare<unknown[], Row>(
    "SELECT * FROM registrations WHERE +business = 'marriage' AND inForce = 1 AND (manKey = :key OR womanKey = :key) ORDER BY number",
  );
  return key === null ? [] : find.all({ key });
}

/** The marriages in force of a person, of all offices. */
export function inForce(store: Store, person: Person): RegistryEntry[] {
  return marriagesInForce(store, personKey(person)).map(entryOf);
}

/** Everything registered under a number and of a person; where both are given, what fits both. */
export function recordsOf(store: Store, registrationNumber: string | null, person: Person | null): RegistryEntry[] {
  const find = store.prepare<unknown[], Row>(
    `SELECT * FROM registrations
     WHERE (:registrationNumber IS NULL OR registrationNumber = :registrationNumber) AND (:key IS NULL OR manKey = :key OR womanKey = :key) ORDER BY number`,
  );
  return find.all({ registrationNumber, key: person ? personKey(person) : null }).map(entryOf);
}

export function identityOf(store: Store, person: Person): Identity {
  const key = personKey(person);
  const find = store.prepare<unknown[], Row>(
    'SELECT * FROM registrations WHERE (manKey = :key OR womanKey = :key) ORDER BY number DESC LIMIT 1',
  );
  const last = find.get({ key });
  if (!last) return 'unknown';
  const { name } = JSON.parse(last.manKey === key ? last.man : last.woman) as Person;
  return name === person.name ? 'agrees' : 'differs';
}

/** The highest number that an office has used with a prefix in a year: `<prefix><office>-<year>-<number>`. */
export function highestUsed(store: Store, prefix: string, office: string, year: number): number {
  const start = `${prefix}${office}-${year}-`;
  const find = store.prepare<unknown[], { registrationNumber: string }>(
    'SELECT registrationNumber FROM registrations WHERE substr(registrationNumber, 1, length(:start)) = :start',
  );
  const used = find.all({ start }).map(({ registrationNumber }) => registrationNumber.slice(start.length));
  return used.filter((text) => /^\d{1,9}$/.test(text)).reduce((most, text) => Math.max(most, Number(text)), 0);
}

/** A view of the whole registry, in the order of registering. */
export function wholeRegistry(store: Store): (RegistryEntry & { inForce: boolean })[] {
  const rows = store.prepare<unknown[], Row>('SELECT * FROM registrations ORDER BY number').all();
  return rows.map((row) => ({ ...entryOf(row), inForce: row.inForce === 1 }));
}

/** A registration as the registry tells it. */
export function recordOf({ business, registrationNumber, office, registeredOn, man, woman }: Registration): RegistryEntry {
  const where = { office: office.regionCode, officeName: office.name };
  return { business, registrationNumber, ...where, registeredOn, man: personOf(man), woman: personOf(woman) };
}

function entryOf({ business, registrationNumber, office, officeName, registeredOn, man, woman }: Row): RegistryEntry {
  const people = { man: JSON.parse(man) as Person, woman: JSON.parse(woman) as Person };
  return { business, registrationNumber, office, officeName, registeredOn, ...people };
}

function personOf({ name, idNumber, nationality, document, documentNumber }: Person): Person {
  return { name, idNumber, nationality, document, documentNumber };
}
