import type { ReactElement, ReactNode } from 'react';

export interface RecordRow {
  readonly label: string;
  readonly ours: ReactNode;
  readonly theirs: ReactNode;
  /** They do not say the same. */
  readonly differs: boolean;
}

export interface RecordTableProps {
  readonly caption: string;
  readonly ours: string;
  readonly theirs: string;
  readonly rows: readonly RecordRow[];
}

/** Two records side by side, line by line; where they differ the line says so in more than its colour. */
export function RecordTable({ caption, ours, theirs, rows }: RecordTableProps): ReactElement {
  return (
    <table className="record-table">
      <thead>
        <tr>
          <th scope="col">
            <span className="unseen">{caption}</span>
          </th>
          <th scope="col">{ours}</th>
          <th scope="col">{theirs}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ label, ours: here, theirs: there, differs }) => (
          <tr key={label} className={differs ? 'record-differs' : undefined}>
            <th scope="row">
              {differs && <span aria-hidden="true">≠ </span>}
              {label}
            </th>
            <td>{here}</td>
            <td>{there}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
