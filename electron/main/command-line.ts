import { resolve } from 'node:path';
import type { ApplicantOpening } from './applicant-screens.ts';
import { DeskStation } from '#shared/contract/index.ts';

export interface CommandLine {
  /** Folder of the store; null: the one of this PC's user. */
  readonly store: string | null;
  readonly station: DeskStation;
  /** Where the card reader is (`devices.readerPath`), instead of where the hall's configuration says. */
  readonly readerPath: string | null;
  /** Time a training store is told; the core refuses it elsewhere. */
  readonly clock: string | null;
  /** Whether the counter's second screen opens by itself. */
  readonly applicant: ApplicantOpening;
  /** Display of the call screen, counted from 1 from left to right; null: one that nobody works at. */
  readonly signageDisplay: number | null;
  /** Display of the kiosk, counted likewise; null: one that can be touched and that nobody works at. */
  readonly kioskDisplay: number | null;
}

const applicantOpenings: readonly ApplicantOpening[] = ['auto', 'always', 'never'];

/** Reads our own switches (`--store=DIR --station=counter|supervisor|signage|kiosk --reader=WHERE --clock=TIME --applicant=auto|always|never --signage-display=N --kiosk-display=N`); others belong to Chromium. */
export function parseCommandLine(argv: readonly string[], cwd: string): CommandLine {
  const find = (name: string): string | null => {
    const prefix = `--${name}=`;
    const value = argv.findLast((argument) => argument.startsWith(prefix))?.slice(prefix.length);
    return value === undefined || value === '' ? null : value;
  };
  const store = find('store');
  const station = DeskStation.safeParse(find('station') ?? 'counter');
  if (!station.success) throw new Error(`--station is one of: ${DeskStation.options.join(', ')}`);
  const applicant = applicantOpenings.find((each) => each === (find('applicant') ?? 'auto'));
  if (applicant === undefined) throw new Error(`--applicant is one of: ${applicantOpenings.join(', ')}`);
  const findDisplay = (name: string): number | null => {
    const display = find(name);
    if (display !== null && !/^[1-9]$/u.test(display)) throw new Error(`--${name} is the number of a display, from 1 to 9`);
    return display === null ? null : Number(display);
  };
  return {
    store: store === null ? null : resolve(cwd, store),
    station: station.data,
    readerPath: find('reader'),
    clock: find('clock'),
    applicant,
    signageDisplay: findDisplay('signage-display'),
    kioskDisplay: findDisplay('kiosk-display'),
  };
}
