export { canonicalJson } from './canonical-json.ts';
export { createSetClock, createShiftedClock, createSystemClock, officeZone } from './clock.ts';
export type { SettableClock } from './clock.ts';
export { createStore } from './create-store.ts';
export type { CreatedStore, NewStore } from './create-store.ts';
export { faultResult, refusalResult, StoreFault } from './errors.ts';
export { journalKeyChange, keyChanged, keyChangeOf, listKeyChanges } from './key-changes.ts';
export { lastActAt, type Place } from './journal.ts';
export {
  composeKeyFile,
  createRecoveryKeyProof,
  isKeyOf,
  readKeyFile,
  unlockKeyFile,
  unwrap,
  wrapByNewRecoveryKey,
  wrapByPassphrase,
} from './key-file.ts';
export type { KeyFile, Secret, Wrap } from './key-file.ts';
export { inspectStore } from './layout.ts';
export { identify, type OpenError, openStore } from './open-store.ts';
export type { OpenStore, StoreDeps } from './opened-store.ts';
export { replaceKeyFile } from './replace-key-file.ts';
export type { Rotation } from './rotate/rotate-store.ts';
export { runRotation } from './rotate/run-rotation.ts';
export { settleKeys } from './rotate/settle.ts';
export * from './types.ts';
export { examineStore, type Examination } from './examine.ts';
export type { Head, JournalRow } from './journal.ts';
export { placeOf, type OpeningCheck } from './opening-check.ts';
export type { StoreProblem } from './proof.ts';
export { salvageJournal, type DamagedStore } from './salvage.ts';
export { readBeside, type FileCheck } from './read-beside.ts';
export { readTip, writeTip, type Tip } from './tip.ts';
export { referencedFiles, type FileColumn } from './vault-files.ts';
export type { StationKeyBox } from './station-keys.ts';
export { verifyStore } from './verify.ts';
export type { Verification } from './verify.ts';
export { systemAuthor } from './system-author.ts';
