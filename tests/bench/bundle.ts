/** What must be read before anything shows: main's own bundle, and all that the first page brings by itself. */
import { firstRoute, mainBundle } from './parts/bundle.ts';
import { printFigure } from './parts/figure.ts';

printFigure({ name: 'bundle.main', value: mainBundle() / 1_000_000, unit: 'MB', baseline: null, goal: { most: 1 } });
const route = firstRoute();
printFigure({ name: 'bundle.firstRoute', value: route.gzipBytes / 1_000, unit: 'kB', baseline: null, goal: { most: 350 }, note: 'gzip' });
