import { describe, expect, test } from 'vitest';
import { openStore } from '#core/store/index.ts';
import { acts } from '#core/acts.ts';
import { createSetClock } from '#core/store/index.ts';
import { fileColumns } from '#core/vault-files.ts';
import { join } from 'node:path';
import { eachTestsHall } from '../each-tests-hall.ts';
import { aMorning, takeTo, typedCouple } from '../test-desk.ts';

const { openHall, openOffline } = eachTestsHall();

const couple = (his: string, hers: string) => {
  const { man, woman } = typedCouple();
  return { man: { ...man, address: his }, woman: { ...woman, address: hers } };
};
const nobody = (business: string) => ['province', 'city', 'county'].map((scope) => ({ business, scope, couples: 0, both: 0 }));

describe('M-07 M-148 where a couple is from', () => {
  test('M-148 is read from the addresses, and the registrar may know better', async () => {
    const { registrar, supervisor } = await openHall();
    const { id: caseId } = await takeTo(registrar, 'opened', couple('四川省成都市武侯区望江路29号', '清江县人民路1号'));
    expect(await registrar.ask('households.get', { caseId })).toEqual({
      man: { region: '510107', name: '四川省成都市武侯区', scope: 'province', from: 'address' },
      woman: { region: null, name: '', scope: null, from: null },
    });
    const set = { caseId, party: 'woman', region: '329901' } as const;
    expect(await supervisor.call('households.set', set)).toMatchObject({ error: { code: 'session.notAllowed' } });
    expect(await registrar.call('households.set', { ...set, region: '990101' })).toMatchObject({
      error: { code: 'household.unknownRegion' },
    });
    expect(await registrar.ask('households.set', set)).toMatchObject({ woman: { region: '329901', scope: 'local', from: 'registrar' } });
    expect(await registrar.ask('cases.history', { caseId })).toContainEqual(expect.objectContaining({ action: 'case.householdCorrected' }));
    expect(await registrar.ask('households.set', { ...set, region: '329902' })).toMatchObject({ woman: { scope: 'county' } });
  });

  test('M-148 is kept with the act, told to the offices of the households, and counted once a couple', async () => {
    const { hall, registrar, supervisor } = await openOffline();
    const { id: caseId } = await takeTo(registrar, 'registered', couple('四川省成都市武侯区望江路29号', '江苏省昆山市玉山镇'));
    expect(await registrar.call('households.set', { caseId, party: 'man', region: '329901' })).toMatchObject({
      error: { code: 'case.closed' },
    });
    const [crossing, ...others] = nobody('marriage');
    const counted = [{ ...crossing, couples: 1, both: 1 }, ...others, ...nobody('divorce')];
    expect(await supervisor.ask('households.crossings', {})).toEqual({ today: counted, month: counted });
    await hall.desk.close();

    const opened = openStore(join(hall.dir, 'store'), hall.kept.key!, { clock: createSetClock(aMorning), acts, fileColumns });
    if (!opened.ok) throw new Error(JSON.stringify(opened.error));
    const store = opened.value;
    try {
      const told = () => store.read((db) => db.prepare(`SELECT content ->> '$.notify' FROM outbox`).pluck().all());
      expect(told()).toEqual(['["510107","320583"]']);
      const kept = () => store.read((db) => db.prepare(`SELECT slot, region, scope FROM registered_households ORDER BY slot`).all());
      const before = kept();
      expect(before).toHaveLength(2);
      store.rebuild();
      expect(kept(), 'the journal has it').toEqual(before);
    } finally {
      store.close();
    }
  });
});
