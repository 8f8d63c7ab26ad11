/** The four natures of registration by which files are kept apart (婚姻登记档案管理办法). */
export const fileClasses = ['marriage', 'revocation', 'divorce', 'reissue'] as const;
export type FileClass = (typeof fileClasses)[number];

/**
 * What a file is of. An application for divorce that was taken back, or counts as taken back, is filed among the divorces.
 * Revocations are numbered like the others; what lies in their files belongs to their proceedings.
 */
export type FiledAct = 'marriage' | 'divorce' | 'divorceWithdrawn' | 'divorceLapsed' | 'marriageReissue' | 'divorceReissue';

const classes: Readonly<Record<FiledAct, FileClass>> = {
  marriage: 'marriage',
  divorce: 'divorce',
  divorceWithdrawn: 'divorce',
  divorceLapsed: 'divorce',
  marriageReissue: 'reissue',
  divorceReissue: 'reissue',
};

export function classOf(act: FiledAct): FileClass {
  return classes[act];
}
