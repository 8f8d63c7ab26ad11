import { createArchiveFileHandlers, mergeSources, undoneRecords, type ArchiveFilesDeps } from './archive/files/index.ts';
import { createByHand, createImport } from './archive/backfill/index.ts';
import { createArchiveHandlers } from './archive/index.ts';
import { createIntakeHandlers, createScanFolderWatch } from './archive/intake/index.ts';
import { caseFiles, finishedCases } from './cases/index.ts';
import { createArchivePapers } from './documents/archive-papers.ts';
import type { ImportDeps } from './archive/backfill/index.ts';
import type { DrawingDep } from './documents/types.ts';
import { getOffice, officeConfigured } from './office/index.ts';

type Ports = Omit<ArchiveFilesDeps, 'source' | 'scheme' | 'setScheme' | 'papers' | 'office'> & DrawingDep & ImportDeps;

/** What is photographed and scanned at the counter; the files of the archive, with what the cases above and the register beside it leave behind, and their papers; batches of scans; and old records. */
export function hallArchives(ports: Ports) {
  const scanFolder = createScanFolderWatch({ ...ports, cases: caseFiles });
  const backfill = createImport(ports);
  return {
    handlers: {
      ...createArchiveHandlers({ ...ports, cases: caseFiles }),
      ...backfill.handlers,
      ...createByHand(ports),
      ...createIntakeHandlers({ ...ports, cases: caseFiles }, scanFolder),
      ...createArchiveFileHandlers({
        ...ports,
        source: mergeSources([finishedCases, undoneRecords]),
        scheme: (db) => getOffice(db).archives,
        setScheme: ({ db, append }, archives) => append(officeConfigured, { office: { ...getOffice(db), archives } }),
        office: getOffice,
        papers: createArchivePapers({ ...ports, getOffice }),
      }),
    },
    async close() {
      await scanFolder.close();
      await backfill.close();
    },
  };
}
