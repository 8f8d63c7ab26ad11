import type { TFunction } from 'i18next';
import { isCertificate } from '#shared/model/index.ts';
import type { PrimaryAction } from '../step-frame.tsx';
import { nextPaperAct, type TrackedPaper } from './paper-plan.ts';
import type { Papers } from './use-papers.ts';

function nameOf(t: TFunction, { kind, party }: TrackedPaper): string {
  return isCertificate(kind) && party !== null ? t(`counter:paper.certificateOf.${kind}.${party}`) : t(`terms:documentKind.${kind}`);
}

/** Papers of one name by it; papers of several names by how many they are, which the button has room for. */
function labelOf(t: TFunction, act: 'print' | 'confirm', papers: readonly TrackedPaper[]): string {
  const [name, ...more] = new Set(papers.map((paper) => nameOf(t, paper)));
  if (more.length > 0) return t(`counter:primary.${act}Several`, { count: papers.length });
  return t(`counter:primary.${act === 'print' ? 'print' : 'confirmPrinted'}`, { papers: name });
}

/** The step's primary action while papers are not all in hand; null once they are. */
export function paperPrimary(t: TFunction, papers: Papers, replace?: (paper: TrackedPaper) => void): PrimaryAction | null {
  const next = nextPaperAct(papers.papers);
  if (next === null) return null;
  switch (next.act) {
    case 'confirm':
      return {
        label: labelOf(t, 'confirm', next.papers),
        onPress: () => void papers.confirm(next.papers),
        busy: papers.busy,
      };
    case 'print':
      return {
        label: labelOf(t, 'print', next.papers),
        onPress: () => void papers.print(next.papers),
        busy: papers.busy,
        missing: papers.printer.name === null ? t('counter:missing.printer') : null,
      };
    case 'replace':
      return {
        label: t('counter:primary.replaceBlank', { papers: nameOf(t, next.paper) }),
        onPress: () => replace?.(next.paper),
        busy: papers.busy,
      };
  }
}
