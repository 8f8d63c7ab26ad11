import type { IRegularForbiddenRuleType } from 'dependency-cruiser';

/**
 * Folders of the core, upper ones first. A folder may import the folders of the lines below its own, itself, and
 * `ports.ts`; nothing above it and nothing beside it.
 */
const coreOrder: readonly (readonly string[])[] = [
  ['cases', 'front-desk', 'statistics'],
  ['archive', 'backup', 'documents', 'sync', 'staff', 'office'],
  ['devices'],
  ['store'],
  ['crypto', 'exchange'],
];
const coreFolders = coreOrder.flat();

const inShared = ['^shared/'];
const builtin = ['core'] as const;

function forbid(
  name: string,
  comment: string,
  from: IRegularForbiddenRuleType['from'],
  to: IRegularForbiddenRuleType['to'],
): IRegularForbiddenRuleType {
  return { name, comment, severity: 'error', from, to };
}

/** Each folder, and what above or beside it it must not see. */
function coreFolderRules(): IRegularForbiddenRuleType[] {
  return coreOrder.flatMap((line, depth) =>
    line.map((folder) => {
      const outOfReach = coreOrder
        .slice(0, depth + 1)
        .flat()
        .filter((other) => other !== folder);
      return forbid(
        `core-${folder}`,
        `electron/core/${folder} imports only the core folders below it and ports.ts`,
        { path: `^electron/core/${folder}/` },
        {
          path: [
            ...(outOfReach.length ? [`^electron/core/(${outOfReach.join('|')})/`] : []),
            '^electron/core/cli/',
            '^electron/core/(?!ports\\.ts$)[^/]+$',
          ],
        },
      );
    }),
  );
}

/** The house's imports run downward only; paths are relative to the repository. */
export const layerRules: readonly IRegularForbiddenRuleType[] = [
  forbid('resolvable', 'every import leads to a file or a package', {}, { couldNotResolve: true }),
  forbid(
    'no-cycles',
    'modules do not import each other in a circle, types aside',
    {},
    { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
  ),
  forbid('shared-alone', 'shared imports nothing of the other layers', { path: inShared }, { path: '^(electron|renderer|tests|out)/' }),
  forbid(
    'shared-packages',
    'shared imports no package but zod, temporal-polyfill, tyme4ts, mrz and, for the locales, i18next and i18n-iso-countries',
    { path: inShared, pathNot: '^shared/barcodes/' },
    {
      dependencyTypesNot: ['local', 'aliased-subpath-import', 'aliased', 'type-only'],
      path: 'node_modules/',
      pathNot: 'node_modules/(zod|temporal-polyfill|temporal-spec|tyme4ts|mrz|i18next|i18n-iso-countries)/',
    },
  ),
  forbid(
    'barcodes-alone',
    'shared/barcodes imports the two readers of barcodes, nothing else',
    { path: '^shared/barcodes/' },
    { path: ['^shared/(?!barcodes/)', 'node_modules/(?!(@zxing/library|zxing-wasm)/)'] },
  ),
  forbid(
    'barcodes-one-door',
    'barcodes are read by shared/barcodes alone',
    { path: '^(electron|renderer|shared/(?!barcodes/))' },
    { path: 'node_modules/(@zxing/library|zxing-wasm)/', dependencyTypesNot: ['type-only'] },
  ),
  forbid('shared-pure', 'shared does no input or output', { path: inShared }, { dependencyTypes: [...builtin] }),
  forbid(
    'law-alone',
    'shared/law imports shared/model and the Temporal polyfill, nothing else',
    { path: '^shared/law/' },
    { path: '^shared/(contract|locales)/' },
  ),
  forbid(
    'model-lowest',
    'shared/model imports nothing of shared but itself',
    { path: '^shared/model/' },
    { path: '^shared/(contract|law|locales)/' },
  ),
  forbid('renderer-below', 'renderer imports shared and packages only', { path: '^renderer/' }, { path: '^electron/' }),
  forbid('renderer-pure', 'renderer has no Node', { path: '^renderer/' }, { dependencyTypes: [...builtin] }),
  forbid(
    'renderer-packages',
    'packages of the core are not for windows',
    { path: '^(renderer|shared)/' },
    { path: 'node_modules/(better-sqlite3|serialport|@serialport|sharp|pdfkit|fontkit|pino|electron)/' },
  ),
  forbid(
    'electron-in-main',
    'only main and preload know Electron',
    { path: '^(electron/core|electron/tools|renderer|shared)/' },
    { path: '(^electron$|node_modules/electron/)' },
  ),
  forbid(
    'core-alone',
    'the core knows nothing of windows',
    { path: '^electron/core/' },
    { path: '^(electron/(main|preload|tools)|renderer)/' },
  ),
  forbid(
    'main-alone',
    'main and preload host the core and do not look inside',
    { path: '^electron/(main|preload)/' },
    { path: '^(electron/(core|tools)|renderer|shared/law)/' },
  ),
  forbid(
    'tools-aside',
    'what ships imports no tool',
    { path: '^(electron/(core|main|preload)|renderer|shared)/' },
    { path: '^electron/tools/' },
  ),
  forbid(
    'tools-alone',
    'tools start programs; they do not import them',
    { path: '^electron/tools/' },
    { path: '^(electron/(core|main|preload)|renderer)/' },
  ),
  forbid('tests-aside', 'nothing outside tests imports tests', { pathNot: '^tests/' }, { path: '^tests/' }),
  forbid(
    'crypto-one-port',
    'cryptography has one door',
    // The one exception: main holds a program against its signed manifest before it starts it.
    { path: '^(electron/(core/(?!crypto/)|main/(?!program/)|preload)|renderer|shared)' },
    { path: '^(node:)?crypto$' },
  ),
  forbid(
    'core-known-folders',
    'a folder of the core has its place in this order',
    { path: `^electron/core/(?!(${coreFolders.join('|')}|cli|opening|health)/)[^/]+/` },
    {},
  ),
  forbid(
    'core-cli-on-top',
    'only the core itself knows its command line',
    { path: `^electron/core/(${coreFolders.join('|')})/` },
    { path: '^electron/core/cli/' },
  ),
  ...coreFolderRules(),
];
