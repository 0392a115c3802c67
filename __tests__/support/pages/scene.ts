import type { Report } from '../../../src/model/report.js';
import { NEW_IMAGE } from './definitions.js';

/** Plays a case, and gives its report. */
export type Scene = () => Promise<Report>;
/** By the name of the page. */
export type Scenes = Readonly<Record<string, Scene>>;

/** What the workflow of the web service gives. */
export const WEB_INPUTS = { image: NEW_IMAGE };

/** What the workflow of the workers gives. */
export const WORKER_INPUTS = {
  image: NEW_IMAGE,
  'broker-url': 'redis://:not-a-secret@redis.shop.internal:6379/0',
  'drain-timeout': '10m',
};
