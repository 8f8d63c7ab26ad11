import type { MarriageFacts, MarriageStep } from '#shared/model/index.ts';
import { rulesFor } from '../rule.ts';

/** 民法典. */
export const civilCodeSince = '2021-01-01';
/** 《婚姻登记条例》, State Council order 804. */
export const regulationSince = '2025-05-10';

export const marriageRule = rulesFor<MarriageFacts, MarriageStep>();
