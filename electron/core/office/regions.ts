import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { RegionCode } from '#shared/model/index.ts';

/** 行政区划 (GB/T 2260) by code and by the names that begin an address. */
export interface Regions {
  /** `四川省成都市武侯区`; null: not in the table. */
  nameOf(code: string): string | null;
  /** Whether it can be one: a county may be newer than the table, a province not. */
  isPlausible(code: string): boolean;
  /** Names an office of its own: a county, or a prefecture without counties; not one of which no more is known. */
  isExact(code: string): boolean;
  /** At most twelve whose code begins with a text, or whose whole name holds it; those whose own name begins with it first. */
  find(text: string): { code: string; name: string }[];
  /** The county, else the prefecture or province, that an address begins with; null where it begins with none. */
  regionIn(address: string): string | null;
}
export interface RegionsDep {
  readonly regions: Regions;
}

const RegionsFile = z.object({
  standard: z.string(),
  source: z.string(),
  takenOn: z.string(),
  regions: z.record(RegionCode, z.string()),
  /** Codes no longer given, which old cards still name. */
  former: z.record(RegionCode, z.string()),
});

interface Named {
  readonly code: string;
  readonly names: readonly string[];
}

/** Reads `resources/regions/gb-t-2260.json`. */
export function loadRegions(resourcesDirectory: string): Regions {
  const file = RegionsFile.parse(JSON.parse(readFileSync(join(resourcesDirectory, 'regions', 'gb-t-2260.json'), 'utf8')));
  const all: Record<string, string> = { ...file.former, ...file.regions };
  const named = Object.entries(all).map(([code, name]): Named => ({ code, names: namesOf(code, name) }));
  const provinces = named.filter(({ code }) => code.endsWith('0000'));
  const prefectures = named.filter(({ code }) => code.endsWith('00') && !code.endsWith('0000'));
  const counties = named.filter(({ code }) => !code.endsWith('00'));
  const inProvince = (of: readonly Named[], province: string | null) =>
    province === null ? of : of.filter(({ code }) => code.startsWith(province.slice(0, 2)));

  const nameOf = (code: string): string | null => {
    const name = all[code];
    if (name === undefined) return null;
    const above = [`${code.slice(0, 2)}0000`, `${code.slice(0, 4)}00`].filter((each) => each !== code);
    return [...new Set([...above.flatMap((each) => all[each] ?? []), name])].join('');
  };
  const whole = Object.entries(file.regions).map(([code, own]) => ({ code, own, name: nameOf(code)! }));

  return {
    nameOf,
    find(text) {
      const sought = text.normalize('NFKC').replace(/\s/g, '');
      const found = whole.filter(({ code, name }) => (/^[0-9]+$/.test(sought) ? code.startsWith(sought) : name.includes(sought)));
      const rank = ({ own, name }: (typeof whole)[number]) => (own.startsWith(sought) ? 0 : name.startsWith(sought) ? 1 : 2);
      return found
        .toSorted((a, b) => rank(a) - rank(b) || (a.code < b.code ? -1 : 1))
        .slice(0, 12)
        .map(({ code, name }) => ({ code, name }));
    },
    isPlausible: (code) => RegionCode.safeParse(code).success && `${code.slice(0, 2)}0000` in all,
    isExact: (code) =>
      !code.endsWith('00') || (!code.endsWith('0000') && !counties.some((county) => county.code.startsWith(code.slice(0, 4)))),
    regionIn(address) {
      const text = address.normalize('NFKC').replace(/\s/g, '');
      const province = beginning(provinces, text);
      const afterProvince = text.slice(province?.length ?? 0);
      const prefecture = beginning(inProvince(prefectures, province?.code ?? null), afterProvince);
      const rest = afterProvince.slice(prefecture?.length ?? 0);
      const within = prefecture
        ? counties.filter(({ code }) => code.startsWith(prefecture.code.slice(0, 4)))
        : inProvince(counties, province?.code ?? null);
      return beginning(within, rest)?.code ?? prefecture?.code ?? province?.code ?? null;
    },
  };
}

/** The longest name that a text begins with, where it is one region's alone. */
function beginning(regions: readonly Named[], text: string): { readonly code: string; readonly length: number } | null {
  const found = regions
    .flatMap(({ code, names }) => names.filter((name) => text.startsWith(name)).map((name) => ({ code, length: name.length })))
    .toSorted((a, b) => b.length - a.length);
  const [first] = found;
  return first === undefined || found.some(({ code, length }) => length === first.length && code !== first.code) ? null : first;
}

const autonomous: Readonly<Record<string, string>> = {
  '150000': '内蒙古',
  '450000': '广西',
  '540000': '西藏',
  '640000': '宁夏',
  '650000': '新疆',
};

/** Cards of autonomous regions often say `广西` alone. */
function namesOf(code: string, name: string): readonly string[] {
  return code in autonomous ? [name, autonomous[code]!] : [name];
}
