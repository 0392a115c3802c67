import type { ServiceUpdate } from '../model/service-update.js';
import type { Service } from '../model/service.js';
import type { UndoRecord } from '../model/undo-record.js';
export function planSettingsRestore(_service: Service, _record: UndoRecord): ServiceUpdate | null {
  throw new Error('not built yet');
}
