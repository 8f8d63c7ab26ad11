/** 民法典. */
export const civilCodeSince = '2021-01-01';
/** 《婚姻登记条例》, State Council order 804. */
export const regulationSince = '2025-05-10';
