import { createProceedingHandlers, type ProceedingDeps } from './archive/proceedings/index.ts';
import { createRegisterHandlers, type RegisterDeps } from './archive/register/index.ts';
import { createLookUpPapers } from './documents/look-up-papers.ts';
import { createProceedingPapers } from './documents/proceeding-papers.ts';
import type { Drawing } from './documents/types.ts';
import { settleProofRequest } from './front-desk/index.ts';
import { getOffice } from './office/index.ts';

type Ports = Omit<RegisterDeps, 'lookUpPapers' | 'practice' | 'settleAsked' | 'drawing'> &
  Pick<ProceedingDeps, 'calendar'> & { readonly drawing: Drawing };

/** The register of records, and how they are revoked and corrected, with the papers beside them and the kiosk's requests above. */
export const hallRegister = (ports: Ports) => ({
  ...createRegisterHandlers({
    ...ports,
    lookUpPapers: createLookUpPapers({ ...ports, getOffice }),
    practice: (db) => getOffice(db).practice,
    settleAsked: settleProofRequest,
  }),
  ...createProceedingHandlers({
    ...ports,
    papers: createProceedingPapers({ ...ports, getOffice }),
    practice: (db) => getOffice(db).practice,
    authority: (db) => getOffice(db).name,
  }),
});
