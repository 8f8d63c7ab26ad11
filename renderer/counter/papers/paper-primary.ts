import type { TFunction } from 'i18next';
import type { PrimaryAction } from '../step-frame.tsx';
import { nextPaperAct, type TrackedPaper } from './paper-plan.ts';
import type { Papers } from './use-papers.ts';

function namesOf(t: TFunction, papers: readonly TrackedPaper[]): string {
  const names = new Set(
    papers.map(({ kind, party }) =>
      kind === 'certificate' && party !== null ? t(`counter:paper.certificateOf.${party}`) : t(`terms:documentKind.${kind}`),
    ),
  );
  return [...names].join(t('common:listComma'));
}

/** The step's primary action while papers are not all in hand; null once they are. */
export function paperPrimary(t: TFunction, papers: Papers, replace?: (paper: TrackedPaper) => void): PrimaryAction | null {
  const next = nextPaperAct(papers.papers);
  if (next === null) return null;
  switch (next.act) {
    case 'confirm':
      return {
        label: t('counter:primary.confirmPrinted', { papers: namesOf(t, next.papers) }),
        onPress: () => void papers.confirm(next.papers),
        busy: papers.busy,
      };
    case 'print':
      return {
        label: t('counter:primary.print', { papers: namesOf(t, next.papers) }),
        onPress: () => void papers.print(next.papers),
        busy: papers.busy,
        missing: papers.printer.name === null ? t('counter:missing.printer') : null,
      };
    case 'replace':
      return {
        label: t('counter:primary.replaceBlank', { papers: namesOf(t, [next.paper]) }),
        onPress: () => replace?.(next.paper),
        busy: papers.busy,
      };
  }
}
