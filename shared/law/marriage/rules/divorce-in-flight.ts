import { slots } from '#shared/model/index.ts';
import { divorceStateOf } from '../../divorce/process.ts';
import { civilCodeSince, marriageRule } from '../marriage-rule.ts';

/**
 * 离婚申请在途: until a divorce is registered its parties are husband and wife (民法典 1080), in both periods and before. Whoever has
 * applied for one and was accepted is married; whose application is still at the counter may yet leave without.
 */
export const divorceInFlight = marriageRule({
  id: 'M-64',
  article: 'civilCode.1042',
  since: civilCodeSince,
  says: {
    inFlight: { outcome: 'refuse', params: ['number'], ground: 'registration' },
    applying: { outcome: 'ask', params: ['number'], blocksFrom: 'declare' },
  },
  evaluate: ({ existing }, say) =>
    slots.flatMap((slot) => {
      const divorce = existing[slot].divorceInFlight;
      const state = divorce === null ? null : divorceStateOf(divorce.point);
      if (state === 'coolingOff' || state === 'issuable') return [say('inFlight', slot, { number: divorce!.number })];
      return state === 'received' ? [say('applying', slot, { number: divorce!.number })] : [];
    }),
});
