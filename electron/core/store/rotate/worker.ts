import { parentPort, workerData } from 'node:worker_threads';
import { rotateStore } from './rotate-store.ts';
import type { Rotation } from './rotate-store.ts';
import { createStepCounter } from './step-counter.ts';

const port = parentPort!;
const rotation = workerData as Rotation;
const count = createStepCounter(rotation.directory, (part) => port.postMessage({ part }));
// What it throws ends this thread, and its starter hears of it.
const result = rotateStore(rotation, count);
port.postMessage({ result });
