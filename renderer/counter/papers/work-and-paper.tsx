import type { ReactElement, ReactNode } from 'react';
import { useOpenCase } from '../case-context.ts';
import { PaperPreview } from './paper-preview.tsx';
import { previewOf } from './use-shown-paper.ts';

export interface WorkAndPaperProps {
  /** The document beside the work. */
  readonly shown: string | null;
  /** Said while there is none. */
  readonly none: string;
  readonly children: ReactNode;
}

/** What is to be done, and beside it the paper it is done with. */
export function WorkAndPaper({ shown, none, children }: WorkAndPaperProps): ReactElement {
  const { view } = useOpenCase();
  return (
    <div className="work-and-paper">
      <div className="work">{children}</div>
      {shown === null ? <p className="paper-none soft">{none}</p> : <PaperPreview documentId={previewOf(view.documents, shown)} />}
    </div>
  );
}
