/** One project a kind of test; unit tests need nothing but Node, integration and e2e need real servers. */
const shared = {
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts'],
  setupFilesAfterEnv: ['<rootDir>/__tests__/support/set-timeout.ts'],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/.cache/'],
  // tsc checks the types; here they are only stripped.
  transform: { '^.+\\.ts$': ['ts-jest', { useESM: true, diagnostics: false }] },
};

function project(displayName, testTimeoutMs) {
  const testMatch = [`<rootDir>/__tests__/${displayName}/**/*.test.ts`];
  return { ...shared, displayName, testMatch, globals: { testTimeoutMs } };
}

export default {
  coverageProvider: 'v8',
  collectCoverageFrom: ['src/**/*.ts', 'simulator/**/*.ts'],
  projects: [
    project('unit', 20_000),
    project('wire', 30_000),
    project('simulator', 60_000),
    project('integration', 120_000),
    project('e2e', 300_000),
  ],
};
