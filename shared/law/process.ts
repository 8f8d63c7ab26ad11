import type { DocumentKind, StaffRole } from '#shared/model/index.ts';

/** What one action of a business may do: the counter, the guards and the history are all derived from it. */
export interface ProcessAction<State extends string, Material extends string> {
  readonly from: readonly State[];
  readonly to: State | 'same';
  /** Who may do it. */
  readonly roles: readonly StaffRole[];
  /** A second person with one of these roles must agree. */
  readonly approvedBy?: readonly StaffRole[];
  /** Papers that must have been printed and confirmed before. */
  readonly papers: readonly DocumentKind[];
  /** What else must be in the registrar's hands. */
  readonly materials: readonly Material[];
  /** Papers the action draws. */
  readonly produces: readonly DocumentKind[];
  /** The legal act is complete with this action. */
  readonly completes?: true;
}

export type ProcessTable<State extends string, Action extends string, Material extends string> = Readonly<
  Record<Action, ProcessAction<State, Material>>
>;

/** What may be done in a state by somebody with these roles, in the table's order. */
export function actionsOf<State extends string, Action extends string, Material extends string>(
  table: ProcessTable<State, Action, Material>,
  state: State,
  roles: readonly StaffRole[],
): Action[] {
  return (Object.keys(table) as Action[]).filter((action) => {
    const { from, roles: allowed } = table[action];
    return from.includes(state) && allowed.some((role) => roles.includes(role));
  });
}

/** The state after an action; null when it is not allowed in this state. */
export function stateAfter<State extends string, Action extends string, Material extends string>(
  table: ProcessTable<State, Action, Material>,
  state: State,
  action: Action,
): State | null {
  const { from, to } = table[action];
  if (!from.includes(state)) return null;
  return to === 'same' ? state : to;
}
