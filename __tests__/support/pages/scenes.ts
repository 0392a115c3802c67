import type { Scenes } from './scene.js';
import { causes } from './scenes/causes.js';
import { endedEarly } from './scenes/ended-early.js';
import { handedOver } from './scenes/handed-over.js';
import { lookedOnly } from './scenes/looked-only.js';
import { rolledBack } from './scenes/rolled-back.js';
import { web } from './scenes/web.js';

/** Every page that is held still, by its name. */
export const SCENES: Scenes = {
  ...causes,
  ...endedEarly,
  ...handedOver,
  ...lookedOnly,
  ...rolledBack,
  ...web,
};
