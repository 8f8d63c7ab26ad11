export { useScan } from './use-scan.ts';
export { useZone } from './zone.ts';
