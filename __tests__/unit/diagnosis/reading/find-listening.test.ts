import { expect, test } from '@jest/globals';
import { findListening } from '../../../../src/diagnosis/reading/find-listening.js';
import { aLog } from '../../../support/builders/evidence.js';

test.each([
  [
    'gunicorn',
    '[2026-11-21 23:21:05 +0000] [7] [INFO] Listening at: http://0.0.0.0:8123 (7)',
    '0.0.0.0',
    8123,
  ],
  ['gunicorn, IPv6', '[INFO] Listening at: http://[::]:8000 (7)', '[::]', 8000],
  ['uvicorn', 'INFO:     Uvicorn running on http://127.0.0.1:8125 (Press CTRL+C to quit)', '127.0.0.1', 8125],
  ['Flask', ' * Running on http://127.0.0.1:5000', '127.0.0.1', 5000],
  ['daphne', '2026-11-21 INFO     Listening on TCP address 0.0.0.0:8000', '0.0.0.0', 8000],
  ['runserver', 'Starting development server at http://127.0.0.1:8000/', '127.0.0.1', 8000],
])('%s says where it listens', (_server, line, host, port) => {
  expect(findListening({ logs: [aLog([line])] })).toMatchObject([
    { host, port, line: line.trim().replace(/\s+/g, ' ') },
  ]);
});

test.each([
  'gunicorn listens on a socket: Listening at: unix:/run/app.sock (7)',
  'running on Tuesday at 12:30',
])('no address: %s', (line) => {
  expect(findListening({ logs: [aLog([line])] })).toEqual([]);
});
