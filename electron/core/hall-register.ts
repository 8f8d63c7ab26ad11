import { createRegisterHandlers, type RegisterDeps } from './archive/register/index.ts';
import { createLookUpPapers } from './documents/look-up-papers.ts';
import type { Drawing } from './documents/types.ts';
import { settleProofRequest } from './front-desk/index.ts';
import { getOffice } from './office/index.ts';

type Ports = Omit<RegisterDeps, 'lookUpPapers' | 'practice' | 'settleAsked' | 'drawing'> & { readonly drawing: Drawing };

/** The register of records with what it needs of the papers beside it and of the kiosk's requests above it. */
export const hallRegister = (ports: Ports) =>
  createRegisterHandlers({
    ...ports,
    lookUpPapers: createLookUpPapers({ ...ports, getOffice }),
    practice: (db) => getOffice(db).practice,
    settleAsked: settleProofRequest,
  });
