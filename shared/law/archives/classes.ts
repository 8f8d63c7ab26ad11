import type { FileClass, FiledAct } from '#shared/model/index.ts';

const classes: Readonly<Record<FiledAct, FileClass>> = {
  marriage: 'marriage',
  revocation: 'revocation',
  divorce: 'divorce',
  divorceWithdrawn: 'divorce',
  divorceLapsed: 'divorce',
  marriageReissue: 'reissue',
  divorceReissue: 'reissue',
};

export function classOf(act: FiledAct): FileClass {
  return classes[act];
}
