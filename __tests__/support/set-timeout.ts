import { jest } from '@jest/globals';

// jest heeds a project's own testTimeout nowhere, so jest.config.mjs passes it in by a global.
jest.setTimeout((globalThis as unknown as { testTimeoutMs: number }).testTimeoutMs);
