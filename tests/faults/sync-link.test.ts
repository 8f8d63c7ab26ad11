/**
 * Acts of several stations brought over a line that drops, cuts, flips, doubles, reorders and stalls what passes, and lets others pose as the
 * province; to a province that answers 500 and 429, forgets to answer or answers for another; with kills on both sides.
 */
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { verifyStore } from '#core/store/index.ts';
import { openReadable } from '#core/store/open-store.ts';
import type { IngestedAct } from '../province/ingest.ts';
import { startProvince } from '../province/province.ts';
import { seeded } from '../province/faults.ts';
import { folderFor, enrolStation, makeKeys } from '../core/sync/province/station.ts';
import { enrolledHall, type EnrolledHall } from './link/enrolled-hall.ts';
import { startMortal, type Mortal } from './link/children.ts';
import { startFaultyLink, type FaultyLink } from './link/faulty-link.ts';
import { acts, photoOf, plannedAct } from './link/filed.ts';
import { startImpostor, type Impostor } from './link/impostor.ts';

const long = Boolean(process.env['TONGXIN_LONG']);
const stationCount = long ? 6 : 2;
const actsOfStation = long ? 3_334 : 132;
const wantedKills = long ? { stations: 240, province: 40 } : { stations: 6, province: 2 };
/** ms between two acts at most, so that the kills fall among them. */
const pause = long ? 400 : 160;
const seed = Number(process.env['TONGXIN_SEED'] ?? 20_261_123);
const random = seeded(seed);

const halls: EnrolledHall[] = [];
const impostors: Impostor[] = [];
let folder: string;
let link: FaultyLink;
let provincePort: number;

beforeAll(async () => {
  folder = folderFor('link');
  const elsewhere = await startProvince({ folder: folderFor('elsewhere') });
  const province = await startProvince({ folder });
  provincePort = Number(new URL(province.address).port);
  // A stranger with a certificate of another authority, and a station of this province that poses as it.
  impostors.push(await startImpostor(elsewhere.authority.serverIdentity(['127.0.0.1'])));
  const insider = enrolStation(province, '329901', 'S99', {}, makeKeys());
  impostors.push(await startImpostor({ key: insider.tlsKey, cert: insider.answer.certificates.tls }));
  await elsewhere.stop();
  const ports = impostors.map(({ port }) => port);
  link = await startFaultyLink({ port: provincePort, seed, chance: 0.22, impostors: { ports, chance: 0.15 }, longestStall: 600 });
  for (let number = 0; number < stationCount; number += 1) {
    halls.push(await enrolledHall(province, { station: `S0${number + 1}`, port: link.port }));
  }
  await province.stop();
}, 120_000);
afterAll(async () => {
  await link.close();
  for (const impostor of impostors) await impostor.close();
  for (const { hall } of halls) await hall.close();
});

interface Row {
  readonly id: string;
  readonly caseId: string;
  readonly state: string;
  readonly content: string;
  readonly receipt: string | null;
}

/** What a station knows at the end, in the order in which it was filed. */
function outboxOf({ store, dataKey }: EnrolledHall): Row[] {
  const readable = openReadable(store, dataKey);
  if (!readable.ok) throw new Error(readable.error.code);
  const rows = readable.value.db
    .prepare(
      `SELECT id, case_id AS caseId, content, receipt, CASE WHEN aside.act_id IS NULL THEN state ELSE 'setAside' END AS state
       FROM outbox LEFT JOIN act_receipts AS receipts ON receipts.act_id = id LEFT JOIN acts_aside AS aside ON aside.act_id = id
       ORDER BY outbox.rowid`,
    )
    .all() as Row[];
  readable.value.close();
  return rows;
}

test(
  `${stationCount * actsOfStation} acts of ${stationCount} stations over a bad line, with kill -9 on both sides: each is ingested once, in the order of its case, and none is lost`,
  { timeout: long ? 3_600_000 : 180_000 },
  async () => {
    const started = Date.now();
    const confirmed = new Set<string>();
    const drained = new Set<number>();
    const mishaps: Record<string, number> = {};
    const province = startMortal('province-process.ts', [folder, String(provincePort), String(seed), '0.25'], (line) => {
      mishaps[line.slice('did '.length)] = (mishaps[line.slice('did '.length)] ?? 0) + 1;
    });
    const stations = halls.map(({ store, dataKey }, number): Mortal => {
      const args = [store, Buffer.from(dataKey).toString('hex'), String(number), String(actsOfStation), String(pause)];
      return startMortal('station-process.ts', args, (line) => {
        if (line === 'drained') drained.add(number);
        else if (line.startsWith('filed '))
          line
            .slice('filed '.length)
            .split(' ')
            .forEach((id) => confirmed.add(id));
        else throw new Error(`a station said: ${line}`);
      });
    });
    const all = [province, ...stations];
    try {
      const killed = { stations: 0, province: 0 };
      while (killed.stations < wantedKills.stations || killed.province < wantedKills.province) {
        await Promise.all(all.map((one) => one.ready()));
        await wait(200 + random() * (long ? 900 : 1_400));
        const left = { stations: wantedKills.stations - killed.stations, province: wantedKills.province - killed.province };
        const kind = random() * (left.stations + left.province) < left.province ? 'province' : 'stations';
        const mortal = kind === 'province' ? province : stations[Math.floor(random() * stationCount)]!;
        if (mortal.kill(random() * 200)) killed[kind] += 1;
      }
      await Promise.all(all.map((one) => one.ready()));
      // A station that was drained before a kill is so still.
      await vi.waitUntil(() => drained.size === stationCount, { timeout: long ? 1_800_000 : 120_000, interval: 50 });
      await Promise.all(stations.map((station) => station.end()));
      console.log(
        `sync over a bad line (seed ${seed}): ${confirmed.size} acts confirmed by ${stationCount} stations in ${Math.round((Date.now() - started) / 1000)} s; ` +
          `kills ${JSON.stringify(killed)}; line ${JSON.stringify(link.done)}; province ${JSON.stringify(mishaps)}`,
      );
    } finally {
      for (const one of all) one.destroy();
    }

    const reopened = await startProvince({ folder });
    const ingested = reopened.acts();
    ingested.forEach((act) => expectPhoto(act, (digest) => reopened.attachment(act, digest)));
    await reopened.stop();
    const outboxes = halls.map(outboxOf);
    const tally: Record<string, number> = {};
    for (const { state } of outboxes.flat()) tally[state] = (tally[state] ?? 0) + 1;
    console.log(`the province holds ${ingested.length} acts; the outboxes say ${JSON.stringify(tally)}`);

    // What a station confirmed it still has, and nothing else was filed but what a kill kept it from confirming.
    const filed = outboxes.flat();
    expect(filed).toHaveLength(stationCount * actsOfStation);
    const ids = new Set(filed.map(({ id }) => id));
    expect([...confirmed].filter((id) => !ids.has(id))).toEqual([]);

    // The province has exactly what its receipts say, once each, word for word.
    const taken = filed.filter(({ state }) => state === 'accepted' || state === 'conflict');
    expect(ingested.map(({ id }) => id).toSorted()).toEqual(taken.map(({ id }) => id).toSorted());
    const byId = new Map(ingested.map((act) => [act.id, act]));
    for (const { id, receipt, content } of taken) {
      const act = byId.get(id)!;
      expect(receipt).toBe(act.result.receipt);
      expect(act.content).toEqual(JSON.parse(content));
    }
    halls.forEach((_, station) => expectInOrder(outboxes[station]!, ingested));
    outboxes.forEach((rows, station) => expectDrained(rows, outboxes[neighbour(station)]));

    // Nobody who posed as the province heard a word.
    expect(link.done['impostor'] ?? 0).toBeGreaterThan(0);
    expect(impostors.map((impostor) => impostor.heard())).toEqual([0, 0]);
    for (const { store, dataKey } of halls) expect(verifyStore(store, dataKey, acts)).toMatchObject({ ok: true, value: { problem: null } });
  },
);

const neighbour = (station: number) => (station % 2 === 0 ? station + 1 : station - 1);

/** What belongs to an act came with it, whole. */
function expectPhoto({ station, content, parts }: IngestedAct, find: (digest: string) => Buffer | null): void {
  if (typeof content['case'] !== 'number') return;
  const photo = photoOf(Number(station.slice(1)) - 1, content['case']);
  expect(parts).toHaveLength(photo === null ? 0 : 1);
  if (photo !== null) expect(find(parts[0]!.digest)?.equals(photo)).toBe(true);
}

/** The acts of a case were ingested in the order in which they were filed. */
function expectInOrder(filed: readonly Row[], ingested: readonly IngestedAct[]): void {
  const place = new Map(ingested.map(({ id }, number) => [id, number]));
  const last = new Map<string, number>();
  for (const { id, caseId } of filed) {
    const at = place.get(id);
    if (at === undefined) continue;
    expect(at).toBeGreaterThan(last.get(caseId) ?? -1);
    last.set(caseId, at);
  }
}

/** Nothing waits but what waits for an act of its case that cannot be told, or was refused; and only those are refused that should be. */
function expectDrained(rows: readonly Row[], neighbours: readonly Row[] | undefined): void {
  const held = new Set<string>();
  rows.forEach(({ state, caseId }, index) => {
    const { kind } = plannedAct(index);
    const theirs = neighbours?.[index]?.state;
    const expected = held.has(caseId)
      ? 'pending'
      : {
          plain: 'accepted',
          poison: 'setAside',
          unreadable: 'setAside',
          sameNumber: theirs === 'accepted' ? 'rejected' : 'accepted',
          samePerson: theirs === 'accepted' ? 'conflict' : 'accepted',
        }[kind];
    expect({ index, kind, state }).toEqual({ index, kind, state: expected });
    if (state === 'setAside' || state === 'rejected') held.add(caseId);
  });
}
