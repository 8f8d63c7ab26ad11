export { type HallBridge } from './bridge.ts';
export { clockWords, offsetWords } from './clock-words.ts';
export { createClient, type CallOptions, type Client } from './client.ts';
export { encodeFile } from './encode-file.ts';
export { ErrorNotice } from './error-notice.tsx';
export { errorSentence as errorWords } from '#shared/locales/error-sentence.ts';
export { createQueries, HallProvider, useClient, useCoreIsRunning, useSlowCalls } from './hall-provider.tsx';
export { askAhead, useAct, useAsk, type Act, type Asked } from './use-operation.ts';
export { ageWords, clockTime, dateWords, dayWords, momentWords } from './words.ts';
