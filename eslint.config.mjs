import js from '@eslint/js';
import jest from 'eslint-plugin-jest';
import tseslint from 'typescript-eslint';

/** Packages that compute and touch nothing: the only ones a pure folder may use. */
const PURE_PACKAGES = ['picomatch', 'parse-duration', 'markdown-table', 'unbash'];

/** Types, and words for people: what every folder that thinks or acts may use. */
const SHARED = ['model', 'wording'];

/** Folders that judge what was seen, and say what comes next. */
const JUDGES = ['rollout', 'drain', 'diagnosis', 'preflight', 'timeline'];
/** The one reader of task definitions and commands, for the folders that judge what a definition runs. */
const READING = [...SHARED, 'definition'];

/**
 * Who may import whom. `home` is the folder below src, `from` the entries of src that it may import besides itself,
 * `packages` what it may import from outside. Everything else is refused.
 */
const LAYERS = [
  { home: 'model', pure: true, from: [], packages: [] },
  { home: 'wording', pure: true, from: ['model'], packages: [] },
  // What looks like a secret is quoted nowhere.
  { home: 'inputs', pure: true, from: READING, packages: PURE_PACKAGES },
  { home: 'definition', pure: true, from: SHARED, packages: PURE_PACKAGES },
  { home: 'rollout', pure: true, from: READING, packages: PURE_PACKAGES },
  { home: 'drain', pure: true, from: READING, packages: PURE_PACKAGES },
  { home: 'diagnosis', pure: true, from: READING, packages: PURE_PACKAGES },
  { home: 'preflight', pure: true, from: READING, packages: PURE_PACKAGES },
  { home: 'timeline', pure: true, from: SHARED, packages: PURE_PACKAGES },
  {
    home: 'report',
    pure: true,
    from: [...READING, 'rollout', 'drain', 'diagnosis', 'timeline'],
    packages: ['jsondiffpatch'],
  },
  { home: 'summary', pure: true, from: [...SHARED, 'diagnosis', 'timeline'], packages: PURE_PACKAGES },
  {
    home: 'phases',
    from: [...READING, ...JUDGES, 'ports.js', 'errors.js'],
    packages: [],
  },
  // The same names mean a secret everywhere.
  adapter('actions', ['@actions/core', 'node:'], ['definition']),
  adapter('celery', ['ioredis', 'amqplib', 'node:']),
  adapter('clock', ['node:']),
  adapter('ecs', ['@aws-sdk/client-ecs', 'node:']),
  adapter('elbv2', ['@aws-sdk/client-elastic-load-balancing-v2', 'node:']),
  adapter('logs', ['@aws-sdk/client-cloudwatch-logs', 'node:']),
];

/** An adapter knows the contracts and its own SDK, never a sibling. */
function adapter(name, packages, also = []) {
  const from = [
    'model',
    'ports.js',
    'errors.js',
    'open-lazy-port.js',
    'to-aws-error.js',
    'call-within.js',
    ...also,
  ];
  return { home: `adapters/${name}`, from, packages };
}

/** Folders below a layer's home that get their own block, since `../` means something else one level deeper. */
const NESTING = 3;

const escape = (text) => text.replaceAll(/[.*+?^${}()|[\]\\/]/g, '\\$&');
const anyOf = (names) =>
  names.map((name) => (/\.js$|:$/.test(name) ? `${escape(name)}` : `${escape(name)}/`)).join('|');

/** Patterns of the specifiers that a file `nested` folders below the layer's home may not import. */
function refusals(layer, nested) {
  const toSrc = '\\.\\.\\/'.repeat(layer.home.split('/').length + nested);
  const allowed = anyOf(layer.from);
  const packages = layer.packages
    .map((name) => (name.endsWith(':') ? escape(name) : `${escape(name)}$`))
    .join('|');
  const found = [
    {
      regex: `^${toSrc}${allowed ? `(?!${allowed})` : ''}`,
      message: `${layer.home} may not import this part of src.`,
    },
    {
      regex: `^(?!\\.{1,2}\\/${packages ? `|${packages}` : ''})`,
      message: `${layer.home} may not use this package.`,
    },
  ];
  if (layer.home.startsWith('adapters/')) {
    const toAdapters = '\\.\\.\\/'.repeat(1 + nested);
    found.push({ regex: `^${toAdapters}(?!\\.\\.\\/)`, message: 'An adapter may not import a sibling.' });
  }
  return found;
}

/** The same patterns for `import x from`, `export from` and `import()`, which the core rule doesn't see. */
function refuse(files, patterns, syntax = []) {
  const dynamic = patterns.map(({ regex, message }) => ({
    selector: `ImportExpression[source.value=/${regex.replaceAll(/\\?\//g, '\\x2f')}/]`, // a selector's regex holds no slash
    message,
  }));
  return {
    files,
    rules: {
      'no-restricted-imports': ['error', { patterns }],
      'no-restricted-syntax': ['error', ...dynamic, ...syntax],
    },
  };
}

const PURE_SYNTAX = [
  { selector: ':function[async=true]', message: 'A pure folder is not async.' },
  { selector: 'AwaitExpression', message: 'A pure folder is not async.' },
  { selector: 'ImportExpression', message: 'A pure folder has no import().' },
  {
    selector: 'MemberExpression[object.name="Date"][property.name="now"]',
    message: 'Take the time as a parameter.',
  },
  {
    selector: 'NewExpression[callee.name="Date"][arguments.length=0]',
    message: 'Take the time as a parameter.',
  },
  { selector: 'CallExpression[callee.name="Date"]', message: 'Take the time as a parameter.' },
  {
    selector: 'MemberExpression[object.name="Math"][property.name="random"]',
    message: 'Take the chance as a parameter.',
  },
];

const IMPURE_GLOBALS = [
  'Promise',
  'process',
  'console',
  'fetch',
  'crypto',
  'performance',
  'globalThis',
  'global',
  'queueMicrotask',
  'setTimeout',
  'setInterval',
  'setImmediate',
  'clearTimeout',
  'clearInterval',
  'clearImmediate',
];

/** The contracts beside the folders: file, and what of src it may import. Packages: none. */
const CONTRACTS = {
  errors: [],
  ports: ['model'],
  inputs: ['model', 'inputs', 'errors.js'],
  'open-lazy-port': [],
  'to-aws-error': ['errors.js'],
  'call-within': ['errors.js'],
};

const contractBlocks = Object.entries(CONTRACTS).map(([name, from]) =>
  refuse(
    [`src/${name}.ts`],
    [
      {
        regex: `^(?!${from.length > 0 ? `\\.\\/(${anyOf(from)})` : '$'})`,
        message: `${name}.ts may not import this.`,
      },
    ],
  ),
);

const layerBlocks = LAYERS.flatMap((layer) =>
  Array.from({ length: NESTING + 1 }, (_, nested) =>
    refuse(
      [`src/${layer.home}/${'*/'.repeat(nested)}*.ts`],
      refusals(layer, nested),
      layer.pure ? PURE_SYNTAX : [],
    ),
  ),
);

const OUT_OF_SRC = [
  { regex: '^(\\.\\.\\/)+(simulator|__tests__|script|examples)\\/', message: 'src stands alone.' },
];
const OUT_OF_SIMULATOR = [
  { regex: '^(\\.\\.\\/)+src\\/', message: 'The simulator and src never import each other.' },
];

export default tseslint.config(
  { ignores: ['dist/', 'coverage/', 'node_modules/', '.cache/', '**/.venv/'] },
  js.configs.recommended,
  tseslint.configs.strictTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      'max-lines': ['error', 250],
      'max-lines-per-function': ['error', 50],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/restrict-template-expressions': [
        'error',
        { allowNumber: true, allowBoolean: true },
      ],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      'no-restricted-exports': [
        'error',
        { restrictDefaultExports: { direct: true, named: true, defaultFrom: true } },
      ],
    },
  },
  {
    files: ['**/*.mjs', '**/*.js'],
    extends: [tseslint.configs.disableTypeChecked],
    languageOptions: { globals: { process: 'readonly', console: 'readonly', URL: 'readonly' } },
    rules: { 'no-restricted-exports': 'off' },
  },
  refuse(['src/*.ts', 'src/adapters/*.ts'], OUT_OF_SRC),
  refuse(['simulator/**/*.ts', 'examples/**/*.ts'], OUT_OF_SIMULATOR),
  contractBlocks,
  layerBlocks,
  {
    files: LAYERS.filter((layer) => layer.pure).map((layer) => `src/${layer.home}/**/*.ts`),
    rules: { 'no-restricted-globals': ['error', ...IMPURE_GLOBALS] },
  },
  {
    files: ['__tests__/**/*.ts'],
    extends: [jest.configs['flat/recommended']],
    settings: { jest: { version: 30, globalPackage: '@jest/globals' } },
    rules: {
      'max-lines-per-function': 'off',
      'jest/expect-expect': [
        'error',
        { assertFunctionNames: ['expect*', 'assert*', 'fc.assert', '*.expect*', 'until*'] },
      ],
      'jest/no-conditional-expect': 'error',
    },
  },
);
