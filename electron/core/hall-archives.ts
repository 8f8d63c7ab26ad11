import { createArchiveFileHandlers, mergeSources, undoneRecords, type ArchiveFilesDeps } from './archive/files/index.ts';
import { finishedCases } from './cases/index.ts';
import { getOffice } from './office/index.ts';

type Ports = Omit<ArchiveFilesDeps, 'source' | 'scheme'>;

/** The files of the archive, with what the cases above and the register beside it leave behind. */
export const hallArchives = (ports: Ports) =>
  createArchiveFileHandlers({
    ...ports,
    source: mergeSources([finishedCases, undoneRecords]),
    scheme: (db) => getOffice(db).archives,
  });
