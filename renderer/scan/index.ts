export { ScanPanel } from './camera/scan-panel.tsx';
export { routeScan, type Scanned } from './route.ts';
export { RefusedScan } from './refused-scan.tsx';
export { useScan } from './use-scan.ts';
export { useSerialScanner } from './use-serial-scanner.ts';
export { useZone } from './zone.ts';
