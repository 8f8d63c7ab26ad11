import type { Call, Caller } from '../ports.ts';

/** The dispatcher lets nobody but signed-in staff reach these handlers. */
export function callerOf(call: Pick<Call, 'caller'>): Caller {
  if (!call.caller) throw new Error('a writing call of the office without a caller');
  return call.caller;
}

export function twoPeople(call: Pick<Call, 'caller' | 'approver'>): { readonly enteredBy: string; readonly approvedBy: string } {
  if (!call.approver) throw new Error('an act of two people without the second');
  return { enteredBy: callerOf(call).staff.id, approvedBy: call.approver.id };
}
