import type { DiscrepancyConclusion, DiscrepancyKind, DiscrepancyMeasure } from '#shared/model/index.ts';

/** What may be done about a contradiction, and on what it rests: keys of `law.article`. */
export interface DiscrepancyProcedure {
  readonly articles: readonly string[];
  /** In the order in which they are to be thought of. */
  readonly measures: readonly DiscrepancyMeasure[];
}

/**
 * An office takes back nothing that it registered: whether a marriage is void (民法典 1051: 重婚) the people's court says alone, on
 * request of those entitled; coercion and concealed illness go to the court too (1052, 1053). What was obtained under another's name
 * or by deceit is revoked by the office that registered it, in the procedure of its own that the Ministry's rules give.
 */
export const discrepancyProcedures: Readonly<Record<DiscrepancyKind, DiscrepancyProcedure>> = {
  identity: {
    articles: ['regulation2025.10'],
    measures: ['provinceCorrects', 'recordCorrected', 'toRevocation', 'toPolice', 'none'],
  },
  marriedAlready: {
    articles: ['regulation2025.10', 'civilCode.1051'],
    measures: ['provinceCorrects', 'toCourt', 'toRevocation', 'toPolice', 'none'],
  },
  notInForce: {
    articles: ['regulation2025.10'],
    measures: ['provinceCorrects', 'recordCorrected', 'toRevocation', 'toCourt', 'none'],
  },
  conflict: {
    articles: ['regulation2025.10', 'civilCode.1051'],
    measures: ['provinceCorrects', 'recordCorrected', 'toCourt', 'toRevocation', 'toPolice', 'none'],
  },
  rejected: { articles: ['regulation2025.10'], measures: ['sentAgain', 'provinceCorrects', 'recordCorrected', 'none'] },
};

/** Measures that make sense of a conclusion: nothing is left undone where the province's record stands. */
export function measuresOf(kind: DiscrepancyKind, conclusion: DiscrepancyConclusion): readonly DiscrepancyMeasure[] {
  const { measures } = discrepancyProcedures[kind];
  switch (conclusion) {
    case 'oursStands':
      return measures.filter((measure) => measure === 'provinceCorrects' || measure === 'sentAgain');
    case 'theirsStands':
      return measures.filter((measure) => measure !== 'provinceCorrects' && measure !== 'none');
    case 'sameFacts':
    case 'resolved':
      return measures.filter((measure) => ['provinceCorrects', 'recordCorrected', 'sentAgain', 'none'].includes(measure));
  }
}
