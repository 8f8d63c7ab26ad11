import { isCasePaper } from '#shared/law/filing.ts';
import { hasScan } from '#shared/law/marriage/index.ts';
import type { MaterialKind, RequiredMaterial, Scan, Slot } from '#shared/model/index.ts';

/** Where one paper of the closed list stands. */
export type MaterialState =
  | 'inFile' // a scan lies in the file
  | 'toScan'
  | 'seen'
  | 'toSee'
  | 'mayAdd'
  | 'noLongerAsked'; // a scan lies in the file, nothing asks for it: to be withdrawn

export interface MaterialLine {
  readonly kind: MaterialKind;
  readonly party: Slot | null;
  readonly state: MaterialState;
  readonly scans: readonly Scan[];
}

/** The list with what of it lies in the file; signed papers that came back as scans stand at its end. */
export function materialLines(materials: readonly RequiredMaterial[], scans: readonly Scan[]): readonly MaterialLine[] {
  const listed = materials.map((each): MaterialLine => ({
    kind: each.kind,
    party: each.party,
    state: stateOf(each, materials, scans),
    scans: scans.filter(({ kind, party }) => kind === each.kind && (each.party === null || party === null || party === each.party)),
  }));
  const shown = new Set(listed.flatMap((line) => line.scans.map(({ id }) => id)));
  const others = scans
    .filter(({ id, kind }) => !shown.has(id) && isCasePaper(kind))
    .map((scan): MaterialLine => ({ kind: scan.kind, party: scan.party, state: 'inFile', scans: [scan] }));
  return [...listed, ...others];
}

/** How many papers are still to be scanned; of papers any of which will do, one. */
export function scansMissing(lines: readonly MaterialLine[], materials: readonly RequiredMaterial[]): number {
  const open = new Set<string>();
  for (const { kind, party, state } of lines) {
    if (state !== 'toScan') continue;
    const group = materials.find((each) => each.kind === kind && each.party === party)?.group;
    open.add(`${party ?? ''}:${group ?? kind}`);
  }
  return open.size;
}

function stateOf(material: RequiredMaterial, materials: readonly RequiredMaterial[], scans: readonly Scan[]): MaterialState {
  const { kind, party, need, given, group } = material;
  if (material.noLongerAsked) return 'noLongerAsked';
  if (hasScan([...scans], kind, party)) return 'inFile';
  if (need === 'see') return given ? 'seen' : 'toSee';
  if (need === 'mayAdd') return 'mayAdd';
  const another =
    group !== undefined && materials.some((each) => each.group === group && each.party === party && hasScan([...scans], each.kind, party));
  return another ? 'mayAdd' : 'toScan';
}
