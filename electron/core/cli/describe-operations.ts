import { z } from 'zod';
import { commonErrors, operationNames, operations, type Operation } from '#shared/contract/index.ts';

/** Every operation with its shapes as JSON Schema 2020-12: what a caller may write, and what is answered. */
export function describeOperations(): object {
  const described = operationNames.map((name) => [name, describe(operations[name])]);
  return { operations: Object.fromEntries(described) as object, commonErrors };
}

function describe({ about, input, output, errors, access, writes, approvedBy }: Operation): object {
  return {
    about,
    input: z.toJSONSchema(input, { io: 'input' }),
    output: z.toJSONSchema(output, { io: 'output' }),
    errors,
    roles: access.who,
    stations: access.stations,
    writes,
    ...(approvedBy ? { approvedBy } : {}),
  };
}
